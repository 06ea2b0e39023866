"""What the form of a question showed when it was opened; see `lib.shown`."""

from lib.shown import digest_of
from questionbank.documents.words import language_name
from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.models import Question


def question_shown(question: Question, tags: tuple[str, ...]) -> str:
    """Of its revision in force, and of what is decided about it whatever it says."""
    revision = question.current.number if question.current else 0
    return digest_of(
        revision,
        question.state,
        _competency(question),
        question.kind,
        question.seniority,
        question.language,
        tags,
    )


def question_reads(question: Question, tags: tuple[str, ...]) -> str:
    """What is decided about it, for whoever did not see it."""
    parts = {
        "state": QuestionState(question.state).label,
        "competency": _competency(question),
        "kind": Kind(question.kind).label if question.kind else "",
        "seniority": Seniority(question.seniority).label if question.seniority else "",
        "language": language_name(question.language),
        "tags": ", ".join(tags),
    }
    return "; ".join(f"{name} {text or 'not set'}" for name, text in parts.items())


def _competency(question: Question) -> str:
    return question.competency.name if question.competency else ""
