"""Why the bank can't take something, as sentences for the person who brought it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from questionbank.documents import QuestionValue, TemplateValue

# Characters, each of one text. The database would take more; people would not read it.
TITLE_LENGTH = 200
HEADING_LENGTH = 300
COMPETENCY_LENGTH = 80
TAG_LENGTH = 60
QUESTION_TEXT_LENGTH = 10_000  # the question, when, why and how to ask, an answer, what a rating means
POINT_LENGTH = 2_000  # a key point, a follow-up, a line of guidance
TEMPLATE_TEXT_LENGTH = 20_000
COMMENT_LENGTH = 4_000  # of what people say about a question
# Things in one list.
LONGEST_LIST = 1000
MOST_QUESTIONS = 5000  # of one document
MOST_TAGS = 30
MOST_FAULTS = 50  # the first are told; who has put them right is told the next


class BankError(ValueError):
    """The bank can't take this; the message is a sentence, and nothing was stored."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that has to be put right in a document before it can be stored."""

    sentence: str


def faults_of(template: TemplateValue) -> tuple[Fault, ...]:
    return tuple(Fault(sentence) for sentence in islice(_sentences(template), MOST_FAULTS))


def question_faults(number: int, question: QuestionValue) -> tuple[Fault, ...]:
    """Of one question of a document, which may still be left out of it."""
    name = f"Question {number}{_first_words(question.text)}"
    return tuple(Fault(sentence) for sentence in _sentences_about(name, question))


def too_long(what: str, text: str, limit: int) -> Iterator[str]:
    """The sentence about a text that is longer than fits."""
    if len(text) > limit:
        yield f"Keep {what} to {limit:,} characters; this one has {len(text):,}."


def too_many_questions(template: TemplateValue) -> Iterator[str]:
    yield from _too_many("The document", "questions", len(template.questions), MOST_QUESTIONS)


def _sentences(template: TemplateValue) -> Iterator[str]:
    if not template.title:
        yield "The document has no title; give it one."
    yield from too_long("the title", template.title, TITLE_LENGTH)
    yield from too_long("the heading of the introduction", template.introduction_heading, HEADING_LENGTH)
    yield from too_long("the heading of the “about” part", template.about_heading, HEADING_LENGTH)
    for what, text in _texts_of(template):
        yield from too_long(what, text, TEMPLATE_TEXT_LENGTH)
    yield from too_many_questions(template)
    sides = (template.for_interviewers, template.for_interviewees)
    for lines in (template.audience, *(lines for side in sides for lines in (side.dos, side.donts))):
        yield from _too_many("A list of the document", "lines", len(lines))
        for line in lines:
            yield from too_long("a line of a list", line, POINT_LENGTH)
    for number, question in enumerate(template.questions, start=1):
        yield from (fault.sentence for fault in question_faults(number, question))


def _texts_of(template: TemplateValue) -> Iterator[tuple[str, str]]:
    yield "the introduction", template.introduction
    yield "the “about” part", template.about
    yield "the sentence before who can use it", template.audience_lead
    yield "the conclusion", template.conclusion
    yield "the closing notes", template.closing_notes


def _first_words(text: str) -> str:
    words = " ".join(text[:60].split()[:6])
    return f" (“{words}…”)" if words else ""


def _sentences_about(name: str, question: QuestionValue) -> Iterator[str]:
    if not question.text:
        yield f"{name} has no text; write one, or take the question out."
    if any(not answer.text for answer in question.proposed_answers):
        yield f"{name} has a proposed answer without text; write it, or take the answer out."
    for what, text, limit in _texts_in(question):
        for sentence in too_long(what, text, limit):
            yield f"{name}: {sentence}"
    if len(question.tags) > MOST_TAGS:
        yield f"{name} has {len(question.tags):,} tags and at most {MOST_TAGS} fit; take some out."
    yield from _too_many(name, "proposed answers", len(question.proposed_answers))
    yield from _too_many(name, "follow-ups", len(question.follow_ups))
    points = max((len(answer.key_points) for answer in question.proposed_answers), default=0)
    yield from _too_many(name, "key points in one answer", points)


def _texts_in(question: QuestionValue) -> Iterator[tuple[str, str, int]]:
    yield "the question", question.text, QUESTION_TEXT_LENGTH
    yield "when to ask", question.when_to_ask, QUESTION_TEXT_LENGTH
    yield "why ask", question.why_ask, QUESTION_TEXT_LENGTH
    yield "how to ask", question.how_to_ask, QUESTION_TEXT_LENGTH
    yield "the competency", question.competency, COMPETENCY_LENGTH
    yield from (("a tag", tag, TAG_LENGTH) for tag in question.tags)
    for answer in question.proposed_answers:
        yield "an answer", answer.text, QUESTION_TEXT_LENGTH
        yield from (("a key point", point, POINT_LENGTH) for point in answer.key_points)
    yield from (("a follow-up", text, POINT_LENGTH) for text in question.follow_ups)
    yield from (("what a rating means", text, QUESTION_TEXT_LENGTH) for _, text in question.anchors)


def _too_many(what: str, things: str, count: int, limit: int = LONGEST_LIST) -> Iterator[str]:
    if count > limit:
        yield f"{what} has {count:,} {things} and at most {limit:,} fit; split it."
