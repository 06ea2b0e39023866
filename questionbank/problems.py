"""Why the bank can't take something, as sentences for the person who brought it."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionbank.documents import QuestionValue, TemplateValue

TITLE_LENGTH = 200
HEADING_LENGTH = 300
COMPETENCY_LENGTH = 80
TAG_LENGTH = 60
LONGEST_LIST = 1000


class BankError(ValueError):
    """The bank can't take this; the message is a sentence, and nothing was stored."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that has to be put right in a document before it can be stored."""

    sentence: str


def faults_of(template: TemplateValue) -> tuple[Fault, ...]:
    return tuple(Fault(sentence) for sentence in _sentences(template))


def _sentences(template: TemplateValue) -> Iterator[str]:
    if not template.title:
        yield "The document has no title; write one on its first line."
    yield from _too_long("The title", template.title, TITLE_LENGTH)
    yield from _too_long("The heading of the introduction", template.introduction_heading, HEADING_LENGTH)
    yield from _too_long("The heading of the “about” part", template.about_heading, HEADING_LENGTH)
    yield from _too_many("The document", "questions", len(template.questions))
    sides = (template.for_interviewers, template.for_interviewees)
    lists = [template.audience, *(lines for side in sides for lines in (side.dos, side.donts))]
    yield from _too_many("A list of the document", "lines", max(map(len, lists)))
    for number, question in enumerate(template.questions, start=1):
        yield from _sentences_about(f"Question {number}", question)


def _sentences_about(name: str, question: QuestionValue) -> Iterator[str]:
    if not question.text:
        yield f"{name} has no text; write one, or take the question out."
    if any(not answer.text for answer in question.proposed_answers):
        yield f"{name} has a proposed answer without text; write it, or take the answer out."
    yield from _too_long(f"The competency of {name.lower()}", question.competency, COMPETENCY_LENGTH)
    for tag in question.tags:
        yield from _too_long(f"A tag of {name.lower()}", tag, TAG_LENGTH)
    yield from _too_many(name, "proposed answers", len(question.proposed_answers))
    yield from _too_many(name, "follow-ups", len(question.follow_ups))
    points = max((len(answer.key_points) for answer in question.proposed_answers), default=0)
    yield from _too_many(name, "key points in one answer", points)


def _too_long(what: str, text: str, limit: int) -> Iterator[str]:
    if len(text) > limit:
        yield f"{what} has {len(text)} characters and at most {limit} fit; shorten it."


def _too_many(what: str, things: str, count: int) -> Iterator[str]:
    if count > LONGEST_LIST:
        yield f"{what} has {count} {things} and at most {LONGEST_LIST} fit; split it."
