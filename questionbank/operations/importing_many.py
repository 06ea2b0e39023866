"""A whole library of templates: each batch is one transaction and a constant number of statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from json import dumps
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from lib.bulk import draw_keys, insert_rows
from questionbank.documents import QuestionValue, ReadDocument, TemplateValue, question_hash, template_hash
from questionbank.enums import ImportChoice, ImportState, QuestionState
from questionbank.models import DocumentImport, Revision, Template
from questionbank.operations.adding import add_questions
from questionbank.operations.importing import FILE_NAME_LENGTH, note_outcomes, told_unplaced
from questionbank.operations.placing import make_templates, place_in_templates
from questionbank.operations.storing import Outcome
from questionbank.problems import faults_of
from questionbank.queries.documents import known_revisions
from teams.audit import record
from teams.models import Membership, Team

BATCH = 100
IMPORT_FIELDS = (
    "id",
    "uuid",
    "team_id",
    "created_at",
    "state",
    "author_id",
    "file_name",
    "form",
    "approve",
    "done",
    "total",
    "failure",
    "template_id",
    "made_template",
    "unplaced",
    "finished_at",
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document that was read, and the file that it was read from."""

    document: ReadDocument
    file_name: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some templates; `refused` has the number of each that was not stored, and why."""

    templates: int = 0
    new_questions: int = 0
    reused_questions: int = 0
    known_templates: int = 0
    refused: tuple[tuple[int, str], ...] = ()
    imports: tuple[UUID, ...] = ()  # one for each template, by which it can be undone


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One template on its way: what it says, by the hashes of its questions."""

    incoming: Incoming
    content_hash: str
    questions: Mapping[str, QuestionValue]

    @property
    def value(self) -> TemplateValue:
        return self.incoming.document.template


def import_templates(
    *, actor: Membership | None, team: Team, values: Iterable[TemplateValue], approve: bool = False
) -> Iterator[Batch]:
    """As `import_documents`, for what comes from no document."""
    documents = (Incoming(ReadDocument(value)) for value in values)
    return import_documents(actor=actor, team=team, documents=documents, approve=approve)


def import_documents(
    *, actor: Membership | None, team: Team, documents: Iterable[Incoming], approve: bool = False
) -> Iterator[Batch]:
    """Stores them a hundred at a time, and says after each batch what became of it; numbers count from 1.

    A template that the team has is left alone; a question that it has, word for word, is used again as it is.
    """
    numbered = enumerate(documents, start=1)
    while batch := list(islice(numbered, BATCH)):
        yield _import_batch(actor, team, batch, approve=approve)


@transaction.atomic
def _import_batch(
    actor: Membership | None, team: Team, batch: list[tuple[int, Incoming]], *, approve: bool
) -> Batch:
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # the same library sent twice at once
    faults = {number: faults_of(incoming.document.template) for number, incoming in batch}
    sheets = [_sheet(incoming) for number, incoming in batch if not faults[number]]
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
    templates = _place(team, new, known | made)
    imports = _note_imports(actor, team, list(zip(new, templates, strict=True)), known, made)
    outcome = Batch(
        templates=len(new),
        new_questions=len(made),
        reused_questions=len(known),
        known_templates=len(sheets) - len(new),
        refused=tuple((number, found[0].sentence) for number, found in faults.items() if found),
        imports=imports,
    )
    if new:
        record(actor=actor, action="library.imported", subject=team, templates=len(new), questions=len(made))
    return outcome


def _sheet(incoming: Incoming) -> _Sheet:
    value = incoming.document.template
    questions: dict[str, QuestionValue] = {}
    for question in value.questions:
        questions.setdefault(question_hash(question), question)
    return _Sheet(incoming, template_hash(value), questions)


def _unknown(team: Team, sheets: list[_Sheet]) -> list[_Sheet]:
    """Those that the team does not have; one that comes twice comes once."""
    by_hash = {sheet.content_hash: sheet for sheet in reversed(sheets)}
    stored = Template.objects.filter(team=team, content_hash__in=by_hash)
    known = set(stored.values_list("content_hash", flat=True))
    return [sheet for sheet in reversed(by_hash.values()) if sheet.content_hash not in known]


def _place(team: Team, sheets: list[_Sheet], revisions: Mapping[str, Revision]) -> list[Template]:
    templates = make_templates(team, [(sheet.value, sheet.content_hash) for sheet in sheets])
    place_in_templates(
        (template, _one_of_each(revisions[key] for key in sheet.questions))
        for template, sheet in zip(templates, sheets, strict=True)
    )
    return templates


def _one_of_each(revisions: Iterable[Revision]) -> Iterable[Revision]:
    """A template holds a question once, though it may name two of its revisions."""
    return {revision.question_id: revision for revision in revisions}.values()


def _note_imports(
    actor: Membership | None,
    team: Team,
    stored: Sequence[tuple[_Sheet, Template]],
    known: Mapping[str, Revision],
    made: Mapping[str, Revision],
) -> tuple[UUID, ...]:
    """An import for each template, as if its document had come alone."""
    keys, now = draw_keys(DocumentImport, len(stored)), timezone.now()
    rows = [(next(keys), uuid4(), sheet, template) for sheet, template in stored]
    insert_rows(
        DocumentImport,
        IMPORT_FIELDS,
        (
            (
                key,
                uuid,
                team.pk,
                now,
                ImportState.DONE,
                actor.pk if actor else None,
                sheet.incoming.file_name[-FILE_NAME_LENGTH:],
                sheet.incoming.form,
                False,
                len(sheet.questions),
                len(sheet.questions),
                "",
                template.pk,
                True,
                dumps(list(told_unplaced(sheet.incoming.document, ()))),
                now,
            )
            for key, uuid, sheet, template in rows
        ),
    )
    note_outcomes(_outcomes([(key, sheet) for key, _, sheet, _ in rows], known, made))
    return tuple(uuid for _, uuid, _, _ in rows)


def _outcomes(
    imports: Iterable[tuple[int, _Sheet]], known: Mapping[str, Revision], made: Mapping[str, Revision]
) -> Iterator[tuple[int, Outcome]]:
    """A question that several templates hold is new in the first."""
    new = set(made)
    for key, sheet in imports:
        for number, content in enumerate(sheet.questions, start=1):
            revision = known.get(content) or made[content]
            choice = ImportChoice.NEW if content in new else ImportChoice.REUSE
            new.discard(content)
            yield key, Outcome(number, choice, question=revision.question_id, revision=revision.pk)
