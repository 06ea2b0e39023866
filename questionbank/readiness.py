"""What a question needs before it can be approved, and which of it is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questionbank.documents import QuestionValue
from questionbank.models import ScaleLevel

FEWEST_ANSWERS = 2
ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing; `field` is where it is written in the question's form."""

    field: str
    what: str  # in a list: "when to ask, how to ask"
    sentence: str

    @property
    def place(self) -> str:
        """The id of the field on the form's page."""
        return self.field if self.field == ANSWERS else f"id_{self.field}"


def gaps_of(value: QuestionValue, levels: Sequence[ScaleLevel]) -> tuple[Gap, ...]:
    """What is missing; `levels` are those of the team's default scale."""
    return tuple(dict.fromkeys(_gaps(value, levels)))


def told_together(questions: Iterable[Iterable[Gap]]) -> str:
    """What many questions lack, and how many lack it: "when to ask (2), proposed answers (1)"."""
    counts = Counter(gap.what for gaps in questions for gap in gaps)
    return ", ".join(f"{what} ({count})" for what, count in counts.most_common())


def _gaps(value: QuestionValue, levels: Sequence[ScaleLevel]) -> Iterator[Gap]:
    if not value.when_to_ask:
        yield Gap("when_to_ask", "when to ask", "It does not say when to ask it.")
    if not value.why_ask:
        yield Gap("why_ask", "why to ask", "It does not say why to ask it.")
    if not value.how_to_ask:
        yield Gap("how_to_ask", "how to ask", "It does not say how to ask it.")
    count = sum(bool(answer.text) for answer in value.proposed_answers)
    if count < FEWEST_ANSWERS:
        has = "one proposed answer" if count else "no proposed answer"
        yield Gap(ANSWERS, "proposed answers", f"It has {has}; interviewers need at least two.")
    yield from _anchor_gaps(dict(value.anchors), levels)


def _anchor_gaps(own: dict[int, str], levels: Sequence[ScaleLevel]) -> Iterator[Gap]:
    """Of the lowest, a middle and the highest level; a scale of four levels has two in its middle."""
    scale = sorted(levels, key=lambda level: level.level)
    if not scale:
        return
    last = len(scale) - 1
    for wanted in ((0,), (last // 2, -(-last // 2)), (last,)):
        ends = [scale[index] for index in dict.fromkeys(wanted)]
        if not any(own.get(level.level) or level.text for level in ends):
            number = ends[0].level
            sentence = f"Nothing says what rating {number} means, neither here nor in your team's scale."
            yield Gap(f"anchor_{number}", f"what rating {number} means", sentence)
