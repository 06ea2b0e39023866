"""What comes with Askwell, and what the team has of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, Exists, F, OuterRef, When

from lib.shown import digest_of
from questionbank.documents import QuestionValue, TemplateValue, question_hash, read_json, template_hash
from questionbank.library import (
    LibraryTemplate,
    Ours,
    Update,
    library_template,
    library_templates,
    update_of,
)
from questionbank.models import LibraryCopy, Question, Revision, Template, TemplateQuestion
from questionbank.queries.values import revision_values, template_texts
from teams.models import Membership


@dataclass(frozen=True, slots=True)
class Standing:
    """What a team has of a library template."""

    template: Template
    is_changed: bool  # it says something else than the original that the team took
    is_behind: bool  # the original has moved on
    is_left: bool  # and the team said no to that

    @property
    def is_update_offered(self) -> bool:
        return self.is_behind and not self.is_left and not self.template.archived_at


@dataclass(frozen=True, slots=True)
class LibraryCard:
    original: LibraryTemplate
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Copy:
    """The original as the team last took it, and what its questions became; None where one was not taken."""

    original: TemplateValue
    questions: Sequence[Question | None]


@dataclass(frozen=True, slots=True)
class OpenUpdate:
    template: Template
    library: LibraryTemplate
    update: Update
    copy: Copy
    questions: dict[int, Question]  # those that the template still holds, by their index in the original then
    shown: str  # changes when either side does


def library_cards(viewer: Membership, words: str = "") -> list[LibraryCard]:
    """One query."""
    found = [one for one in library_templates() if one.holds(words)]
    standings = _standings(viewer, found)
    return [LibraryCard(one, standings.get(one.key)) for one in found]


def library_card(viewer: Membership, original: LibraryTemplate) -> LibraryCard:
    """One query."""
    return LibraryCard(original, _standings(viewer, [original]).get(original.key))


def standing_of_template(template: Template) -> Standing | None:
    """None where it came from elsewhere, or from a file that is gone. At most one query."""
    original = library_template(template.library_key) if template.library_key else None
    if original is None:
        return None
    declined = LibraryCopy.objects.filter(template=template).values_list("declined_hash", flat=True).first()
    return _standing(template, original, is_changed=False, declined=declined)


def _standings(viewer: Membership, originals: Sequence[LibraryTemplate]) -> dict[str, Standing]:
    items = TemplateQuestion.objects.filter(template=OuterRef("pk"))
    revised = Exists(items.exclude(revision=F("question__current")))
    own = Template.objects.visible_to(viewer).annotate(
        declined=F("library_copy__declined_hash"),
        says_other=Case(
            When(revised, then=True), When(content_hash=F("library_hash"), then=False), default=True
        ),
    )
    by_key = {one.key: one for one in originals}
    standings = {}
    for template in own.filter(library_key__in=by_key):
        key, declined = template.library_key, template.declined  # type: ignore[attr-defined]  # annotated
        is_changed = template.says_other  # type: ignore[attr-defined]
        standings[key] = _standing(template, by_key[key], is_changed=is_changed, declined=declined)
    return standings


def _standing(
    template: Template, original: LibraryTemplate, *, is_changed: bool, declined: str | None
) -> Standing:
    is_behind = original.hash != template.library_hash
    return Standing(template, is_changed, is_behind, is_left=is_behind and original.hash == declined)


def open_update(template: Template, library: LibraryTemplate) -> OpenUpdate:
    """What the newer version would change in the team's copy. A constant number of queries."""
    copy = copy_of(template)
    questions = _questions_in(template)
    values = dict(zip((one.pk for one in questions), _values_of(questions), strict=True))
    texts = template_texts(template)
    places = _held_places(copy, {question.pk: question for question in questions})
    olds = {question.pk: old for old, question in places.items()}
    ours = Ours(
        texts,
        {old: values[question.pk] for old, question in places.items()},
        tuple(olds[question.pk] for question in questions if question.pk in olds),
        frozenset(question_hash(value) for value in values.values()),
    )
    shown = digest_of(
        library.hash, template.library_hash, template_hash(replace(texts, questions=tuple(values.values())))
    )
    return OpenUpdate(template, library, update_of(copy.original, library.value, ours), copy, places, shown)


def _questions_in(template: Template) -> list[Question]:
    """In their order, each with the revision that is in force."""
    items = TemplateQuestion.objects.filter(template=template, question__current__isnull=False)
    ordered = items.select_related("question__current", "question__competency").order_by("position", "pk")
    return [item.question for item in ordered]


def _values_of(questions: Sequence[Question]) -> list[QuestionValue]:
    revisions = []
    for question in questions:
        if question.current:
            question.current.question = question
            revisions.append(question.current)
    return revision_values(revisions)


def _held_places(copy: Copy, held: Mapping[int, Question]) -> dict[int, Question]:
    """The question of each place of the original that the template still holds; what was merged counts."""
    places: dict[int, Question] = {}
    for old, question in enumerate(copy.questions):
        if question is None:
            continue
        found = held.get(question.pk) or held.get(question.merged_into_id or 0)
        if found and found not in places.values():
            places[old] = found
    return places


def copy_of(template: Template) -> Copy:
    """Two queries; as many more where it was adopted before Askwell kept originals."""
    stored: LibraryCopy | None = getattr(template, "library_copy", None)
    if stored is None:
        return _copy_as_adopted(template)
    places = {place.number: place.question for place in stored.places.select_related("question")}
    original = read_json(stored.original).template
    return Copy(original, [places.get(number) for number, _ in enumerate(original.questions, start=1)])


def _copy_as_adopted(template: Template) -> Copy:
    """What its questions said at first is taken for the original, and so are the texts of today."""
    first = Revision.objects.filter(number=1, question__template_places__template=template)
    ordered = first.order_by("question__template_places__position", "pk").select_related("question")
    revisions = list(ordered)
    texts = replace(template_texts(template), questions=tuple(revision_values(revisions)))
    return Copy(texts, [revision.question for revision in revisions])
