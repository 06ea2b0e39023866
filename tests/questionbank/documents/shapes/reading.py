"""What a collection is read as, in few words."""

from textwrap import dedent
from typing import NamedTuple

from questionbank.documents import QuestionValue, Reading
from questionbank.documents.forms import read_here


class Asked(NamedTuple):
    text: str
    answers: tuple[str, ...] = ()
    competency: str = ""
    tags: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()


def read(source: str, name: str = "collection.md") -> Reading:
    return read_here(dedent(source).strip("\n").encode(), name)


def asked(reading: Reading) -> list[Asked]:
    assert reading.document is not None
    return [_asked(question) for question in reading.document.template.questions]


def told(reading: Reading) -> list[tuple[int, str]]:
    """Lines and what they say, without the title that the file name lends."""
    assert reading.document is not None
    return [(problem.line, problem.text) for problem in reading.document.problems if problem.text]


def _asked(question: QuestionValue) -> Asked:
    return Asked(
        question.text,
        tuple(answer.text for answer in question.proposed_answers),
        question.competency,
        question.tags,
        question.follow_ups,
    )
