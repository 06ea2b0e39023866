"""A question document becomes a template, in one transaction and a constant number of statements."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from json import dumps
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lib.bulk import insert_rows
from questionbank.documents import ReadDocument, template_hash
from questionbank.enums import ImportChoice, ImportState, QuestionState
from questionbank.models import DocumentImport, ImportedQuestion, Template
from questionbank.operations.renewing import Goal, held_by
from questionbank.operations.states import approve_waiting
from questionbank.operations.storing import OnProgress, Outcome, Stored, store_template
from questionbank.problems import BankError, faults_of
from questionbank.queries.documents import stored_template
from questionbank.queries.picks import Pick, first_picks
from questionbank.readiness import Gap
from questionbank.staged import staged
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
    revised: int = 0
    left_out: int = 0
    approved: int = 0  # questions that were in the bank and are approved from now on
    approved_ids: tuple[UUID, ...] = ()  # of those, and of the new ones that came in approved
    unready: tuple[tuple[Gap, ...], ...] = ()  # of each that was to be approved and stays in review, why
    is_changed: bool = True
    document_import: DocumentImport | None = None  # by which it can be undone; None where nothing changed


@transaction.atomic
def import_document(
    *,
    actor: Membership | None,
    team: Team,
    document: ReadDocument,
    file_name: str = "",
    form: str = "",
    approve: bool = False,
    library_key: str = "",
) -> ImportOutcome:
    """Stores a template with its questions; a question that the bank has, word for word, is used again.

    Raises NotImportableError.
    """
    into = DocumentImport(team=team, author=actor, file_name=file_name[-FILE_NAME_LENGTH:], form=form)
    lock_bank(team)
    picks = first_picks(team, document.template.questions)
    return store_document(
        into=into,
        document=document,
        content_hash=template_hash(document.template),
        picks=picks,
        approve=approve,
        library_key=library_key,
    )


def lock_bank(team: Team) -> None:
    """The same document sent twice at once is stored once."""
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)


def store_document(
    *,
    into: DocumentImport,
    document: ReadDocument,
    content_hash: str,
    picks: Sequence[Pick],
    approve: bool,
    library_key: str = "",
    goal: Goal | None = None,
    on_progress: OnProgress = lambda _: None,
) -> ImportOutcome:
    """Stores what was chosen of the document and ends the import `into`, which may not be stored itself yet.

    The caller holds the transaction and the bank's lock. Raises NotImportableError or BankError.
    """
    _check_fits(document, picks)
    known = stored_template(into.team, content_hash) if all(pick.is_as_read for pick in picks) else None
    if known and not goal and all(pick.choice in UNCHANGING for pick in picks):
        outcome, outcomes = _keep(known, document, into.author, picks, approve=approve)
    else:
        into.template_before = held_by(goal.template) if goal else None
        stored = store_template(
            team=into.team,
            actor=into.author,
            template=document.template,
            content_hash=content_hash,
            picks=picks,
            approve=approve,
            goal=goal,
            on_progress=on_progress,
        )
        outcome, outcomes = _made(stored), stored.outcomes
        into.made_template = goal is None
    _note_origin(outcome.template, library_key, content_hash)
    if outcome.is_changed or into.pk:
        _end(into, outcome, document, picks)
        note_outcomes((into.pk, one) for one in outcomes)
    if outcome.is_changed:
        _audit(into, outcome)
    return replace(outcome, document_import=into if into.pk else None)


UNCHANGING = frozenset({ImportChoice.REUSE, ImportChoice.LEAVE})


def _check_fits(document: ReadDocument, picks: Sequence[Pick]) -> None:
    """What is left out may be as long as it likes."""
    if not (faults := faults_of(document.template)):
        return
    left = {pick.number for pick in picks if pick.choice == ImportChoice.LEAVE and not pick.is_repeated}
    if left:
        faults = tuple(staged(document).faults(left))
    if faults:
        raise NotImportableError([fault.sentence for fault in faults])


def _made(stored: Stored) -> ImportOutcome:
    counts = Counter(one.choice for one in stored.outcomes)
    reused = {one.question for one in stored.outcomes if one.choice == ImportChoice.REUSE}
    return ImportOutcome(
        stored.template,
        new=counts[ImportChoice.NEW],
        reused=len(reused),
        revised=counts[ImportChoice.REVISE],
        left_out=counts[ImportChoice.LEAVE],
        approved=len(stored.approved),
        approved_ids=(*stored.approved, *stored.approved_new),
        unready=stored.unready,
    )


def _keep(
    template: Template,
    document: ReadDocument,
    actor: Membership | None,
    picks: Sequence[Pick],
    *,
    approve: bool,
) -> tuple[ImportOutcome, list[Outcome]]:
    """The same document again: only what it newly brings is stored."""
    items = list(template.items.select_related("question").order_by("position"))
    questions = [item.question for item in items]
    approval = approve_waiting(actor=actor, team=template.team, questions=questions if approve else [])
    unplaced = list(told_unplaced(document, picks))
    is_new = bool(unplaced) and all(one.unplaced != unplaced for one in template.imports.all())
    outcome = ImportOutcome(
        template,
        reused=len(questions),
        approved=len(approval.approved),
        approved_ids=approval.approved,
        unready=approval.unready,
        is_changed=bool(approval.approved) or is_new,
    )
    approved = set(approval.approved)
    return outcome, [_kept(pick, approved) for pick in picks]


def _kept(pick: Pick, approved: set[UUID]) -> Outcome:
    if pick.question is None:
        return Outcome(pick.number, pick.choice)
    moved = {"state": [QuestionState.IN_REVIEW, QuestionState.APPROVED]}
    return Outcome(
        pick.number,
        pick.choice,
        question=pick.question.pk,
        revision=pick.revision.pk if pick.revision else None,
        before=moved if pick.question.uuid in approved else {},
    )


def _note_origin(template: Template, library_key: str, content_hash: str) -> None:
    if library_key and not template.library_key:
        template.library_key, template.library_hash = library_key, content_hash
        template.save(update_fields=["library_key", "library_hash"])


def _end(into: DocumentImport, outcome: ImportOutcome, document: ReadDocument, picks: Sequence[Pick]) -> None:
    into.state, into.template, into.finished_at = ImportState.DONE, outcome.template, timezone.now()
    into.source, into.document, into.failure = None, None, ""
    into.done = into.total = len(document.template.questions)
    into.unplaced = list(told_unplaced(document, picks))
    into.save()
    into.questions.all().delete()


def note_outcomes(outcomes: Iterable[tuple[int, Outcome]]) -> None:
    """What each question became, with the key of its import."""
    insert_rows(
        ImportedQuestion,
        (
            "document_import_id",
            "number",
            "choice",
            "question_id",
            "revision_id",
            "replaced_id",
            "before",
        ),
        (
            (key, one.number, one.choice, one.question, one.revision, one.replaced, dumps(dict(one.before)))
            for key, one in outcomes
        ),
    )


def _audit(into: DocumentImport, outcome: ImportOutcome) -> None:
    record(
        actor=into.author,
        action="template.imported",
        subject=outcome.template,
        new=outcome.new,
        reused=outcome.reused,
        revised=outcome.revised,
        left_out=outcome.left_out,
        approved=sorted(map(str, outcome.approved_ids)),
    )


def told_unplaced(document: ReadDocument, picks: Sequence[Pick]) -> Iterator[Unplaced]:
    for problem in document.problems:
        line: Unplaced = {"line": problem.line, "sentence": problem.sentence, "text": problem.text}
        yield {**line, "cell": problem.cell} if problem.cell else line
    for pick in picks:
        if pick.is_repeated:
            yield {"line": 0, "sentence": REPEATED, "text": pick.value.text}
