"""Reads the sheets of a file, once the meaning of their columns is known, into one document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questionbank.documents.normal import clean_line, clean_text
from questionbank.documents.reading import Sheet
from questionbank.documents.text_reader import NO_TITLE
from questionbank.documents.values import DocumentError, Problem, QuestionValue, ReadDocument, TemplateValue

from .cells import cell_name
from .columns import is_number_heading
from .fields import TEXT
from .limits import MOST_QUESTIONS, too_many_questions
from .parts import read_parts
from .question import Columns, SheetQuestion
from .rows import Filled, rows_of, split_parts
from .table import is_parts

NO_QUESTION = "This sheet holds no question below its headings; write one a row and try again."
NO_QUESTION_IN_ROW = "This row has no question, and none stands above it, so it was not taken in."
NUMBER_ALONE = (
    "This row has a number of its own but no question, so it was not taken in; "
    "write its question here and try again."
)
LEFT_OUT = "This column was left out, since Askwell knows no part of a question by its heading."
NO_HEADINGS = "This sheet has no headings, so its first column was read as questions{}."
_LONGEST_KEPT = 2_000


def read_sheet(
    sheet: Sheet, columns: Sequence[str], *, exact: bool = False, prefix: str = ""
) -> ReadDocument:
    """`columns` names the field of each column; `prefix` is the sheet's name in a file with several."""
    questions, below, first = split_parts(sheet)
    parts, part_problems = read_parts(list(rows_of(below, first)), prefix)
    rows = list(rows_of(questions, sheet.first_row))
    reader = _Reader(Columns.of(prefix, columns, sheet.headings), sheet, exact=exact or bool(below))
    reader.read(rows)
    problems = (
        *sheet.problems,
        *_left_out(sheet, columns, rows, prefix),
        *reader.all_problems(),
        *part_problems,
    )
    template = replace(parts if below else _above(sheet), questions=tuple(reader.values()))
    if not below and not template.title:
        problems = (Problem(1, NO_TITLE), *problems)
    return ReadDocument(template, problems)


def is_parts_sheet(sheet: Sheet) -> bool:
    return is_parts(sheet.headings)


def read_parts_sheet(sheet: Sheet, prefix: str) -> tuple[TemplateValue, tuple[Problem, ...]]:
    return read_parts(list(rows_of(sheet.rows, sheet.first_row)), prefix)


class _Reader:
    """Goes through the rows once. A row that repeats the question of the row above, or has none, goes on."""

    def __init__(self, columns: Columns, sheet: Sheet, *, exact: bool) -> None:
        self.columns = columns
        self.bands = frozenset(sheet.bands)
        self.exact = exact
        self.column = columns.places[TEXT][0]
        self.numbers = [
            place for place in columns.places.get("", ()) if is_number_heading(sheet.headings[place])
        ]
        self.number = ""
        self.category = ""
        self.questions: list[tuple[SheetQuestion, str]] = []
        self.open: SheetQuestion | None = None
        self.problems: list[Problem] = []

    def read(self, rows: Sequence[Filled]) -> None:
        for row in rows:
            if row.is_empty or self._only_counts(row):
                self.open = None
            elif row.number in self.bands:
                self.category, self.open = clean_line(" ".join(row.cells)), None
            else:
                self._read(row)
        if not self.questions:
            raise DocumentError(NO_QUESTION)

    def values(self) -> Iterator[QuestionValue]:
        return (question.value(category) for question, category in self.questions)

    def all_problems(self) -> list[Problem]:
        found = [problem for question, _ in self.questions for problem in question.problems]
        return sorted([*self.problems, *found], key=lambda problem: problem.line)

    def _read(self, row: Filled) -> None:
        text = clean_text(row.cell(self.column))
        number = clean_line(" ".join(row.cell(place) for place in self.numbers))
        if text and (self.open is None or text != self.open.text):
            self._open(text)
            self.number = number
        is_alone = not text and number not in ("", self.number)
        if self.open is not None and not is_alone:
            self.open.add(row)
        else:
            self.open = None
            self._report(row, NUMBER_ALONE if is_alone else NO_QUESTION_IN_ROW)

    def _only_counts(self, row: Filled) -> bool:
        """A number that was filled in ahead, with nothing beside it yet."""
        filled = {place for place, cell in enumerate(row.cells) if cell.strip()}
        return filled <= set(self.numbers)

    def _report(self, row: Filled, sentence: str) -> None:
        said = " | ".join(cell for cell in row.cells if cell.strip())
        place = cell_name(self.column, row.number, self.columns.sheet)
        self.problems.append(Problem(row.number, sentence, said, place))

    def _open(self, text: str) -> None:
        if len(self.questions) == MOST_QUESTIONS:
            raise DocumentError(too_many_questions())
        self.open = SheetQuestion(self.columns, text, self.exact)
        self.questions.append((self.open, self.category))


def _above(sheet: Sheet) -> TemplateValue:
    """What stands over the headings: the title, and an introduction."""
    lines = [clean_text(" ".join(cell for cell in row if cell.strip())) for row in sheet.above]
    title = clean_line(lines[0]) if lines else ""
    return TemplateValue(title=title, introduction="\n\n".join(line for line in lines[1:] if line))


def _left_out(sheet: Sheet, columns: Sequence[str], rows: Sequence[Filled], prefix: str) -> Iterator[Problem]:
    if not any(sheet.headings):
        said = " and its second as their answers" if len(sheet.headings) > 1 else ""
        yield Problem(sheet.first_row, NO_HEADINGS.format(said), cell=cell_name(0, sheet.first_row, prefix))
    for index, field in enumerate(columns):
        cells = [row.cell(index) for row in rows if row.cell(index).strip()] if not field else []
        if cells:
            number = max(sheet.first_row - 1, 1)
            place = cell_name(index, number, prefix)
            yield Problem(number, LEFT_OUT, _shortened(sheet.headings[index], cells), place)


def _shortened(heading: str, cells: Sequence[str]) -> str:
    kept = "\n".join([heading, *cells] if heading else cells)
    return kept if len(kept) <= _LONGEST_KEPT else f"{kept[:_LONGEST_KEPT]}…"
