"""What the pages of an import are shown: the questions that were read, and what will become of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from questionbank.documents import Problem, QuestionValue
from questionbank.enums import ImportChoice, Kind, Seniority
from questionbank.fairness import Concern
from questionbank.models import DocumentImport, Question, Template
from questionbank.problems import Fault
from questionbank.queries.picks import settled
from questionbank.readiness import ANSWERS, Gap
from questionbank.staged import Staged

MOST_PROBLEMS = 200  # on one page
ALIKE, KNOWN, SAME = "alike", "known", "same"
SHOWN = {
    "": "All",
    ALIKE: "Like one in the bank",
    SAME: "In the bank, with other answers",
    KNOWN: "In the bank already",
}


class Row(NamedTuple):
    """An `ImportedQuestion`, as light as it can be: a document may have thousands."""

    number: int
    chosen: str
    question: int | None
    revision: int | None
    is_same: bool  # in its words, not in what else is said

    @property
    def choice(self) -> ImportChoice:
        return settled(self.chosen, self.question)

    def is_in(self, part: str) -> bool:
        if part == KNOWN:
            return self.revision is not None
        if part == SAME:
            return self.is_same
        return part != ALIKE or (self.question is not None and self.revision is None)


@dataclass(frozen=True, slots=True)
class Like:
    """A question of the bank that asks nearly the same."""

    question: Question
    likeness: int


@dataclass(frozen=True, slots=True)
class PreviewedQuestion:
    number: int
    value: QuestionValue
    choice: ImportChoice
    known: Question | None  # the bank has it, word for word
    is_old: bool  # as an earlier revision of that one
    is_same: bool  # in the words of the chosen like, and with other things said of it
    likes: list[Like]  # the chosen one first
    repeats: int | None  # the number of the same question before it
    gaps: tuple[Gap, ...]
    concerns: tuple[Concern, ...]
    faults: tuple[Fault, ...]

    @property
    def kind(self) -> str:
        return Kind(self.value.kind).label if self.value.kind in Kind else ""

    @property
    def seniority(self) -> str:
        return Seniority(self.value.seniority).label if self.value.seniority in Seniority else ""

    @property
    def choices(self) -> tuple[ImportChoice, ...]:
        if self.repeats:
            return ()
        if self.known:
            revise = (ImportChoice.REVISE,) if self.is_old else ()
            return (ImportChoice.REUSE, *revise, ImportChoice.LEAVE)
        if self.likes:
            return (ImportChoice.NEW, ImportChoice.REUSE, ImportChoice.REVISE, ImportChoice.LEAVE)
        return (ImportChoice.NEW, ImportChoice.LEAVE)

    @property
    def needed(self) -> str:
        """Before it can be approved, in a list."""
        return ", ".join(gap.what for gap in self.gaps if gap.field != ANSWERS)

    @property
    def lacks_answers(self) -> str:
        """A sentence where there are too few."""
        return next((gap.sentence for gap in self.gaps if gap.field == ANSWERS), "")


@dataclass(frozen=True, slots=True)
class Summary:
    """What will happen, or did."""

    new: int = 0
    reused: int = 0
    revised: int = 0
    left_out: int = 0
    repeated: int = 0

    @property
    def total(self) -> int:
        return self.new + self.reused + self.revised + self.left_out + self.repeated

    def __str__(self) -> str:
        told = [
            f"{self.new} new" if self.new or not self.total else "",
            f"{self.reused} used again" if self.reused else "",
            f"{self.revised} new revision{'' if self.revised == 1 else 's'}" if self.revised else "",
            f"{self.repeated} repeated" if self.repeated else "",
            f"{self.left_out} left out" if self.left_out else "",
        ]
        return ", ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Part:
    """A way to narrow the questions."""

    key: str
    label: str
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Preview:
    document_import: DocumentImport
    document: Staged
    questions: list[PreviewedQuestion]
    summary: Summary
    faults: list[Fault]
    stored: Template | None  # this very template is there already
    namesakes: int  # other templates of the same title
    goal: Template | None  # the one that the document seems to be of
    parts: list[Part]
    part: str
    page: int
    pages: int
    shown: str  # what becomes of the questions on other pages

    @property
    def problems(self) -> Sequence[Problem]:
        return self.document.problems[:MOST_PROBLEMS]

    @property
    def more_problems(self) -> int:
        return max(0, len(self.document.problems) - MOST_PROBLEMS)

    @property
    def alike(self) -> int:
        return next(part.count for part in self.parts if part.key == ALIKE)

    @property
    def known(self) -> int:
        return next(part.count for part in self.parts if part.key == KNOWN)

    @property
    def same(self) -> int:
        return next(part.count for part in self.parts if part.key == SAME)

    @property
    def is_whole(self) -> bool:
        """The bank knows none of it, so there is nothing to narrow."""
        return not any(part.count for part in self.parts if part.key)

    @property
    def earlier(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def later(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None

    @property
    def is_first_page(self) -> bool:
        return self.page == 1 and not self.part


@dataclass(frozen=True, slots=True)
class Standing:
    """What will happen, beside a page that is shown already."""

    summary: Summary
    shown: str
    same: int
    faults: list[Fault]
    document: Staged
    document_import: DocumentImport
