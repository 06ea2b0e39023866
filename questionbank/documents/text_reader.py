"""Reads the text form of a question document; docs/question-documents.md describes it."""

from collections.abc import Iterable, Sequence

from .draft import EMPTY_BULLET, QuestionDraft, read_body, unplaced
from .fences import is_fence
from .items import Item, read_items
from .labels import PARTS_OF_A_QUESTION, Label, is_short_heading
from .normal import clean_characters, clean_line
from .sections import Line, Section, first_block_and_rest, paragraphs_or_lines, read_sections
from .values import DocumentError, GuidanceValue, Problem, ReadDocument, TemplateValue

NO_QUESTION = (
    "This document holds no question. Write “Question:” before each question, "
    "or “When to Ask:” or “Proposed Answer 1” below it, and try again."
)
NO_TITLE = "This document has no title."
SECOND_HEADING = "This heading occurs a second time; the first one counts."
SECOND_PART = "This part of the document occurs a second time; its text was added to the first."
NO_QUESTION_ABOVE = "This part belongs to a question, and no question stands above it."
NO_SIDE = "This list stands under neither “For Interviewers” nor “For Interviewees”."
OUTSIDE_BULLETS = "This line stands in a list but has no bullet, so it was not taken in."
UNCLOSED = "This line opens a code block that is never closed, so it was read as ordinary text."


def read_text(source: str) -> ReadDocument:
    """What the document says, and what in it could not be placed."""
    sections = read_sections(clean_characters(source))
    if not any(section.label is Label.QUESTION for section in sections):
        raise DocumentError(NO_QUESTION)
    return read_sections_into(sections)


def read_sections_into(sections: Sequence[Section]) -> ReadDocument:
    return _Reader().read(sections)


def split_introduction(parts: Sequence[Sequence[Line]]) -> tuple[str, str]:
    """Heading and text: a short line that ends no sentence, with a paragraph below it, is a heading."""
    texts = [read_body(part) for part in parts]
    if len(texts) > 1 and len(parts[0]) == 1 and is_short_heading(texts[0]):
        return clean_line(texts[0]), "\n\n".join(texts[1:])
    return "", "\n\n".join(texts)


class _Reader:
    """Goes through the sections once; each kind of section has a method of a few lines."""

    def __init__(self) -> None:
        self.headings: dict[Label, str] = {}
        self.texts: dict[Label, list[str]] = {}
        self.questions: list[QuestionDraft] = []
        self.guidance: dict[tuple[Label, Label], list[str]] = {}
        self.audience: list[str] = []
        self.conclusion: list[Line] = []
        self.problems: list[Problem] = []
        self.question: QuestionDraft | None = None
        self.side: Label | None = None

    def read(self, sections: Sequence[Section]) -> ReadDocument:
        for section in sections:
            self._read(section)
        if Label.TITLE not in self.headings:
            self.problems.append(Problem(1, NO_TITLE))
        template = self._template()
        for question in self.questions:
            self.problems += question.problems
        return ReadDocument(template, tuple(sorted(self.problems, key=lambda problem: problem.line)))

    def _template(self) -> TemplateValue:
        conclusion, closing_notes = self._ending()
        return TemplateValue(
            title=self.headings.get(Label.TITLE, ""),
            introduction_heading=self.headings.get(Label.INTRODUCTION_HEADING, ""),
            introduction=self._text(Label.INTRODUCTION),
            questions=tuple(question.value() for question in self.questions),
            for_interviewers=self._guidance(Label.INTERVIEWERS),
            for_interviewees=self._guidance(Label.INTERVIEWEES),
            about_heading=self.headings.get(Label.ABOUT_HEADING, ""),
            about=self._text(Label.ABOUT),
            audience_lead=self._text(Label.AUDIENCE),
            audience=tuple(self.audience),
            conclusion=conclusion,
            closing_notes=closing_notes,
        )

    def _read(self, section: Section) -> None:
        self.problems += unplaced(_unclosed_fences(section.body), UNCLOSED)
        if section.label in PARTS_OF_A_QUESTION:
            self._read_part_of_question(section)
        elif section.label in (Label.DOS, Label.DONTS):
            self._read_guidance(section)
        else:
            self.question = self.side = None
            self._read_part_of_template(section)

    def _read_part_of_template(self, section: Section) -> None:
        match section.label:
            case Label.PREAMBLE:
                self._read_preamble(section)
            case Label.TITLE:
                self._add_heading(section, section.rest)
                self._add_introduction(paragraphs_or_lines(section.body))
            case Label.INTRODUCTION_HEADING:
                self._add_heading(section, section.rest)
                self._add_text(Label.INTRODUCTION, [read_body(section.body)])
            case Label.ABOUT_HEADING:
                self._add_heading(section, section.rest)
                self._add_text(Label.ABOUT, [read_body(section.body)])
            case Label.QUESTION:
                self.question = QuestionDraft(section)
                self.questions.append(self.question)
            case Label.INTERVIEWERS | Label.INTERVIEWEES:
                self._open_side(section)
            case Label.AUDIENCE:
                self._read_audience(section)
            case Label.CONCLUSION:
                self._name_second(section)
                self._add_text(section.label, [])
                self.conclusion += [*section.body, Line(section.line, "")]
            case _:
                self._name_second(section)
                self._add_text(section.label, [read_body(section.body, section.rest)])

    def _read_preamble(self, section: Section) -> None:
        parts = paragraphs_or_lines(section.body)
        if parts:
            first, *below = parts[0]
            self.headings[Label.TITLE] = clean_line(read_body([first]))
            self._add_introduction([part for part in (below, *parts[1:]) if part])

    def _add_introduction(self, parts: Sequence[Sequence[Line]]) -> None:
        heading, text = split_introduction(parts)
        if heading:
            self.headings.setdefault(Label.INTRODUCTION_HEADING, heading)
        if text:
            self._add_text(Label.INTRODUCTION, [text])

    def _add_heading(self, section: Section, heading: str) -> None:
        if section.label in self.headings:
            self.problems.append(Problem(section.line, SECOND_HEADING, section.source or heading))
        self.headings.setdefault(section.label, clean_line(heading))

    def _add_text(self, label: Label, texts: Iterable[str]) -> None:
        self.texts.setdefault(label, []).extend(text for text in texts if text)

    def _name_second(self, section: Section) -> None:
        if section.label in self.texts:
            self.problems.append(Problem(section.line, SECOND_PART, section.source))

    def _text(self, label: Label) -> str:
        return "\n\n".join(self.texts.get(label, ()))

    def _ending(self) -> tuple[str, str]:
        """Conclusion and closing notes: without a label, the notes begin with the second paragraph."""
        if Label.CLOSING in self.texts:
            return read_body(self.conclusion), self._text(Label.CLOSING)
        conclusion, closing_notes = first_block_and_rest(self.conclusion)
        return read_body(conclusion), read_body(closing_notes)

    def _read_part_of_question(self, section: Section) -> None:
        if self.question is not None:
            self.question.add(section)
        else:
            self._refuse(section, NO_QUESTION_ABOVE)

    def _open_side(self, section: Section) -> None:
        self.side = section.label
        self.problems += unplaced(section.body)

    def _read_guidance(self, section: Section) -> None:
        if self.side is None:
            self._refuse(section, NO_SIDE)
            return
        key = (self.side, section.label)
        if key in self.guidance:
            self.problems.append(Problem(section.line, SECOND_PART, section.source))
        self.guidance.setdefault(key, []).extend(self._bullets(read_items(section.body)))

    def _guidance(self, side: Label) -> GuidanceValue:
        dos, donts = (tuple(self.guidance.get((side, label), ())) for label in (Label.DOS, Label.DONTS))
        return GuidanceValue(dos, donts)

    def _read_audience(self, section: Section) -> None:
        self._name_second(section)
        items = read_items(section.body)
        first = next((index for index, item in enumerate(items) if item.bulleted), len(items))
        self._add_text(Label.AUDIENCE, [item.text for item in items[:first]])
        self.audience += self._bullets(items[first:])

    def _bullets(self, items: Iterable[Item]) -> list[str]:
        texts: list[str] = []
        for item in items:
            if item.bulleted and (text := item.text):
                texts.append(text)
            else:
                self.problems += unplaced(item.lines, EMPTY_BULLET if item.bulleted else OUTSIDE_BULLETS)
        return texts

    def _refuse(self, section: Section, sentence: str) -> None:
        self.problems.append(Problem(section.line, sentence, section.source))
        self.problems += unplaced(section.body, sentence)


def _unclosed_fences(body: Sequence[Line]) -> list[Line]:
    return [line for line in body if not line.fenced and is_fence(line.text)]
