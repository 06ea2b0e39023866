"""A text document as a flat row of sections: a structural line, and the lines below it up to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .fences import fenced
from .labels import (
    LISTS,
    ONE_LINE,
    PARTS_OF_A_QUESTION,
    QUESTION_FIELDS,
    Label,
    bullet,
    is_about_heading,
    is_indented,
    labelled,
)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    fenced: bool = False

    @property
    def blank(self) -> bool:
        return not self.fenced and not self.text.strip()


@dataclass(slots=True)
class Section:
    label: Label
    line: int
    source: str = ""  # the structural line as it stood; empty where the form implies it
    number: int | None = None
    rest: str = ""
    body: list[Line] = field(default_factory=list)


def read_sections(source: str) -> list[Section]:
    """The sections of a document, each question and the "about" part opened by a section of its own."""
    return with_implied_parts(_split(source.split("\n")))


def with_implied_parts(sections: list[Section]) -> list[Section]:
    """Those that the plain form gives no label: the "about" part, and questions by their place."""
    return _with_questions(list(_with_about(sections)))


def lines_of(text: str) -> list[Line]:
    lines = text.split("\n")
    return [
        Line(number, *pair) for number, pair in enumerate(zip(lines, fenced(lines), strict=True), start=1)
    ]


def blocks(body: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs: runs of lines with no blank line outside a code block."""
    return _cut(body, _block_starts(body))


def first_block_and_rest(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    cut = (*_block_starts(body)[1:], len(body))[0]
    return body[:cut], body[cut:]


def paragraphs_or_lines(body: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs; where no blank line parts anything, each line is one, as word processors save text."""
    return _cut(body, _paragraph_or_line_starts(body))


def _cut(body: Sequence[Line], starts: list[int]) -> list[list[Line]]:
    runs = (body[start:end] for start, end in pairwise([*starts, len(body)]))
    return [[line for line in run if not line.blank] for run in runs]


def _split(lines: Sequence[str]) -> list[Section]:
    sections = [Section(Label.PREAMBLE, 1)]
    after_blank = True
    for number, (text, in_fence) in enumerate(zip(lines, fenced(lines), strict=True), start=1):
        blank = not in_fence and not text.strip()
        if blank and after_blank:
            continue
        after_blank = blank
        found = None if in_fence or blank else labelled(text)
        if found:
            sections.append(Section(found.label, number, text, found.number, found.rest))
        else:
            sections[-1].body.append(Line(number, text, in_fence))
    return sections


def _block_starts(body: Sequence[Line]) -> list[int]:
    return [
        index for index, line in enumerate(body) if not line.blank and (index == 0 or body[index - 1].blank)
    ]


def _paragraph_or_line_starts(body: Sequence[Line]) -> list[int]:
    starts = _block_starts(body)
    if starts != [0]:  # a blank line parts something, if only the label and its text
        return starts
    return [
        index
        for index, line in enumerate(body)
        if not line.blank and not (line.fenced and index > 0 and body[index - 1].fenced)
    ]


# The "about" part: in the plain form a heading that follows the guidance, with no label.


def _with_about(sections: list[Section]) -> Iterator[Section]:
    opening = {line.text.strip() for line in sections[0].body}
    for section in sections:
        yield section
        if section.label in (Label.DOS, Label.DONTS):
            yield from _cut_about(section, opening)


def _cut_about(section: Section, opening: set[str]) -> Iterator[Section]:
    for index, line in enumerate(section.body):
        if _opens_about(line, opening):
            below = section.body[index + 1 :]
            del section.body[index:]
            yield Section(Label.ABOUT_HEADING, line.number, rest=line.text.strip(), body=below)
            return


def _opens_about(line: Line, opening: set[str]) -> bool:
    if line.fenced or line.blank or is_indented(line.text) or bullet(line.text) is not None:
        return False
    return line.text.strip() in opening or is_about_heading(line.text.strip())


# Questions: in the plain form the paragraph before a question's first label, with no label.


@dataclass(slots=True)
class _Open:
    """What the question being read has had so far."""

    labels: set[Label] = field(default_factory=set)
    answers: set[int | None] = field(default_factory=set)

    def add(self, section: Section) -> None:
        self.labels.add(section.label)
        if section.label is Label.ANSWER:
            self.answers.add(section.number)

    def ends_before(self, section: Section, previous: Section) -> bool:
        """Whether this section belongs to the next question."""
        text_waits = _question_start(previous) is not None
        if section.label is Label.ANSWER:
            return section.number == 1 and 1 in self.answers and text_waits
        repeated = section.label in self.labels
        if self.answers:
            return repeated or text_waits
        return repeated and text_waits


def _with_questions(sections: Sequence[Section]) -> list[Section]:
    done: list[Section] = []
    question: _Open | None = None
    for section in sections:
        if section.label is Label.QUESTION:
            question = _Open()
        elif section.label not in PARTS_OF_A_QUESTION:
            question = None
        elif section.label in QUESTION_FIELDS or section.label is Label.ANSWER:
            if question is None or question.ends_before(section, done[-1]):
                done.append(_take_question(done[-1], section.line))
                question = _Open()
            question.add(section)
        done.append(section)
    return done


def _take_question(previous: Section, line: int) -> Section:
    start = _question_start(previous)
    if start is None:
        return Section(Label.QUESTION, line)
    body = previous.body[start:]
    del previous.body[start:]
    return Section(Label.QUESTION, body[0].number, body=body)


def _question_start(section: Section) -> int | None:
    """Where a following question's text begins in the section, which keeps a paragraph if it needs one."""
    starts = _paragraph_or_line_starts(section.body)
    if len(starts) <= _kept(section):
        return None
    first = section.body[starts[-1]].text
    in_item = section.label in LISTS and (is_indented(first) or bullet(first) is not None)
    return None if in_item else starts[-1]


_KEEPS_NOTHING = ONE_LINE | {
    Label.PREAMBLE,
    Label.TITLE,
    Label.INTRODUCTION_HEADING,
    Label.ABOUT_HEADING,
    Label.INTERVIEWERS,
    Label.INTERVIEWEES,
}


def _kept(section: Section) -> int:
    return 0 if section.rest or section.label in _KEEPS_NOTHING else 1
