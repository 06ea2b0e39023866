"""What becomes of each question of a document, as long as nobody chooses otherwise."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from lib.shown import digest_of
from questionbank.documents import QuestionValue, question_hash
from questionbank.enums import ImportChoice
from questionbank.models import DocumentImport, Question, Revision
from questionbank.queries.documents import known_revisions
from questionbank.staged import Staged
from teams.models import Team

OF_BANK = frozenset({ImportChoice.REUSE, ImportChoice.REVISE})


@dataclass(frozen=True, slots=True)
class Pick:
    """One question of a document, and what it becomes in the bank."""

    number: int  # its place in the document, from 1
    value: QuestionValue
    content_hash: str
    choice: ImportChoice
    question: Question | None = None  # the one of the bank that is used, or gets a new revision
    revision: Revision | None = None  # the one that says the same, word for word
    is_repeated: bool = False  # it stands in the document before, word for word

    @property
    def is_as_read(self) -> bool:
        """The template will say of it what the document says."""
        if self.choice == ImportChoice.REUSE:
            return self.revision is not None
        return self.choice != ImportChoice.LEAVE or self.is_repeated


def first_picks(team: Team, questions: Sequence[QuestionValue]) -> list[Pick]:
    """What the bank has word for word is used again; what the document repeats is held once. One query."""
    return with_known(
        team,
        [
            Pick(number, value, question_hash(value), ImportChoice.NEW)
            for number, value in enumerate(questions, start=1)
        ],
    )


def with_known(team: Team, picks: Sequence[Pick]) -> list[Pick]:
    """The picks as the bank is now: it may have learned of a question since they were made. One query."""
    new = [pick.content_hash for pick in picks if pick.choice == ImportChoice.NEW]
    known = known_revisions(team, new) if new else {}
    used = {pick.question.pk for pick in picks if pick.question and pick.choice != ImportChoice.LEAVE}
    seen: set[str] = set()
    settled = []
    for pick in picks:
        settled.append(_settled(pick, known.get(pick.content_hash), used, seen))
        if settled[-1].choice != ImportChoice.LEAVE:
            seen.add(pick.content_hash)
    return settled


def _settled(pick: Pick, known: Revision | None, used: set[int], seen: set[str]) -> Pick:
    if pick.choice == ImportChoice.LEAVE:
        return pick
    if pick.content_hash in seen:
        return replace(pick, choice=ImportChoice.LEAVE, question=None, revision=None, is_repeated=True)
    # A template holds a question once; another of its revisions becomes a question of its own.
    if pick.choice != ImportChoice.NEW or known is None:
        return pick
    question = known.question.merged_into or known.question
    if question.pk in used:
        return pick
    used.add(question.pk)
    revision = None if known.question.merged_into_id else known
    return replace(pick, choice=ImportChoice.REUSE, question=question, revision=revision)


def settled(choice: str, question: int | None) -> ImportChoice:
    """The choice as it stands: a question that is gone from the bank can be neither used nor revised."""
    chosen = ImportChoice(choice)
    return ImportChoice.NEW if chosen in OF_BANK and question is None else chosen


def staged_of(document_import: DocumentImport) -> Staged:
    """What was read, and is not stored yet."""
    return Staged(document_import.document or {})


def shown_of(document_import: DocumentImport, but: Container[int] = ()) -> str:
    """Equal as long as the document is read as it was, and the same becomes of all questions but those.

    One query.
    """
    rows = document_import.questions.order_by("number").values_list("number", "choice", "question_id")
    return digest_of(
        staged_of(document_import).hashes,
        *((number, settled(choice, key), key) for number, choice, key in rows if number not in but),
    )
