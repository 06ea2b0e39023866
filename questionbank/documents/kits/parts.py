"""What both kits, PDF and DOCX, say of a question."""

from dataclasses import dataclass

from questionbank.documents.kits.rich import Block, Run, blocks_of
from questionbank.documents.kits.values import Kit, KitLevel
from questionbank.documents.values import QuestionValue
from questionbank.documents.words import language_name


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A question as it is printed: its first paragraph large, the code and pictures below it."""

    first: tuple[Run, ...]
    more: tuple[Block, ...]

    @property
    def line(self) -> str:
        return " ".join("".join(run.text for run in self.first).split())


def spoken(text: str) -> SpokenText:
    first, *more = blocks_of(text) or [Block("paragraph", (Run("A question without words"),))]
    is_plain = first.kind in ("paragraph", "heading") and all(run.style != "picture" for run in first.runs)
    if is_plain:
        return SpokenText(first.runs, tuple(more))
    return SpokenText((Run("See below."),), (first, *more))


def facts_of(question: QuestionValue) -> list[str]:
    """The competency and what else is decided about a question, for a line above it."""
    words = (question.kind, question.seniority if question.seniority != "any" else "")
    facts = [question.competency, *(word.replace("_", " ").capitalize() for word in words)]
    minutes = f"{question.minutes} min" if question.minutes else ""
    return [fact for fact in (*facts, language_name(question.language), minutes) if fact]


def anchors_of(question: QuestionValue, kit: Kit) -> list[tuple[KitLevel, str]]:
    """What each level means for the question: its own words, or the scale's."""
    own = dict(question.anchors)
    return [(level, own.get(level.level, level.text)) for level in kit.levels]
