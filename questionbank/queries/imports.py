"""Imports as people see them: what will become of each question, a page at a time, and what did."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch, Q

from questionbank.documents import Problem, QuestionValue
from questionbank.enums import ImportChoice, Kind, Seniority
from questionbank.fairness import Concern, concerns_of
from questionbank.mapping import Source, hash_of
from questionbank.models import (
    DocumentImport,
    ProposedAnswer,
    Question,
    SheetMapping,
    Template,
)
from questionbank.problems import MOST_FAULTS, Fault, question_faults
from questionbank.queries.levels import default_levels
from questionbank.queries.picks import settled, shown_of, staged_of
from questionbank.readiness import ANSWERS, Gap, gaps_of
from questionbank.staged import Staged
from teams.models import Team

PAGE_LENGTH = 50
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


def standing_of(document_import: DocumentImport, *, page: int = 1, part: str = "") -> Standing:
    """Two queries."""
    document = staged_of(document_import)
    rows = rows_of(document_import)
    on_page, _, _ = _page_of(rows, page, part)
    return Standing(
        summary=summary_of(document, rows),
        shown=shown_of(document_import, but={row.number for row in on_page}),
        same=sum(row.is_same for row in rows),
        faults=_faults(document, rows),
        document=document,
        document_import=document_import,
    )


def _page_of(rows: Sequence[Row], page: int, part: str) -> tuple[Sequence[Row], int, int]:
    """The rows, the number of the page that they are, and how many pages there are."""
    shown = [row for row in rows if row.is_in(part)]
    pages = max(1, -(-len(shown) // PAGE_LENGTH))
    page = min(page, pages)
    return shown[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH], page, pages


def preview_of(document_import: DocumentImport, *, page: int = 1, part: str = "") -> Preview:
    """One page of what was read. Seven queries."""
    document = staged_of(document_import)
    rows = rows_of(document_import)
    on_page, page, pages = _page_of(rows, page, part)
    stored, namesakes = _templates(document_import.team, document)
    return Preview(
        document_import=document_import,
        document=document,
        questions=_previewed(document_import.team, document, on_page),
        summary=summary_of(document, rows),
        faults=_faults(document, rows),
        stored=stored,
        namesakes=namesakes,
        parts=[
            Part(key, label, sum(row.is_in(key) for row in rows), key == part) for key, label in SHOWN.items()
        ],
        part=part,
        page=page,
        pages=pages,
        shown=shown_of(document_import, but={row.number for row in on_page}),
    )


def _faults(document: Staged, rows: Iterable[Row]) -> list[Fault]:
    left = (row.number for row in rows if row.choice == ImportChoice.LEAVE)
    return list(document.faults(number for number in left if not document.repeats(number)))[:MOST_FAULTS]


def rows_of(document_import: DocumentImport) -> list[Row]:
    document = staged_of(document_import)
    rows = document_import.questions.order_by("number")
    return [
        Row(*row, is_same=row[2] is not None and document.same(row[0]) == row[2])
        for row in rows.values_list("number", "choice", "question_id", "revision_id")
    ]


def summary_of(document: Staged, rows: Iterable[Row]) -> Summary:
    counts = Counter("repeated" if document.repeats(row.number) else row.choice for row in rows)
    return Summary(
        new=counts[ImportChoice.NEW],
        reused=counts[ImportChoice.REUSE],
        revised=counts[ImportChoice.REVISE],
        left_out=counts[ImportChoice.LEAVE],
        repeated=counts["repeated"],
    )


def _templates(team: Team, document: Staged) -> tuple[Template | None, int]:
    alike = Template.objects.filter(Q(title=document.title) | Q(content_hash=document.hash), team=team)
    found = list(alike.only("uuid", "title", "content_hash").order_by("pk"))
    stored = next((one for one in found if one.content_hash == document.hash), None)
    return stored, sum(one.title == document.title and one is not stored for one in found)


def _previewed(team: Team, document: Staged, rows: Sequence[Row]) -> list[PreviewedQuestion]:
    likes = {row.number: document.likes(row.number) for row in rows}
    keys = {row.question for row in rows if row.question}
    keys |= {key for found in likes.values() for key, _ in found}
    questions = _of_bank(team, keys)
    levels = default_levels(team)
    previewed = []
    for row in rows:
        value = document.question(row.number)
        known = questions.get(row.question or 0) if row.revision else None
        previewed.append(
            PreviewedQuestion(
                number=row.number,
                value=value,
                choice=row.choice,
                known=known,
                is_old=known is not None and known.current_id != row.revision,
                is_same=row.is_same,
                likes=_likes(row, likes[row.number], questions),
                repeats=document.repeats(row.number),
                gaps=gaps_of(value, levels),
                concerns=concerns_of(value),
                faults=question_faults(row.number, value),
            )
        )
    return previewed


def _of_bank(team: Team, keys: Iterable[int]) -> dict[int, Question]:
    """With their answers, to be held against what was read. Two queries."""
    answers = Prefetch("current__proposed_answers", ProposedAnswer.objects.order_by("position"))
    found = Question.objects.filter(team=team).with_current().prefetch_related(answers)
    return found.in_bulk(keys)


def _likes(row: Row, likes: Iterable[tuple[int, int]], questions: Mapping[int, Question]) -> list[Like]:
    if row.revision:
        return []
    found = [Like(questions[key], likeness) for key, likeness in likes if key in questions]
    return sorted(found, key=lambda like: like.question.pk != row.question)


def remembered(team: Team, source: Source) -> list[list[str] | None]:
    """What the columns of each sheet meant when they were named the last time. One query, if any."""
    hashes = [hash_of(sheet) for sheet in source.sheets]
    mappings = SheetMapping.objects.filter(team=team, headings_hash__in=filter(None, hashes))
    known = dict(mappings.values_list("headings_hash", "columns")) if any(hashes) else {}
    return [known.get(key) if key else None for key in hashes]
