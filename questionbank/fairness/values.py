"""What the checker says of a text, as plain values: no ORM, no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a question touches; the value is what people read."""

    AGE = "Age"
    FAMILY = "Family, pregnancy and marital status"
    RELIGION = "Religion and belief"
    ORIGIN = "Origin, nationality and citizenship"
    LANGUAGE = "Language and accent"
    HEALTH = "Health and disability"
    SEX = "Sex, gender and sexual orientation"
    POLITICS = "Politics and trade unions"
    CRIMINAL = "Arrests and criminal records"
    MILITARY = "Military service"
    MONEY = "Money, debts and pay history"
    APPEARANCE = "Appearance"
    PRIVATE_LIFE = "Private life"
    WORDING = "Biased wording"
    BRAINTEASER = "Brainteasers"


class Weight(StrEnum):
    """How much is the matter: asked or counted, the first kind is unlawful in most places."""

    UNLAWFUL = "Unlawful in most places"
    SECOND_LOOK = "Worth a second look"


@dataclass(frozen=True, slots=True)
class Concern:
    """A phrase that is better not said aloud; `start` and `end` are of the text in `place`."""

    topic: Topic
    weight: Weight
    phrase: str
    start: int
    end: int
    why: str
    instead: str
    place: str = ""  # "Question", "Follow-up 2" or "How to ask"; "" for a text on its own

    @property
    def is_unlawful(self) -> bool:
        return self.weight is Weight.UNLAWFUL

    @property
    def line(self) -> str:
        """The phrase on one line and without emphasis, for lists."""
        return " ".join(self.phrase.replace("*", "").split())


def heaviest(concerns: Iterable[Concern]) -> Weight | None:
    """The one word for several concerns, such as a badge needs it; None where there are none."""
    weights = {concern.weight for concern in concerns}
    return next((weight for weight in Weight if weight in weights), None)
