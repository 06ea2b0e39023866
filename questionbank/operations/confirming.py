"""What was read and chosen is stored: at once, or by a background worker where it is much."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from lib.background import TaskState, later, state_of
from questionbank.documents import QuestionValue, ReadDocument
from questionbank.enums import ImportChoice, ImportState
from questionbank.models import DocumentImport, ImportedQuestion, Question, Revision
from questionbank.operations.importing import ImportOutcome, lock_bank, store_document
from questionbank.operations.renewing import goal_of
from questionbank.operations.storing import OnProgress
from questionbank.problems import BankError
from questionbank.progress import note_progress
from questionbank.queries.picks import OF_BANK, Pick, settled, staged_of, with_known
from questionbank.staged import Staged
from teams.models import Membership

MOST_AT_ONCE = 300  # questions; more of them would keep a person waiting
OPEN = frozenset({ImportState.READ, ImportState.FAILED})


@transaction.atomic
def confirm_import(*, actor: Membership, document_import: DocumentImport) -> ImportOutcome | None:
    """Stores it, or has a worker store it and returns None, as where it is stored or on its way already.

    Raises BankError where it can't be stored.
    """
    found = locked(document_import)
    if not is_open(found):
        return None
    found.author = actor
    if found.total <= MOST_AT_ONCE:
        return _store(found, _prepare(found))
    found.state, found.failure = ImportState.RUNNING, ""
    found.save(update_fields=["author", "state", "failure"])
    _hand_over(found)
    return None


def is_open(document_import: DocumentImport) -> bool:
    """It can be changed and confirmed: nobody has, or it failed."""
    return document_import.state in OPEN or has_given_up(document_import)


def has_given_up(document_import: DocumentImport) -> bool:
    """A worker has tried to store it so often that it does not any more."""
    from questionbank.tasks import store_import

    running = document_import.state == ImportState.RUNNING
    return running and state_of(store_import, document_import.pk) == TaskState.FAILED


def store_confirmed(key: int) -> None:
    """What the worker does; called again, it finds nothing left to do."""
    try:
        _store_running(key)
    except BankError as error:
        failed = DocumentImport.objects.filter(pk=key, state=ImportState.RUNNING)
        failed.update(state=ImportState.FAILED, failure=str(error))


def _store_running(key: int) -> None:
    running = DocumentImport.objects.filter(pk=key, state=ImportState.RUNNING)
    found = running.select_related("team", "author").defer("source").first()
    if found is None:
        return
    # Nobody changes it while it runs; what takes long is done before others have to wait for the bank.
    prepared = _prepare(found)
    with transaction.atomic():
        if list(running.select_for_update().values_list("pk")):
            _store(found, prepared, lambda done: note_progress(found.uuid, done))


def locked(document_import: DocumentImport) -> DocumentImport:
    # Locked first: PostgreSQL reads what is joined as it was before the wait.
    list(DocumentImport.objects.select_for_update().filter(pk=document_import.pk).values_list("pk"))
    found = DocumentImport.objects.select_related("team", "author").defer("source")
    return found.get(pk=document_import.pk)


def _hand_over(document_import: DocumentImport) -> None:
    from questionbank.tasks import store_import

    note_progress(document_import.uuid, 0)
    later(store_import, document_import.pk)


@dataclass(frozen=True, slots=True)
class _Prepared:
    document: ReadDocument
    content_hash: str
    picks: list[Pick]


def _prepare(document_import: DocumentImport) -> _Prepared:
    content = staged_of(document_import)
    document = content.document()
    picks = _picks(document_import, content, document.template.questions)
    return _Prepared(document, content.hash, picks)


def _store(
    document_import: DocumentImport, prepared: _Prepared, on_progress: OnProgress = lambda _: None
) -> ImportOutcome:
    lock_bank(document_import.team)
    return store_document(
        into=document_import,
        document=prepared.document,
        content_hash=prepared.content_hash,
        picks=with_known(document_import.team, prepared.picks),
        approve=document_import.approve,
        goal=goal_of(document_import),
        on_progress=on_progress,
    )


def _picks(document_import: DocumentImport, content: Staged, values: Sequence[QuestionValue]) -> list[Pick]:
    """As they were chosen; a question that is gone from the bank since can't be used and is added anew."""
    rows = list(document_import.questions.order_by("number"))
    questions = Question.objects.with_current().select_related(
        "merged_into__current", "merged_into__competency"
    )
    known = questions.in_bulk([row.question_id for row in rows if row.question_id])
    revisions = Revision.objects.in_bulk([row.revision_id for row in rows if row.revision_id])
    return [
        _pick(row, value, content, known.get(row.question_id or 0), revisions.get(row.revision_id or 0))
        for row, value in zip(rows, values, strict=True)
    ]


def _pick(
    row: ImportedQuestion,
    value: QuestionValue,
    content: Staged,
    question: Question | None,
    revision: Revision | None,
) -> Pick:
    choice = settled(row.choice, row.question_id)
    merged = question.merged_into if question else None
    reused = choice == ImportChoice.REUSE and merged is None
    return Pick(
        row.number,
        value,
        content.hashes[row.number - 1],
        choice,
        question=(merged or question) if choice in OF_BANK else None,
        revision=revision if reused else None,
        is_repeated=choice == ImportChoice.LEAVE and content.repeats(row.number) is not None,
    )
