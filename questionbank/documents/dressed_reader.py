"""Askwell's own labelled form in Markdown, or in what became Markdown: the same parts as in the text form."""

from collections.abc import Sequence
from dataclasses import replace

from .blocks import lines_of_blocks
from .dressing import (
    OWN_FORM,
    Heading,
    Structure,
    heading_of,
    is_rule,
    numbered,
    structure_of,
    unescape_dressing,
    without_bold,
)
from .labels import PARTS_OF_A_QUESTION, PURPOSE, Label, Labelled, labelled
from .normal import clean_line
from .sections import Line, Section, with_implied_parts
from .text_reader import NO_QUESTION, read_sections_into
from .values import DocumentError, Problem, ReadDocument

UNKNOWN_HEADING = (
    "Askwell does not know this heading, so it was kept as part of the text that stands above it."
)
UNUSED_HEADING = "This heading stands above no question, so it was not taken in."
_TELLING = frozenset(PURPOSE) | {Label.ANSWER}
_GUIDANCE = frozenset({Label.INTERVIEWERS, Label.INTERVIEWEES, Label.DOS, Label.DONTS})
_INTRODUCING = frozenset({Label.PREAMBLE, Label.TITLE})

__all__ = ["is_labelled", "lines_of_blocks", "read_dressed"]


def is_labelled(lines: Sequence[Line]) -> bool:
    """Whether Askwell's own labels give a document its structure."""
    labels = numbers = 0
    for line in lines:
        if line.fenced or line.blank:
            continue
        if line.text.strip() == OWN_FORM:
            return True
        found = _line_structure(line.text)
        if found and found.label:
            labels += found.label.label in _TELLING
        elif found and found.heading and numbered(found.heading.text):
            numbers += 1
    return labels > 0 and 2 * labels >= numbers


def has_dressed_labels(lines: Sequence[Line]) -> bool:
    """Whether the labels are dressed rather than plain, or it says of itself that it is Markdown."""
    dressed = plain = 0
    for line in lines:
        if line.fenced or line.blank:
            continue
        if line.text.strip() == OWN_FORM:
            return True
        if (found := structure_of(line.text)) and found.label:
            dressed += found.label.label in _TELLING
        elif found := _line_structure(line.text):
            plain += bool(found.label and found.label.label is Label.ANSWER)
    return dressed > plain


def read_dressed(lines: Sequence[Line]) -> ReadDocument:
    splitter = _Splitter(lines)
    sections = with_implied_parts(splitter.split())
    if not any(section.label is Label.QUESTION for section in sections):
        raise DocumentError(NO_QUESTION)
    if not splitter.own:
        sections = splitter.with_themes([_undressed(section) for section in sections])
    read = read_sections_into(sections)
    problems = sorted((*read.problems, *splitter.problems), key=lambda problem: problem.line)
    return replace(read, problems=tuple(problems))


def _line_structure(text: str) -> Structure | None:
    if found := structure_of(text):
        return found
    plain = labelled(text)
    return Structure(plain, None) if plain else None


def _undressed(section: Section) -> Section:
    """The paragraph that is a question by its place may be bold and have a number."""
    if section.label is Label.QUESTION and not section.source:
        lines = [replace(line, text=_bare(line.text)) if not line.fenced else line for line in section.body]
        return replace(section, body=lines, rest=_bare(section.rest))
    return section


def _bare(text: str) -> str:
    words = without_bold(text)
    return numbered(words) or words


class _Splitter:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.own = any(not line.fenced and line.text.strip() == OWN_FORM for line in lines)
        self.lines = lines if self.own else _with_underlined(lines)
        self.sections = [Section(Label.PREAMBLE, 1)]
        self.label_level = 0
        self.themes: list[tuple[int, Heading]] = []
        self.problems: list[Problem] = []

    def split(self) -> list[Section]:
        for index, line in enumerate(self.lines):
            if line.fenced or line.blank:
                self._keep(line)
            elif (found := _line_structure(line.text)) is None:
                if not is_rule(line.text) and line.text.strip() != OWN_FORM:
                    self._keep(replace(line, text=unescape_dressing(line.text)))
            elif found.heading is None:
                self._open_label(line, found.label)
            else:
                self._heading(line, found, index)
        return self.sections

    def with_themes(self, sections: Sequence[Section]) -> list[Section]:
        """A heading above questions is their competency, where they name none themselves."""
        done: list[Section] = []
        used: set[int] = set()
        for section, below in zip(sections, (*sections[1:], None), strict=True):
            done.append(section)
            line, theme = self._theme_of(section) if section.label is Label.QUESTION else (0, "")
            if theme and not (below and below.label is Label.COMPETENCY):
                used.add(line)
                done.append(Section(Label.COMPETENCY, section.line, rest=theme))
        unused = (heading for heading in self.themes if heading[0] not in used)
        self.problems += [Problem(line, UNUSED_HEADING, heading.text) for line, heading in unused]
        return done

    def _theme_of(self, question: Section) -> tuple[int, str]:
        above = ((line, heading.text) for line, heading in reversed(self.themes) if line < question.line)
        return next(above, (0, ""))

    def _keep(self, line: Line) -> None:
        body = self.sections[-1].body
        if not (line.blank and body and body[-1].blank):
            body.append(line)

    def _open_label(self, line: Line, found: Labelled | None) -> None:
        if found:
            self.sections.append(Section(found.label, line.number, line.text, found.number, found.rest))

    def _heading(self, line: Line, found: Structure, index: int) -> None:
        heading = found.heading or Heading(1, "")
        if self._is_title(found, index):
            title = found.label.rest if found.label and found.label.label is Label.TITLE else heading.text
            self.sections.append(Section(Label.TITLE, line.number, line.text, rest=title))
            return
        question = numbered(heading.text)
        if question and (self.own or labelled(question) is None):
            self._open_question(line, question, source=line.text)
        elif found.label:
            self.label_level = heading.level
            self._open_label(line, found.label)
        else:
            self._own_heading(line, heading, index)

    def _is_title(self, found: Structure, index: int) -> bool:
        if any(section.label is not Label.PREAMBLE for section in self.sections):
            return False
        if found.label and found.label.label is Label.TITLE:
            return True
        heading = found.heading or Heading(0, "")
        return heading.level == 1 and (self.own or (not found.label and not self._next_is_label(index)))

    def _own_heading(self, line: Line, heading: Heading, index: int) -> None:
        """A heading that is no label."""
        asked = any(section.label in PARTS_OF_A_QUESTION or section.label is Label.QUESTION
                    for section in self.sections)  # fmt: skip
        if not self.own and self._next_is_label(index):
            self._open_question(line, heading.text, source="")
        elif not self.own and self._next_is_heading(index):
            self.themes.append((line.number, heading))
        elif self.own and asked:
            self._open_heading(Label.ABOUT_HEADING, line, heading)
        elif self.sections[-1].label in _INTRODUCING and not asked:
            self._open_heading(Label.INTRODUCTION_HEADING, line, heading)
        elif any(section.label in _GUIDANCE for section in self.sections):
            self._open_heading(Label.ABOUT_HEADING, line, heading)
        else:
            if heading.level <= self.label_level:
                self.problems.append(Problem(line.number, UNKNOWN_HEADING, line.text))
            self._keep(line)

    def _open_heading(self, label: Label, line: Line, heading: Heading) -> None:
        self.sections.append(Section(label, line.number, line.text, rest=heading.text))

    def _open_question(self, line: Line, text: str, *, source: str) -> None:
        self.sections.append(Section(Label.QUESTION, line.number, source, rest=clean_line(text)
                                     if not self.own else text))  # fmt: skip

    def _next(self, index: int) -> Structure | None:
        below = next((line for line in self.lines[index + 1 : index + 20] if not line.blank), None)
        return _line_structure(below.text) if below and not below.fenced else None

    def _next_is_label(self, index: int) -> bool:
        found = self._next(index)
        return bool(found and found.label and found.label.label in PARTS_OF_A_QUESTION)

    def _next_is_heading(self, index: int) -> bool:
        found = self._next(index)
        return bool(found and found.heading and not found.label) or self._bold_above_label(index)

    def _bold_above_label(self, index: int) -> bool:
        """Whether a bold or plain question of one line follows, with its labels."""
        below = [line for line in self.lines[index + 1 : index + 20] if not line.blank][:2]
        if len(below) < 2 or any(line.fenced for line in below) or _line_structure(below[0].text):  # noqa: PLR2004
            return False
        found = _line_structure(below[1].text)
        return bool(found and found.label and found.label.label in PARTS_OF_A_QUESTION)


def _with_underlined(lines: Sequence[Line]) -> list[Line]:
    """Headings that are underlined, as `#` writes them."""
    done: list[Line] = []
    for line in lines:
        marks = line.text.strip()
        above = done[-1] if done else None
        if (
            above is not None
            and not above.blank
            and not above.fenced
            and not line.fenced
            and marks
            and (set(marks) == {"="} or (set(marks) == {"-"} and len(marks) > 2))  # noqa: PLR2004
            and heading_of(above.text) is None
            and (len(done) == 1 or done[-2].blank)
        ):
            done[-1] = replace(above, text=f"{'#' if marks[0] == '=' else '##'} {above.text.strip()}")
        else:
            done.append(line)
    return done
