"""How an interviewer will see a question that is being written."""

from collections.abc import Sequence
from dataclasses import dataclass

from questionbank.documents import QuestionValue
from questionbank.fairness import concerns_of
from questionbank.fairness.values import Concern
from questionbank.models import ScaleLevel
from questionbank.queries.reading import LevelText
from questionbank.readiness import Gap, gaps_of


@dataclass(frozen=True, slots=True)
class Preview:
    value: QuestionValue
    levels: list[LevelText]
    gaps: tuple[Gap, ...]
    concerns: tuple[Concern, ...]


def preview_of(value: QuestionValue, levels: Sequence[ScaleLevel]) -> Preview:
    own = dict(value.anchors)
    texts = [
        LevelText(one.level, one.label, own.get(one.level) or one.text, is_own=one.level in own)
        for one in levels
    ]
    return Preview(value, texts, gaps_of(value, levels), concerns_of(value))
