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


@dataclass(frozen=True, slots=True)
class _OfRound:
    """Something about a round; `anchor` is where the page shows it."""

    round: UUID
    name: str

    @property
    def anchor(self) -> str:
        return f"round-{self.round}"


@dataclass(frozen=True, slots=True)
class _OfItem:
    """Something about a question of the plan."""

    item: UUID
    question: str

    @property
    def anchor(self) -> str:
        return f"item-{self.item}"


@dataclass(frozen=True, slots=True)
class RoundTooLong(_OfRound):
    """More is planned than the round lasts."""

    over_by: int

    @property
    def sentence(self) -> str:
        unit = "minute" if self.over_by == 1 else "minutes"
        return (
            f"{self.name} is planned {self.over_by} {unit} over its length. Shorten or move a question, "
            "or lengthen the round."
        )


@dataclass(frozen=True, slots=True)
class RoundWithoutQuestions(_OfRound):
    @property
    def sentence(self) -> str:
        return f"{self.name} has no questions yet, so it can't be scheduled."


@dataclass(frozen=True, slots=True)
class RoundWithoutPanel(_OfRound):
    """Nobody who rates sits on the round's panel."""

    @property
    def sentence(self) -> str:
        return f"{self.name} has nobody on its panel who rates. Choose a lead or a rater."


@dataclass(frozen=True, slots=True)
class CompetencyNotCovered(_OfRound):
    """The round is rated on a competency that none of its questions is about."""

    competency: str

    @property
    def sentence(self) -> str:
        return f"{self.name} is rated on {self.competency}, but none of its questions is about that."


@dataclass(frozen=True, slots=True)
class AskedTwice(_OfItem):
    """The same question stands in two rounds; `item` is its later place."""

    rounds: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"“{self.question}” is asked in {' and in '.join(self.rounds)}. Keep it in one of them."


@dataclass(frozen=True, slots=True)
class NewerRevision(_OfItem):
    """The bank has a newer revision of a planned question."""

    planned: int
    newest: int

    @property
    def sentence(self) -> str:
        return (
            f"“{self.question}” is planned as revision {self.planned}; the bank has revision {self.newest}."
        )


@dataclass(frozen=True, slots=True)
class QuestionRetired(_OfItem):
    """The bank offers the question no more."""

    @property
    def sentence(self) -> str:
        return f"“{self.question}” is retired in the bank. The plan keeps it until you take it out."


PlanProblem = (
    RoundTooLong
    | RoundWithoutQuestions
    | RoundWithoutPanel
    | CompetencyNotCovered
    | AskedTwice
    | NewerRevision
    | QuestionRetired
)
