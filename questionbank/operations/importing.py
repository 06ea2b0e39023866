"""A question document becomes a template, in one transaction and a constant number of statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from questionbank.documents import QuestionValue, ReadDocument, question_hash, template_hash
from questionbank.enums import QuestionState
from questionbank.models import DocumentImport, Revision, Template
from questionbank.operations.adding import add_questions, fill_gaps
from questionbank.operations.placing import make_template, place_questions
from questionbank.operations.states import Approval, approve_waiting
from questionbank.problems import BankError, faults_of
from questionbank.queries.documents import known_revisions, repeated_questions, stored_template
from questionbank.queries.levels import default_levels
from questionbank.readiness import Gap, gaps_of
from teams.audit import record
from teams.models import Membership, Team

FILE_NAME_LENGTH = 200
REPEATED = "This question stands in the document already, so the template holds it once."
Unplaced = dict[str, str | int]


class NotImportableError(BankError):
    """The document was read but can't be stored; each of `sentences` says what to put right."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; where `is_changed` is false, everything was there already."""

    template: Template
    new: int = 0
    reused: int = 0
    approved: int = 0  # questions that were in the bank and are approved from now on
    approved_ids: tuple[UUID, ...] = ()  # of those, and of the new ones that came in approved
    unready: tuple[tuple[Gap, ...], ...] = ()  # of each that was to be approved and stays in review, why
    is_changed: bool = True


@transaction.atomic
def import_document(
    *,
    actor: Membership | None,
    team: Team,
    document: ReadDocument,
    file_name: str = "",
    approve: bool = False,
    library_key: str = "",
) -> ImportOutcome:
    """Stores a template with its questions; a question that the bank has, word for word, is used again.

    Raises NotImportableError.
    """
    if faults := faults_of(document.template):
        raise NotImportableError([fault.sentence for fault in faults])
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # the same document sent twice at once
    content_hash = template_hash(document.template)
    known = stored_template(team, content_hash)
    outcome = (
        _keep(known, document, actor, approve=approve)
        if known
        else _make(document, team, actor, approve=approve, content_hash=content_hash)
    )
    _note_origin(outcome.template, library_key, content_hash)
    if outcome.is_changed:
        _store_unplaced(outcome.template, document, actor, file_name)
        record(
            actor=actor,
            action="template.imported",
            subject=outcome.template,
            new=outcome.new,
            reused=outcome.reused,
            approved=sorted(map(str, outcome.approved_ids)),
        )
    return outcome


def _make(
    document: ReadDocument, team: Team, actor: Membership | None, *, approve: bool, content_hash: str
) -> ImportOutcome:
    wanted: dict[str, QuestionValue] = {}
    for question in document.template.questions:
        wanted.setdefault(question_hash(question), question)
    known = _one_of_each(known_revisions(team, wanted))
    reused = [(revision.question, wanted[key]) for key, revision in known.items()]
    fill_gaps(team, reused)
    asked = [question for question, _ in reused] if approve else []
    approval = approve_waiting(actor=actor, team=team, questions=asked)
    missing = {key: content for key, content in wanted.items() if key not in known}
    state = QuestionState.APPROVED if approve else QuestionState.IN_REVIEW
    sources = dict.fromkeys(missing, document.template.title)
    made = add_questions(team, missing, author=actor, state=state, sources=sources)
    template = make_template(team, document.template, content_hash=content_hash)
    place_questions(template, [known.get(key) or made[key] for key in wanted])
    new = _new_ones(team, missing, made) if approve else Approval()
    return ImportOutcome(
        template,
        new=len(made),
        reused=len(known),
        approved=len(approval.approved),
        approved_ids=(*approval.approved, *new.approved),
        unready=(*approval.unready, *new.unready),
    )


def _new_ones(team: Team, contents: Mapping[str, QuestionValue], made: Mapping[str, Revision]) -> Approval:
    """Which of the new questions came in approved, and what the others lack."""
    questions = {key: revision.question for key, revision in made.items()}
    levels = default_levels(team)
    gaps = {key: gaps_of(contents[key], levels) for key in questions}
    approved = [one.uuid for key, one in questions.items() if not gaps[key]]
    return Approval(tuple(approved), tuple(found for found in gaps.values() if found))


def _one_of_each(known: dict[str, Revision]) -> dict[str, Revision]:
    """A template holds a question once; another of its revisions becomes a question of its own."""
    first = {revision.question_id: key for key, revision in reversed(known.items())}
    return {key: revision for key, revision in known.items() if first[revision.question_id] == key}


def _keep(
    template: Template, document: ReadDocument, actor: Membership | None, *, approve: bool
) -> ImportOutcome:
    """The same document again: only what it newly brings is stored."""
    questions = [item.question for item in template.items.select_related("question")]
    approval = approve_waiting(actor=actor, team=template.team, questions=questions if approve else [])
    unplaced = list(_unplaced(document))
    is_new = bool(unplaced) and all(one.unplaced != unplaced for one in template.imports.all())
    return ImportOutcome(
        template,
        reused=len(questions),
        approved=len(approval.approved),
        approved_ids=approval.approved,
        unready=approval.unready,
        is_changed=bool(approval.approved) or is_new,
    )


def _note_origin(template: Template, library_key: str, content_hash: str) -> None:
    if library_key and not template.library_key:
        template.library_key, template.library_hash = library_key, content_hash
        template.save(update_fields=["library_key", "library_hash"])


def _store_unplaced(
    template: Template, document: ReadDocument, author: Membership | None, file_name: str
) -> None:
    DocumentImport.objects.create(
        team=template.team,
        template=template,
        author=author,
        file_name=file_name[-FILE_NAME_LENGTH:],
        unplaced=list(_unplaced(document)),
    )


def _unplaced(document: ReadDocument) -> Iterator[Unplaced]:
    for problem in document.problems:
        yield {"line": problem.line, "sentence": problem.sentence, "text": problem.text}
    for question in repeated_questions(document.template):
        yield {"line": 0, "sentence": REPEATED, "text": question.text}
