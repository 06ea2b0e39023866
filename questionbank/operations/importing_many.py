"""A whole library of templates: each batch is one transaction and a constant number of statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from questionbank.documents import QuestionValue, TemplateValue, question_hash, template_hash
from questionbank.enums import QuestionState
from questionbank.models import Revision, Template
from questionbank.operations.adding import add_questions
from questionbank.operations.placing import make_templates, place_in_templates
from questionbank.problems import faults_of
from questionbank.queries.documents import known_revisions
from teams.audit import record
from teams.models import Membership, Team

BATCH = 100


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some templates; `refused` has the number of each that was not stored, and why."""

    templates: int = 0
    new_questions: int = 0
    reused_questions: int = 0
    known_templates: int = 0
    refused: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One template on its way: what it says, by the hashes of its questions."""

    value: TemplateValue
    content_hash: str
    questions: Mapping[str, QuestionValue]


def import_templates(
    *, actor: Membership | None, team: Team, values: Iterable[TemplateValue], approve: bool = False
) -> Iterator[Batch]:
    """Stores them a hundred at a time, and says after each batch what became of it; numbers count from 1.

    A template that the team has is left alone; a question that it has, word for word, is used again as it is.
    """
    numbered = enumerate(values, start=1)
    while batch := list(islice(numbered, BATCH)):
        yield _import_batch(actor, team, batch, approve=approve)


@transaction.atomic
def _import_batch(
    actor: Membership | None, team: Team, batch: list[tuple[int, TemplateValue]], *, approve: bool
) -> Batch:
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # the same library sent twice at once
    faults = {number: faults_of(value) for number, value in batch}
    sheets = [_sheet(value) for number, value in batch if not faults[number]]
    new = _unknown(team, sheets)
    wanted = {key: content for sheet in new for key, content in sheet.questions.items()}
    known = known_revisions(team, wanted)
    missing = {key: content for key, content in wanted.items() if key not in known}
    made = add_questions(
        team,
        missing,
        author=actor,
        state=QuestionState.APPROVED if approve else QuestionState.IN_REVIEW,
        sources={key: sheet.value.title for sheet in reversed(new) for key in sheet.questions},
    )
    _place(team, new, known | made)
    outcome = Batch(
        templates=len(new),
        new_questions=len(made),
        reused_questions=len(known),
        known_templates=len(sheets) - len(new),
        refused=tuple((number, found[0].sentence) for number, found in faults.items() if found),
    )
    if new:
        record(actor=actor, action="library.imported", subject=team, templates=len(new), questions=len(made))
    return outcome


def _sheet(value: TemplateValue) -> _Sheet:
    questions: dict[str, QuestionValue] = {}
    for question in value.questions:
        questions.setdefault(question_hash(question), question)
    return _Sheet(value, template_hash(value), questions)


def _unknown(team: Team, sheets: list[_Sheet]) -> list[_Sheet]:
    """Those that the team does not have; one that comes twice comes once."""
    by_hash = {sheet.content_hash: sheet for sheet in reversed(sheets)}
    stored = Template.objects.filter(team=team, content_hash__in=by_hash)
    known = set(stored.values_list("content_hash", flat=True))
    return [sheet for sheet in reversed(by_hash.values()) if sheet.content_hash not in known]


def _place(team: Team, sheets: list[_Sheet], revisions: Mapping[str, Revision]) -> None:
    templates = make_templates(team, [(sheet.value, sheet.content_hash) for sheet in sheets])
    place_in_templates(
        (template, _one_of_each(revisions[key] for key in sheet.questions))
        for template, sheet in zip(templates, sheets, strict=True)
    )


def _one_of_each(revisions: Iterable[Revision]) -> Iterable[Revision]:
    """A template holds a question once, though it may name two of its revisions."""
    return {revision.question_id: revision for revision in revisions}.values()
