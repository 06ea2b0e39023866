"""Two revisions of a question, field by field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questionbank.diffing.lists import ItemDiff, diff_lists, paired, place_of
from questionbank.diffing.texts import TextDiff, diff_texts
from questionbank.documents import ProposedAnswerValue, QuestionValue

TEXTS = {
    "text": "Question",
    "when_to_ask": "When to ask",
    "why_ask": "Why ask",
    "how_to_ask": "How to ask",
}


@dataclass(frozen=True, slots=True)
class FieldDiff:
    name: str
    label: str
    text: TextDiff

    @property
    def is_changed(self) -> bool:
        return self.text.is_changed


@dataclass(frozen=True, slots=True)
class QuestionDiff:
    texts: tuple[FieldDiff, ...]
    minutes: FieldDiff
    answers: tuple[ItemDiff, ...]
    follow_ups: tuple[ItemDiff, ...]
    anchors: tuple[FieldDiff, ...]  # `name` is the level

    @property
    def is_changed(self) -> bool:
        parts: tuple[FieldDiff | ItemDiff, ...]
        parts = (*self.texts, self.minutes, *self.answers, *self.follow_ups, *self.anchors)
        return any(part.is_changed for part in parts)


def diff_questions(before: QuestionValue, after: QuestionValue) -> QuestionDiff:
    """Of what a revision says; competency, kind, seniority, language and tags are not its own."""
    return QuestionDiff(
        texts=tuple(
            FieldDiff(name, label, diff_texts(getattr(before, name), getattr(after, name)))
            for name, label in TEXTS.items()
        ),
        minutes=FieldDiff("minutes", "Minutes", diff_texts(_figure(before), _figure(after))),
        answers=tuple(_diff_answers(before.proposed_answers, after.proposed_answers)),
        follow_ups=diff_lists(before.follow_ups, after.follow_ups),
        anchors=tuple(_diff_anchors(dict(before.anchors), dict(after.anchors))),
    )


def before_of(diff: QuestionDiff) -> QuestionValue:
    return _side_of(diff, "before")


def after_of(diff: QuestionDiff) -> QuestionValue:
    return _side_of(diff, "after")


def _diff_answers(
    before: Sequence[ProposedAnswerValue], after: Sequence[ProposedAnswerValue]
) -> Iterator[ItemDiff]:
    nothing = ProposedAnswerValue("")
    for pair in paired([one.text for one in before], [one.text for one in after]):
        old = nothing if pair.old is None else before[pair.old]
        new = nothing if pair.new is None else after[pair.new]
        yield ItemDiff(
            place_of(pair.old),
            place_of(pair.new),
            diff_texts(old.text, new.text),
            is_moved=pair.is_moved,
            points=diff_lists(old.key_points, new.key_points),
        )


def _diff_anchors(before: dict[int, str], after: dict[int, str]) -> Iterator[FieldDiff]:
    for level in sorted(before.keys() | after.keys()):
        diff = diff_texts(before.get(level, ""), after.get(level, ""))
        yield FieldDiff(str(level), f"Rating {level}", diff)


def _side_of(diff: QuestionDiff, side: str) -> QuestionValue:
    minutes = getattr(diff.minutes.text, side)
    anchors = ((int(one.name), getattr(one.text, side)) for one in diff.anchors)
    return QuestionValue(
        **{one.name: getattr(one.text, side) for one in diff.texts},
        minutes=int(minutes) if minutes else None,
        proposed_answers=tuple(
            ProposedAnswerValue(getattr(one.text, side), _lines_of(one.points, side))
            for one in _items_of(diff.answers, side)
        ),
        follow_ups=_lines_of(diff.follow_ups, side),
        anchors=tuple((level, text) for level, text in anchors if text),
    )


def _items_of(items: Iterable[ItemDiff], side: str) -> list[ItemDiff]:
    """Those that stand on that side, in its order."""
    return sorted(
        (one for one in items if getattr(one, f"{side}_at") is not None),
        key=lambda one: int(getattr(one, f"{side}_at")),
    )


def _lines_of(items: Iterable[ItemDiff], side: str) -> tuple[str, ...]:
    return tuple(getattr(one.text, side) for one in _items_of(items, side))


def _figure(value: QuestionValue) -> str:
    return "" if value.minutes is None else str(value.minutes)
