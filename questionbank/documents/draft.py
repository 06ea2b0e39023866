"""A question while its sections are being read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .items import read_items
from .labels import ONE_LINE, PURPOSE, Label, unescape
from .normal import clean_line, clean_tags, clean_text
from .sections import Line, Section
from .values import Problem, ProposedAnswerValue, QuestionValue
from .words import kind_of, language_of, minutes_of, seniority_of

RATINGS = range(1, 6)

UNPLACED = "Askwell could not tell which part of the document this line belongs to."
NO_TEXT = "This question has no text."
NO_ANSWER = "This question has no proposed answer."
NO_ANSWER_TEXT = "This proposed answer has no text."
NO_NUMBER = "This proposed answer has no number."
NO_ANSWER_ABOVE = "These key points stand under no proposed answer."
EMPTY_BULLET = "This bullet has no text."
SECOND_LABEL = "This label occurs a second time in its question; its text was added to the first."
SECOND_VALUE = "This label occurs a second time in its question; the first one counts."
WRONG_RATING = "Ratings go from 1 to 5, so this one was not taken in."
WRONG_KIND = "This kind is none of behavioural, situational, technical and role knowledge; it was left open."
WRONG_SENIORITY = "This seniority is none of any, junior, middle, senior and lead; it was left open."
WRONG_LANGUAGE = (
    "Askwell does not know this language, so it was left open; "
    "write its English name, or its code as in “de”."
)
WRONG_MINUTES = "Minutes are a whole number from 1 to 240; they were left open."


def read_body(body: Sequence[Line], first: str = "") -> str:
    """The text of a section: what follows its colon, then its lines."""
    below = (line.text if line.fenced else unescape(line.text, in_list=False) for line in body)
    return clean_text("\n".join([first, *below]))


def unplaced(body: Sequence[Line], sentence: str = UNPLACED) -> Iterator[Problem]:
    return (Problem(line.number, sentence, line.text) for line in body if line.text.strip())


@dataclass(slots=True)
class _Answer:
    section: Section
    text: str
    key_points: list[str] = field(default_factory=list)


class QuestionDraft:
    """Takes the sections of one question in the order in which they stand, and gives its value."""

    def __init__(self, section: Section) -> None:
        self.line = section.line
        # A question under its own label says on purpose what it leaves out; nothing is reported as missing.
        self.on_purpose = bool(section.source)
        self.text = read_body(section.body, section.rest)
        self.texts: dict[Label, list[str]] = {}
        self.answers: list[_Answer] = []
        self.follow_ups: list[str] = []
        self.anchors: dict[int, list[str]] = {}
        self.problems: list[Problem] = []

    def add(self, section: Section) -> None:
        if section.label in ONE_LINE:
            self._add_value(section)
        elif section.label is Label.ANSWER:
            self.answers.append(_Answer(section, read_body(section.body, section.rest)))
        elif section.label is Label.KEY_POINTS:
            self._add_key_points(section)
        elif section.label is Label.FOLLOW_UPS:
            self.follow_ups += self._items(section)
        elif section.label is Label.RATING:
            self._add_rating(section)
        else:
            self._add_text(section)

    def value(self) -> QuestionValue:
        self._name_what_is_missing()
        return QuestionValue(
            text=self.text,
            when_to_ask=self._text(Label.WHEN),
            why_ask=self._text(Label.WHY),
            how_to_ask=self._text(Label.HOW),
            competency=clean_line(self._text(Label.COMPETENCY)),
            kind=kind_of(self._text(Label.KIND)) or "",
            seniority=seniority_of(self._text(Label.SENIORITY)) or "",
            language=language_of(self._text(Label.LANGUAGE)) or "",
            minutes=minutes_of(self._text(Label.MINUTES)),
            tags=clean_tags(self.texts.get(Label.TAGS, ())),
            proposed_answers=tuple(
                ProposedAnswerValue(answer.text, tuple(answer.key_points))
                for answer in self.answers
                if answer.text or answer.key_points
            ),
            follow_ups=tuple(self.follow_ups),
            anchors=tuple(
                (level, "\n\n".join(texts)) for level, texts in sorted(self.anchors.items()) if texts
            ),
        )

    def _text(self, label: Label) -> str:
        return "\n\n".join(text for text in self.texts.get(label, ()) if text)

    def _add_text(self, section: Section) -> None:
        if section.label in self.texts:
            self._report(section, SECOND_LABEL)
        self.texts.setdefault(section.label, []).append(read_body(section.body, section.rest))

    def _add_value(self, section: Section) -> None:
        self.problems += unplaced(section.body)
        if section.label in self.texts and section.label is not Label.TAGS:
            self._report(section, SECOND_VALUE)
            return
        if wrong := _what_is_wrong(section):
            self._report(section, wrong)
        self.texts.setdefault(section.label, []).append(section.rest)

    def _add_key_points(self, section: Section) -> None:
        if self.answers:
            self.answers[-1].key_points += self._items(section)
        else:
            self._report(section, NO_ANSWER_ABOVE)
            self.problems += unplaced(section.body, NO_ANSWER_ABOVE)

    def _add_rating(self, section: Section) -> None:
        if section.number is None or section.number not in RATINGS:
            self._report(section, WRONG_RATING)
            self.problems += unplaced(section.body, WRONG_RATING)
            return
        if section.number in self.anchors:
            self._report(section, SECOND_LABEL)
        self.anchors.setdefault(section.number, []).extend(self._items(section))

    def _items(self, section: Section) -> list[str]:
        items = [section.rest] if section.rest else []
        for item in read_items(section.body):
            if text := item.text:
                items.append(text)
            else:
                self.problems += unplaced(item.lines, EMPTY_BULLET)
        return items

    def _name_what_is_missing(self) -> None:
        if not self.text:
            self.problems.append(Problem(self.line, NO_TEXT))
        absent = [label for label in PURPOSE if label not in self.texts]
        if len(absent) == 1 and not self.on_purpose:
            self.problems.append(Problem(self.line, f"This question has no “{absent[0]}”."))
        if not self.answers and not self.on_purpose:
            self.problems.append(Problem(self.line, NO_ANSWER))
        self._check_answers()

    def _check_answers(self) -> None:
        numbers: set[int | None] = set()
        for answer in self.answers:
            number = answer.section.number
            if not answer.text:
                self._report(answer.section, NO_ANSWER_TEXT)
            if number is None:
                self._report(answer.section, NO_NUMBER)
            elif number in numbers:
                self._report(
                    answer.section, f"There is more than one Proposed Answer {number} in this question."
                )
            numbers.add(number)
        self._name_gap(numbers - {None})

    def _name_gap(self, numbers: set[int | None]) -> None:
        gap = next((number for number in range(1, len(numbers) + 1) if number not in numbers), None)
        if gap is not None:
            self.problems.append(Problem(self.line, f"This question has no Proposed Answer {gap}."))

    def _report(self, section: Section, sentence: str) -> None:
        self.problems.append(Problem(section.line, sentence, section.source))


def _what_is_wrong(section: Section) -> str | None:
    """The sentence for a value that has a fixed set of meanings and holds none of them."""
    if section.label is Label.KIND and kind_of(section.rest) is None:
        return WRONG_KIND
    if section.label is Label.SENIORITY and seniority_of(section.rest) is None:
        return WRONG_SENIORITY
    if section.label is Label.LANGUAGE and language_of(section.rest) is None:
        return WRONG_LANGUAGE
    if section.label is Label.MINUTES and section.rest and minutes_of(section.rest) is None:
        return WRONG_MINUTES
    return None
