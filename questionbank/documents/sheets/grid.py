"""A whole template as rows of cells, the same for CSV and XLSX: one question a row."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from questionbank.documents.labels import PURPOSE, Label
from questionbank.documents.values import ProposedAnswerValue, QuestionValue, TemplateValue
from questionbank.documents.words import language_name

from .cells import PARTS_HEADING, cut, guarded
from .lists import write_list, write_tags
from .parts import write_parts
from .table import Row

MOST_ANSWERS = 100  # in one row; further ones stand in the row below
PARTS_HEADINGS = (PARTS_HEADING, "Text")
_BEFORE_ANSWERS = (
    Label.QUESTION,
    Label.COMPETENCY,
    Label.KIND,
    Label.SENIORITY,
    Label.LANGUAGE,
    Label.MINUTES,
    Label.TAGS,
    *PURPOSE,
)
_LEVELS = range(1, 6)


def headings_of(template: TemplateValue) -> Row:
    numbers = range(1, _width(template) + 1)
    answers = (heading for number in numbers for heading in (f"Answer {number}", f"Key Points {number}"))
    ratings = (f"{Label.RATING} {level}" for level in _LEVELS)
    return (*_BEFORE_ANSWERS, *answers, Label.FOLLOW_UPS, *ratings)


def question_rows(template: TemplateValue) -> Iterator[Row]:
    """An empty row parts two questions that have the same words."""
    width = _width(template)
    above = None
    for question in template.questions:
        if question.text == above:
            yield ()
        for row in _rows(question, width):
            yield from in_cells(row)
        above = question.text


def part_rows(template: TemplateValue) -> Iterator[Row]:
    for part in write_parts(template):
        yield from in_cells(part)


def in_cells(texts: Sequence[str]) -> Iterator[Row]:
    """One row, and below it what did not fit into its cells."""
    for pieces in zip_longest(*(cut(text) for text in texts), fillvalue=""):
        yield tuple(guarded(piece) for piece in pieces)


def _width(template: TemplateValue) -> int:
    most = max((len(question.proposed_answers) for question in template.questions), default=0)
    return min(max(most, 1), MOST_ANSWERS)


def _rows(question: QuestionValue, width: int) -> Iterator[Row]:
    answers = question.proposed_answers
    yield (*_before(question), *_answers(answers[:width], width), *_after(question))
    for start in range(width, len(answers), width):
        blanks = ("",) * (len(_BEFORE_ANSWERS) - 1)
        yield (question.text, *blanks, *_answers(answers[start : start + width], width))


def _before(question: QuestionValue) -> Row:
    return (
        question.text,
        question.competency,
        question.kind.replace("_", " "),
        question.seniority,
        language_name(question.language),
        "" if question.minutes is None else str(question.minutes),
        write_tags(question.tags),
        question.when_to_ask,
        question.why_ask,
        question.how_to_ask,
    )


def _answers(answers: Sequence[ProposedAnswerValue], width: int) -> Row:
    cells = [cell for answer in answers for cell in (answer.text, write_list(answer.key_points))]
    return (*cells, *[""] * (2 * width - len(cells)))


def _after(question: QuestionValue) -> Row:
    anchors = dict(question.anchors)
    return (write_list(question.follow_ups), *(anchors.get(level, "") for level in _LEVELS))
