"""What stays of two questions that are merged: field by field, where they differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from questionbank.documents import QuestionValue
from questionbank.documents.words import language_name
from questionbank.enums import Kind, Seniority
from questionbank.likeness import Part, own_words
from questionbank.problems import MOST_TAGS

KEPT, OTHER, BOTH = "kept", "other", "both"
TEXTS = {
    "text": "Question",
    "when_to_ask": "When to ask",
    "why_ask": "Why ask",
    "how_to_ask": "How to ask",
    "competency": "Competency",
    "kind": "Kind",
    "seniority": "Seniority",
    "language": "Language",
    "minutes": "Minutes",
}
LISTS = {"proposed_answers": "Proposed answers", "follow_ups": "Follow-ups"}
ANCHORS = {"anchors": "What the ratings mean"}
READ: Mapping[str, Callable[[Any], str]] = {
    "kind": lambda value: Kind(value).label,
    "seniority": lambda value: Seniority(value).label,
    "language": language_name,
    "minutes": str,
}
EXPECTED = ("expected_keep", "expected_merge")
MISSED = "Choose which of the two stays."


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two say differently: a text on either side, or a list."""

    name: str
    label: str
    field: forms.BoundField
    texts: tuple[tuple[Part, ...], ...] = ()  # of either side, with what the other does not say
    lists: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def chosen(self) -> str:
        return str(self.field.value())

    @property
    def may_have_both(self) -> bool:
        return self.name in LISTS


class MergeForm(forms.Form):
    expected_keep = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    expected_merge = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, kept: QuestionValue, other: QuestionValue, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept, self.other = kept, other
        for name in (*TEXTS, *LISTS, *ANCHORS):
            if getattr(kept, name) != getattr(other, name):
                self.fields[name] = self._choice(name)

    def _choice(self, name: str) -> forms.ChoiceField:
        choices = [KEPT, OTHER, *([BOTH] if name in LISTS else [])]
        messages = {"required": MISSED, "invalid_choice": MISSED}
        # What the one that stays leaves open is taken from the other.
        first = KEPT if getattr(self.kept, name) else OTHER
        return forms.ChoiceField(
            choices=[(one, one) for one in choices],
            initial=BOTH if name in LISTS and first == KEPT and getattr(self.other, name) else first,
            error_messages=messages,
        )

    @property
    def expected_is_lost(self) -> bool:
        """What the page sends by itself did not come."""
        return any(name in self.errors for name in EXPECTED)

    def refuse(self, sentence: str, numbers: Mapping[str, int]) -> None:
        """Says so and keeps what was chosen; sent once more, it is meant of the two as they are now."""
        self.add_error(None, sentence)
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which can't be changed
        for name, number in numbers.items():
            sent[name] = str(number)
        self.data = sent

    @property
    def differences(self) -> list[Difference]:
        return list(self._differences())

    def _differences(self) -> Iterator[Difference]:
        for name, label in {**TEXTS, **LISTS, **ANCHORS}.items():
            if name in self.fields:
                sides = getattr(self.kept, name), getattr(self.other, name)
                if name in TEXTS:
                    kept, other = (_read(name, side) for side in sides)
                    texts = own_words(kept, other), own_words(other, kept)
                    yield Difference(name, label, self[name], texts=texts)
                else:
                    kept_lines, other_lines = (_lines(name, side) for side in sides)
                    yield Difference(name, label, self[name], lists=(kept_lines, other_lines))

    @property
    def same(self) -> list[str]:
        """What both say alike, where there is something to read."""
        labels = {**TEXTS, **LISTS, **ANCHORS}
        return [
            label.lower()
            for name, label in labels.items()
            if name not in self.fields and getattr(self.kept, name)
        ]

    @property
    def content(self) -> QuestionValue:
        """What the one that stays says from then on; it has the tags of both. Only of a valid form."""
        chosen = {name: self._chosen(name) for name in self.fields if name not in EXPECTED}
        return replace(self.kept, **chosen, tags=self.tags)

    @property
    def tags(self) -> tuple[str, ...]:
        """Of both, those of the one that stays first, as far as they fit."""
        tags: dict[str, str] = {}
        for tag in (*self.kept.tags, *self.other.tags):
            tags.setdefault(tag.lower(), tag)
        return tuple(tags.values())[:MOST_TAGS]

    def _chosen(self, name: str) -> Any:
        kept, other = getattr(self.kept, name), getattr(self.other, name)
        choice = self.cleaned_data[name]
        if choice == BOTH:
            return (*kept, *_not_in(kept, other))
        return kept if choice == KEPT else other


def _not_in(kept: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    said = {_said(one) for one in kept}
    return [one for one in other if _said(one) not in said]


def _said(one: Any) -> str:
    return " ".join(getattr(one, "text", one).split()).casefold()


def _read(name: str, value: Any) -> str:
    return READ.get(name, str)(value) if value else ""


def _lines(name: str, value: Sequence[Any]) -> tuple[str, ...]:
    if name == "anchors":
        return tuple(f"{level}: {text}" for level, text in value)
    return tuple(getattr(one, "text", one) for one in value)
