"""Precision and recall of the checker over sentences with a label."""

from collections.abc import Iterable
from typing import NamedTuple

from questionbank.fairness import Topic, concerns_in


class Score(NamedTuple):
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]  # marked and harmless, or marked for another topic

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def score(marked: Iterable[tuple[str, Topic]], unmarked: Iterable[str]) -> Score:
    said = [(text, topic, {concern.topic for concern in concerns_in(text)}) for text, topic in marked]
    return Score(
        right=sum(topic in topics for _, topic, topics in said),
        missed=tuple(text for text, topic, topics in said if topic not in topics),
        wrong=(
            *(text for text, topic, topics in said if topics - {topic}),
            *(text for text in unmarked if concerns_in(text)),
        ),
    )
