"""From the blocks of a published collection to a template: title, sections, questions, and what is left."""

from collections.abc import Sequence
from dataclasses import replace

from questionbank.documents.blocks import Block, Blocks, Kind, rendered
from questionbank.documents.draft import NO_ANSWER, UNPLACED
from questionbank.documents.normal import clean_line, clean_text
from questionbank.documents.text_reader import NO_TITLE
from questionbank.documents.values import DocumentError, Problem, QuestionValue, ReadDocument, TemplateValue

from .answers import Asked
from .bare import as_list, invites
from .manners import Manner, Opening, Rows, Shape, shape_of, with_answers
from .noise import noise_in, problems_of
from .splitting import split_blocks
from .tables import asking_rows, is_table_of_questions, questions_in
from .titles import is_title, opens_with_name, without_title_line
from .words import label_of, link_targets, plain

NO_QUESTION = (
    "Askwell found no question in this document. Questions may be headings, bold lines, items of a list, "
    "rows of a table or lines that end in a question mark; put them in one of these ways and try again."
)
UNUSED = "This heading stands above no question, so it was not taken in."
LINKS = "The addresses to which these questions link were left out."
LONG_SECTION = "This heading is too long for a competency, so its questions have none."
FILE_MATTER = "These lines describe the file itself, so they were left out."
DOUBTFUL = (
    "This line was read as an answer to the question above it; if it is a question of its own, "
    "write “- ” before each question."
)
TITLE_FROM_NAME = "This document has no title, so the name of its file stands in for it."
_LONGEST_COMPETENCY = 80
_LONGEST_TAG = 60
_ENDINGS = frozenset({"conclusion", "summary", "final words", "final thoughts", "wrapping up", "wrap up"})
_LEVEL_OF_THEME = 7  # below every heading
_FEWEST_IN_LEFT = 2
_FEWEST_IN_OPENING = 3


def read_collection(source: Blocks, name: str = "") -> tuple[ReadDocument, str]:
    """The document, and how it was read. Raises DocumentError where nothing in it asks anything."""
    reader = _Collection(source, name)
    return reader.read(), reader.manner()


class _Collection:
    def __init__(self, source: Blocks, name: str) -> None:
        self.source = source
        self.name = name
        self.title, blocks = without_title_line(source.blocks)
        listed = as_list(blocks)
        self.is_bare = listed is not None
        self.blocks = split_blocks(blocks) if listed is None else listed
        self.noise = noise_in(self.blocks)
        self.problems: list[Problem] = []
        self.questions: list[tuple[int, QuestionValue]] = []
        self.manners: dict[str, int] = {}
        self.sections: list[Block] = []
        self.asked: Asked | None = None
        self.left: list[Block] = []
        self.opening: list[Block] = []
        self.ending: list[str] = []
        self.folds = 0
        self.used: set[int] = set()  # lines of the sections that said something of a question or a text

    def read(self) -> ReadDocument:
        rows: Rows = [(index, block) for index, block in enumerate(self.blocks) if index not in self.noise]
        rows = self._take_title(rows)
        self._read_rows(rows, self._shape_of(rows))
        if not self.questions:
            raise DocumentError(NO_QUESTION)
        self._leave(self.sections)
        self._name_what_is_missing()
        self.problems += problems_of(self.blocks, self.noise)
        self.problems += [Problem(1, FILE_MATTER, note) for note in self.source.notes]
        heading, introduction = self._introduction()
        template = TemplateValue(
            title=self.title,
            introduction_heading=heading,
            introduction=introduction,
            questions=tuple(question for _, question in self.questions),
            conclusion="\n\n".join(self.ending),
        )
        return ReadDocument(template, tuple(sorted(self.problems, key=lambda problem: problem.line)))

    def manner(self) -> str:
        count = len(self.questions)
        answered = sum(bool(question.proposed_answers) for _, question in self.questions)
        manners = sorted(self.manners, key=self.manners.__getitem__, reverse=True)
        how = manners[0] if len(manners) == 1 else f"{', '.join(manners[:-1])} and {manners[-1]}"
        questions = f"{count:,} question{'s' if count != 1 else ''}"
        with_answer = "none" if not answered else "all" if answered == count else f"{answered:,}"
        return f"Read as {how}: {questions}, {with_answer} with an answer."

    def _take_title(self, rows: Rows) -> Rows:
        headings = [(place, block) for place, (_, block) in enumerate(rows) if block.kind is Kind.HEADING]
        tops = [place for place, block in headings if block.level == 1]
        if tops and not self.title and is_title(rows, tops):
            self.title = plain(rows[tops[0]][1].text)
            rows = [*rows[: tops[0]], *rows[tops[0] + 1 :]]
        if not self.title and self.source.title:
            self.title = clean_line(self.source.title)
        elif not self.title and (self.is_bare or not headings) and opens_with_name(rows):
            self.title, rows = plain(rows[0][1].text).rstrip(": "), rows[1:]
        elif self.source.title and clean_line(self.source.title) != self.title:
            self.problems.append(Problem(1, FILE_MATTER, clean_line(self.source.title)))
        if not self.title and self.name:
            self.title = clean_line(self.name.replace("_", " ").replace("-", " ")).capitalize()
            self.problems.append(Problem(1, TITLE_FROM_NAME))
        if not self.title:
            self.problems.append(Problem(1, NO_TITLE))
        return rows

    def _shape_of(self, rows: Rows) -> Shape:
        found = shape_of(rows)
        tables = sum(asking_rows(block) for _, block in rows if block.kind is Kind.TABLE)
        if tables > (found.weight if found else 0):
            return Shape(Manner.TABLE, asking=tables)
        if found is None:
            raise DocumentError(NO_QUESTION)
        return found

    def _read_rows(self, rows: Rows, shape: Shape) -> None:
        if shape.manner is Manner.LIST:
            shape = with_answers(shape, rows)
        for place, (index, block) in enumerate(rows):
            if opening := shape.openings.get(index):
                self._open(opening, block, shape)
            elif shape.manner is Manner.TABLE and is_table_of_questions(block):
                self._table(block)
            elif block.kind is Kind.HEADING and self._is_section(block, shape):
                self._section(block)
            elif block.kind is Kind.END:
                self._end_fold(shape)
            elif self._is_theme(rows, place, shape):
                self._section(replace(block, level=_LEVEL_OF_THEME))
            elif self.asked is not None and self._is_below(block, shape):
                self._name_doubt(block, shape)
                self.asked.body.append(block)
            else:
                self._close()
                self.left.append(block)
            self.folds += block.kind is Kind.SUMMARY
        self._close()
        self._sort_left()

    def _open(self, opening: Opening, block: Block, shape: Shape) -> None:
        self._close()
        self._sort_left()
        competency, tags = self._place()
        self.asked = Asked(opening.text, block.line, block.depth, competency, tags)
        self.asked.follows_in_list = shape.manner is Manner.LIST
        if opening.rest:
            line = block.line + block.text.count("\n") - opening.rest.count("\n")
            below = replace(block, kind=Kind.PARAGRAPH, text=opening.rest, line=line, marker="")
            self._name_doubt(below, shape)
            self.asked.body.append(below)
        if targets := [target for target in link_targets(block.text.partition("\n")[0]) if target[:1] != "#"]:
            self.asked.problems.append(Problem(block.line, LINKS, "\n".join(targets)))
        self.manners[shape.manner] = self.manners.get(shape.manner, 0) + 1
        self.folds = 0

    def _name_doubt(self, block: Block, shape: Shape) -> None:
        """Among bare questions a sentence may be an answer; below one, an invitation may be a question."""
        if block.kind is not Kind.PARAGRAPH or not (self.is_bare or shape.manner is Manner.PARAGRAPHS):
            return
        for number, text in enumerate(block.text.split("\n"), block.line):
            if self.is_bare or invites(text):
                self.problems.append(Problem(number, DOUBTFUL, text))

    def _table(self, block: Block) -> None:
        self._close()
        self._sort_left()
        found = list(questions_in(block, *self._place(), self.problems))
        self.questions += found
        self.manners[Manner.TABLE] = self.manners.get(Manner.TABLE, 0) + len(found)

    def _is_section(self, block: Block, shape: Shape) -> bool:
        """A heading inside an answer is no section: it lies deeper, is folded away or labels the answer."""
        if self.asked is None:
            return True
        if label_of(block.text) is not None or (self.folds and shape.manner is not Manner.FOLDS):
            return False
        if shape.manner in (Manner.NUMBERED, Manner.HEADINGS):
            return block.level <= shape.level
        return not (shape.manner is Manner.FOLDS and self.folds)

    def _section(self, block: Block) -> None:
        self._close()
        self._sort_left()
        self._leave([section for section in self.sections if section.level >= block.level])
        self.sections = [section for section in self.sections if section.level < block.level]
        self.sections.append(block)

    def _leave(self, sections: Sequence[Block]) -> None:
        unused = (section for section in sections if section.line not in self.used)
        self.problems += [Problem(section.line, UNUSED, section.text) for section in unused]

    def _end_fold(self, shape: Shape) -> None:
        self.folds = max(self.folds - 1, 0)
        if shape.manner is Manner.FOLDS and not self.folds:
            self._close()

    def _is_theme(self, rows: Rows, place: int, shape: Shape) -> bool:
        """An item whose own list holds the questions, such as a subject."""
        block = rows[place][1]
        below = rows[place + 1] if place + 1 < len(rows) else None
        return (
            shape.manner is Manner.LIST
            and block.kind is Kind.ITEM
            and block.depth < shape.level
            and below is not None
            and below[0] in shape.openings
        )

    def _is_below(self, block: Block, shape: Shape) -> bool:
        """Whether a block belongs to the question above it; below a list there may be words between lists."""
        if shape.manner is not Manner.LIST:
            return shape.manner is not Manner.TABLE
        if block.kind is Kind.ITEM:
            return block.depth > shape.level or shape.answers_outside
        return block.depth >= shape.level or shape.answers_outside

    def _close(self) -> None:
        if self.asked is not None:
            self.questions.append((self.asked.line, self.asked.value()))
            self.problems += self.asked.problems
            self.asked = None

    def _sort_left(self) -> None:
        """What stood below a section and above the next: questions of another manner, or words."""
        left, self.left = self.left, []
        if not left:
            return
        rows = list(enumerate(left))
        shape = shape_of(rows)
        enough = _FEWEST_IN_LEFT if self.questions else _FEWEST_IN_OPENING
        tables = any(is_table_of_questions(block) for block in left)
        if shape and shape.asking >= enough and 2 * len(shape.openings) > len(left):
            self._read_rows(rows, shape)
        elif tables:
            self._read_rows(rows, Shape(Manner.TABLE))
        elif not self.questions:
            self.opening += [section for section in self.sections if section.line not in self.used] + left
            self.used.update(section.line for section in self.sections)
        elif self.sections and plain(self.sections[-1].text).lower().rstrip(":.") in _ENDINGS:
            self.used.add(self.sections[-1].line)
            self.ending.append(clean_text(rendered(left)))
        else:
            self.problems += [Problem(block.line, UNPLACED, block.text) for block in left if block.text]

    def _place(self) -> tuple[str, tuple[str, ...]]:
        """The innermost heading is the competency, those around it are tags."""
        self.used.update(section.line for section in self.sections)
        names = [clean_line(plain(section.text)).rstrip(":") for section in self.sections]
        names = [name for name in dict.fromkeys(names) if name]
        if not names:
            return "", ()
        *outer, competency = names
        for name, limit in ((competency, _LONGEST_COMPETENCY), *((tag, _LONGEST_TAG) for tag in outer)):
            if len(name) > limit and not any(problem.text == name for problem in self.problems):
                self.problems.append(Problem(self.sections[-1].line, LONG_SECTION, name))
        tags = tuple(tag.replace(",", " ") for tag in outer if len(tag) <= _LONGEST_TAG)
        return competency if len(competency) <= _LONGEST_COMPETENCY else "", tags

    def _introduction(self) -> tuple[str, str]:
        blocks = self.opening
        if blocks and blocks[0].kind is Kind.HEADING:
            return clean_line(plain(blocks[0].text)), clean_text(rendered(blocks[1:]))
        return "", clean_text(rendered(blocks))

    def _name_what_is_missing(self) -> None:
        """In a list of bare questions nothing is missing; among answered ones, an answer is."""
        without = [line for line, question in self.questions if not question.proposed_answers]
        if 2 * len(without) < len(self.questions):
            self.problems += [Problem(line, NO_ANSWER) for line in without]
