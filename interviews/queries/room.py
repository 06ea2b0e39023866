"""One scorecard with all that its author needs in the room: eight queries at any length."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from django.db.models import FilteredRelation, Max, Q

from interviews.fields import CANNOT_JUDGE, FieldName, Part
from interviews.models import CompetencyRating, Response, SavedField, Scorecard
from questionbank.models import Anchor, FollowUp, ProposedAnswer, Revision, ScaleLevel


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the page holds it: its name, what is stored, and the revision that this is."""

    name: str
    value: str
    revision: int
    kept: str = ""  # a text that met a newer one and waits for somebody to look at it


@dataclass(frozen=True, slots=True)
class Level:
    number: int
    label: str
    text: str  # the question's own anchor, or the scale's words


@dataclass(slots=True)
class Answer:
    text: str
    key_points: list[str]
    mark: Field


@dataclass(slots=True)
class Item:
    """A question of the room, ready to be shown."""

    number: int
    response: Response
    question: Revision
    minutes: int
    competency: str
    is_added: bool
    notes: Field
    rating: Field
    state: Field
    skip_reason: Field
    answers: list[Answer] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    before: UUID | None = None
    after: UUID | None = None


@dataclass(slots=True)
class RatedCompetency:
    name: str
    rating: Field
    levels: list[Level]


@dataclass(slots=True)
class Room:
    scorecard: Scorecard
    items: list[Item]
    competencies: list[RatedCompetency]
    summary: Field
    recommendation: Field
    newest_saved: int

    @property
    def minutes_planned(self) -> int:
        return sum(item.minutes for item in self.items)

    def item_of(self, response: UUID | None) -> Item | None:
        """The item asked for, or else the first of which nothing was said yet, or the first."""
        by_id = {item.response.uuid: item for item in self.items}
        if response in by_id:
            return by_id[response]
        open_items = (item for item in self.items if item.state.value == "pending")
        return next(open_items, self.items[0] if self.items else None)


@dataclass(frozen=True, slots=True)
class _AnswerRow:
    pk: int
    uuid: UUID
    text: str
    mark: str
    key_points: list[str]


class _Fields:
    """The newest revision of each field of a scorecard; one query, and one more where texts have met."""

    def __init__(self, scorecard: Scorecard) -> None:
        saved = SavedField.objects.filter(scorecard=scorecard)
        in_force = Max("pk", filter=Q(revision__isnull=False))
        rows = list(
            saved.values_list("field").annotate(number=Max("revision"), newest=Max("pk"), in_force=in_force)
        )
        self._revisions = {name: revision for name, revision, *_ in rows if revision}
        self.newest = max((newest for _, _, newest, _ in rows), default=0)
        unsettled = [newest for _, _, newest, in_force in rows if newest != in_force]
        kept = SavedField.objects.filter(pk__in=unsettled).values_list("field", "value")
        self.kept: dict[str, str] = dict(kept) if unsettled else {}

    def get(self, name: FieldName, value: str) -> Field:
        text = str(name)
        return Field(text, value, self._revisions.get(text, 0), self.kept.get(text, ""))


def room_of(scorecard: Scorecard) -> Room:
    """`scorecard` comes with its interview, round and plan version."""
    fields = _Fields(scorecard)
    responses = list(
        Response.objects.filter(scorecard=scorecard)
        .select_related("item__revision__question", "item__competency", "level")
        .order_by("item__position", "pk")
    )
    version = scorecard.interview.round.plan_version.scale_version_id
    scale = list(ScaleLevel.objects.filter(version=version).order_by("level"))
    items = [_item(number, response, fields) for number, response in enumerate(responses, start=1)]
    for earlier, later in pairwise(items):
        earlier.after, later.before = later.response.uuid, earlier.response.uuid
    _fill(items, scale, fields)
    return Room(
        scorecard=scorecard,
        items=items,
        competencies=list(_competencies(scorecard, scale, fields)),
        summary=fields.get(FieldName(Part.SUMMARY), scorecard.summary),
        recommendation=fields.get(FieldName(Part.RECOMMENDATION), scorecard.recommendation),
        newest_saved=fields.newest,
    )


def _item(number: int, response: Response, fields: _Fields) -> Item:
    def own(part: Part, value: str) -> Field:
        return fields.get(FieldName(part, response.uuid), value)

    item = response.item
    return Item(
        number=number,
        response=response,
        question=item.revision,
        minutes=item.minutes,
        competency=item.competency.name if item.competency else "",
        is_added=item.plan_item_id is None,
        notes=own(Part.NOTES, response.notes),
        rating=own(Part.RATING, _rating(response)),
        state=own(Part.STATE, response.state),
        skip_reason=own(Part.SKIP_REASON, response.skip_reason),
    )


def _fill(items: list[Item], scale: list[ScaleLevel], fields: _Fields) -> None:
    """Proposed answers with key points and marks, follow-ups and anchors: three queries for all items."""
    revisions = [item.question.pk for item in items]
    answers = _answers(revisions, [item.response.pk for item in items])
    follow_ups: dict[int, list[str]] = defaultdict(list)
    for follow_up in FollowUp.objects.filter(revision__in=revisions).order_by("revision", "position"):
        follow_ups[follow_up.revision_id].append(follow_up.text)
    anchors = _anchors(revisions, scale)
    for item in items:
        item.follow_ups = follow_ups[item.question.pk]
        item.levels = _levels(scale, anchors[item.question.pk])
        for answer in answers[item.question.pk]:
            name = FieldName(Part.MATCH, item.response.uuid, answer.uuid)
            item.answers.append(Answer(answer.text, answer.key_points, fields.get(name, answer.mark)))


def _answers(revisions: Iterable[int], responses: Iterable[int]) -> dict[int, list[_AnswerRow]]:
    """Answers by revision, each with its mark and key points: one statement, joined by a flat loop."""
    found: dict[int, list[_AnswerRow]] = defaultdict(list)
    own = FilteredRelation("matches", condition=Q(matches__response__in=list(responses)))
    rows = ProposedAnswer.objects.filter(revision__in=revisions).annotate(own=own)
    columns = ("revision", "pk", "uuid", "text", "own__mark", "key_points__text")
    ordered = rows.order_by("revision", "position", "key_points__position").values_list(*columns)
    for revision, pk, uuid, text, mark, key_point in ordered:
        answers = found[revision]
        if not answers or answers[-1].pk != pk:
            answers.append(_AnswerRow(pk, uuid, text, mark or "", []))
        if key_point is not None:
            answers[-1].key_points.append(key_point)
    return found


def _anchors(revisions: Iterable[int], scale: Iterable[ScaleLevel]) -> dict[int, dict[int, str]]:
    """Anchor texts by revision and level, of the scale that the plan rates on."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for anchor in Anchor.objects.filter(revision__in=revisions, level__in=[one.anchored_by for one in scale]):
        found[anchor.revision_id][anchor.level_id] = anchor.text
    return found


def _levels(scale: Iterable[ScaleLevel], anchors: dict[int, str]) -> list[Level]:
    return [Level(one.level, one.label, anchors.get(one.anchored_by) or one.text) for one in scale]


def _competencies(
    scorecard: Scorecard, scale: list[ScaleLevel], fields: _Fields
) -> Iterator[RatedCompetency]:
    levels = _levels(scale, {})
    ratings = CompetencyRating.objects.filter(scorecard=scorecard).select_related("competency", "level")
    for rating in ratings.order_by("competency__name", "pk"):
        name = FieldName(Part.COMPETENCY_RATING, rating.uuid)
        yield RatedCompetency(rating.competency.name, fields.get(name, _rating(rating)), levels)


def _rating(rated: Response | CompetencyRating) -> str:
    if rated.cannot_judge:
        return CANNOT_JUDGE
    return str(rated.level.level) if rated.level else ""
