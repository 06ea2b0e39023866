"""One question across the candidates: what each said, how it was marked and rated, by whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import FilteredRelation, Q

from hiring.models import Opening
from interviews.enums import ItemOrigin, Mark, ResponseState
from interviews.models import AnswerMatch, InterviewItem, Response
from interviews.queries.comparison_sources import MISSING_BY_STATE, Applicant, applicants
from interviews.queries.standings import Panels, Standing, panels_of
from interviews.scoring import Missing, strength
from questionbank.models import ProposedAnswer, Revision, ScaleLevel
from teams.models import Membership


@dataclass(frozen=True, slots=True)
class Marked:
    """A proposed answer as one rater saw it: one of `Mark`, or unmarked."""

    number: int
    text: str
    mark: str
    how: str


@dataclass(slots=True)
class RaterEvidence:
    rater: str
    notes: str
    rating: int | None
    shade: int | None
    missing: str  # why there is no rating
    skip_reason: str
    marks: list[Marked] = field(default_factory=list)


@dataclass(slots=True)
class CandidateEvidence:
    uuid: UUID
    name: str
    revisions: list[int]  # their numbers, as this candidate was asked
    is_outside_plan: bool
    missing: str  # why nothing can be read; empty where something can
    is_in_part: bool  # some of the panel has yet to submit
    columns: list[RaterEvidence] = field(default_factory=list)


@dataclass(slots=True)
class Level:
    number: int
    label: str
    text: str
    shade: int


@dataclass(slots=True)
class Answer:
    pk: int
    text: str
    key_points: list[str] = field(default_factory=list)


@dataclass(slots=True)
class AskedRevision:
    """A revision that was asked, with what it proposes and how its levels read."""

    revision: Revision
    answers: list[Answer]
    levels: list[Level]


@dataclass(slots=True)
class QuestionComparison:
    revisions: list[AskedRevision]  # the newest first
    candidates: list[CandidateEvidence]
    competency: str
    has_mixed_scales: bool

    @property
    def newest(self) -> AskedRevision:
        return self.revisions[0]

    @property
    def earlier(self) -> list[AskedRevision]:
        return self.revisions[1:]


def question_comparison(*, viewer: Membership, opening: Opening, question: UUID) -> QuestionComparison | None:
    """Eight statements; None where nobody whom the viewer may see is asked this question."""
    people = applicants(viewer=viewer, opening=opening)
    panels = panels_of(viewer=viewer, opening=opening)
    items = list(
        InterviewItem.objects.filter(
            revision__question__uuid=question, interview__in=list(panels.applications)
        )
        .select_related("revision", "competency", "interview__round__plan_version")
        .order_by("-revision__number", "-pk")
    )
    if not items:
        return None
    revisions = {item.revision_id: item.revision for item in items}
    answers = _answers(revisions)
    scales = {item.interview.round.plan_version.scale_version_id for item in items}
    levels = _Levels(scales, revisions)
    evidence = _evidence(viewer, panels, items, answers, levels)
    asked = [
        AskedRevision(revision, answers[pk], levels.of_revision(pk)) for pk, revision in revisions.items()
    ]
    found = [_candidate(person, panels, items, evidence) for person in people]
    return QuestionComparison(
        revisions=asked,
        candidates=sorted(found, key=lambda one: not one.columns),  # who can be read comes first
        competency=next((item.competency.name for item in items if item.competency), ""),
        has_mixed_scales=len(scales) > 1,
    )


def _candidate(
    person: Applicant,
    panels: Panels,
    items: list[InterviewItem],
    evidence: dict[int, list[RaterEvidence]],
) -> CandidateEvidence:
    own = [item for item in items if panels.applications[item.interview_id] == person.pk]
    columns = [column for item in own for column in evidence.get(item.pk, ())]
    rounds = {panels.rounds[item.interview_id] for item in own or items}
    standing = panels.standing(person.pk, rounds)
    missing = Missing.NOT_ASKED.value if standing.is_readable else standing.value
    return CandidateEvidence(
        uuid=person.uuid,
        name=person.name,
        revisions=sorted({item.revision.number for item in own}),
        is_outside_plan=any(item.origin == ItemOrigin.ROOM for item in own),
        missing="" if columns else missing,
        is_in_part=bool(columns) and standing is not Standing.COMPLETE,
        columns=columns,
    )


class _Levels:
    """The levels of the scales in use, with the anchors of some revisions: one statement."""

    def __init__(self, scales: set[int], revisions: Iterable[int]) -> None:
        own = FilteredRelation("anchors", condition=Q(anchors__revision__in=list(revisions)))
        roots = FilteredRelation("root__anchors", condition=Q(root__anchors__revision__in=list(revisions)))
        rows = ScaleLevel.objects.filter(version__in=scales).annotate(own=own, roots=roots)
        self.points: defaultdict[int, list[Decimal]] = defaultdict(list)  # by scale version
        self._levels: dict[int, tuple[int, str, str, Decimal]] = {}  # of the newest scale, by their number
        self._anchors: dict[tuple[int, int], str] = {}
        self._newest = max(scales)
        columns = ("version", "level", "points", "label", "text")
        anchors = ("own__revision", "own__text", "roots__revision", "roots__text")
        for version, number, points, label, text, *anchored in rows.order_by("version", "level").values_list(
            *columns, *anchors
        ):
            self.points[version].append(points)
            if version == self._newest:
                self._levels[number] = (number, label, text, points)
                self._anchors[anchored[0] or anchored[2], number] = anchored[1] or anchored[3]

    def shade(self, level: ScaleLevel) -> int:
        return self._shade(level.version_id, level.points)

    def _shade(self, version: int, points: Decimal) -> int:
        exact = [Fraction(one) for one in self.points[version]]
        return strength(Fraction(points), min(exact), max(exact))

    def of_revision(self, revision: int) -> list[Level]:
        """Each level in the question's own words, or in the scale's."""
        return [
            Level(
                number,
                label,
                self._anchors.get((revision, number)) or text,
                self._shade(self._newest, points),
            )
            for number, label, text, points in self._levels.values()
        ]


def _answers(revisions: Iterable[int]) -> defaultdict[int, list[Answer]]:
    """The proposed answers of each revision with their key points: one statement."""
    found: defaultdict[int, list[Answer]] = defaultdict(list)
    rows = ProposedAnswer.objects.filter(revision__in=list(revisions)).order_by(
        "revision", "position", "key_points__position"
    )
    for revision, pk, text, point in rows.values_list("revision", "pk", "text", "key_points__text"):
        answers = found[revision]
        if not answers or answers[-1].pk != pk:
            answers.append(Answer(pk, text))
        if point is not None:
            answers[-1].key_points.append(point)
    return found


def _evidence(
    viewer: Membership,
    panels: Panels,
    items: list[InterviewItem],
    answers: Mapping[int, list[Answer]],
    levels: _Levels,
) -> dict[int, list[RaterEvidence]]:
    """By item, one column a rater, by their names."""
    responses = list(
        Response.objects.filter(scorecard__in=[seen.pk for seen in panels.scorecards], item__in=items)
        .select_related("scorecard__author__user", "level", "item")
        .order_by("scorecard__author__user__name", "scorecard__author__user__email", "pk")
    )
    marks = {
        (match.response_id, match.proposed_answer_id): match.mark
        for match in AnswerMatch.objects.filter(response__in=responses)
    }
    found: defaultdict[int, list[RaterEvidence]] = defaultdict(list)
    for response in responses:
        column = _column(viewer, response, levels)
        column.marks = [
            _marked(number, answer, marks.get((response.pk, answer.pk), ""))
            for number, answer in enumerate(answers.get(response.item.revision_id, ()), start=1)
        ]
        found[response.item_id].append(column)
    return found


def _column(viewer: Membership, response: Response, levels: _Levels) -> RaterEvidence:
    author, level = response.scorecard.author, response.level
    return RaterEvidence(
        rater="You" if author.pk == viewer.pk else str(author),
        notes=response.notes,
        rating=level.level if level else None,
        shade=levels.shade(level) if level else None,
        missing="" if level else _why_not_rated(response).value,
        skip_reason=response.skip_reason if response.state == ResponseState.SKIPPED else "",
    )


def _why_not_rated(response: Response) -> Missing:
    return Missing.CANNOT_JUDGE if response.cannot_judge else MISSING_BY_STATE[response.state]


def _marked(number: int, answer: Answer, mark: str) -> Marked:
    return Marked(number, answer.text, mark, str(Mark(mark).label) if mark else "Unmarked")
