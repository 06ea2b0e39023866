"""What a search looks through: everything that a question or a template says, folded."""

from collections.abc import Iterator

from lib.folding import fold
from questionbank.documents import GuidanceValue, QuestionValue, TemplateValue


def words_of_question(question: QuestionValue) -> str:
    return fold(" ".join(_texts_of(question)))


def words_of_template(template: TemplateValue) -> str:
    return fold(" ".join(_texts_around(template)))


def _texts_of(question: QuestionValue) -> Iterator[str]:
    yield from (question.text, question.when_to_ask, question.why_ask, question.how_to_ask)
    for answer in question.proposed_answers:
        yield answer.text
        yield from answer.key_points
    yield from question.follow_ups
    yield from question.tags
    yield question.competency


def _texts_around(template: TemplateValue) -> Iterator[str]:
    yield from (template.title, template.introduction_heading, template.introduction)
    yield from (question.text for question in template.questions)
    yield from _lines(template.for_interviewers)
    yield from _lines(template.for_interviewees)
    yield from (template.about_heading, template.about, template.audience_lead, *template.audience)
    yield from (template.conclusion, template.closing_notes)


def _lines(guidance: GuidanceValue) -> Iterator[str]:
    yield from guidance.dos
    yield from guidance.donts
