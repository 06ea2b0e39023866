"""Why something can't be done yet, as values: each with the sentence that the user reads."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NotSaidWhetherAsked:
    """A question of which nothing is known: neither asked nor skipped nor out of time."""

    response: UUID
    question: str

    @property
    def sentence(self) -> str:
        return f"“{self.question}”: say whether you asked it, skipped it or did not get to it."


@dataclass(frozen=True, slots=True)
class NotRated:
    response: UUID
    question: str

    @property
    def sentence(self) -> str:
        return f"“{self.question}” has no rating. Rate it, or choose “Cannot judge”."


@dataclass(frozen=True, slots=True)
class SkippedWithoutReason:
    response: UUID
    question: str

    @property
    def sentence(self) -> str:
        return f"“{self.question}” was skipped. Write down why."


@dataclass(frozen=True, slots=True)
class CompetencyNotRated:
    competency: str
    response: None = None

    @property
    def sentence(self) -> str:
        return f"{self.competency} has no rating. Rate it, or choose “Cannot judge”."


@dataclass(frozen=True, slots=True)
class NoRecommendation:
    response: None = None

    @property
    def sentence(self) -> str:
        return "Choose a recommendation: strong no, no, yes or strong yes."


@dataclass(frozen=True, slots=True)
class NoSummary:
    response: None = None

    @property
    def sentence(self) -> str:
        return "Write a sentence or two that says why you recommend this."


SubmissionProblem = (
    NotSaidWhetherAsked | NotRated | SkippedWithoutReason | CompetencyNotRated | NoRecommendation | NoSummary
)
