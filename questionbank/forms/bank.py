"""The team's scale, and what it decided about its bank."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from lib.shown import ShownForm
from questionbank.documents.words import LANGUAGES
from questionbank.forms.fields import Fits, line_field, text_field
from questionbank.models import ScaleLevel
from questionbank.operations.scales import FEWEST_LEVELS, MOST_LEVELS, LevelValue

LABEL_LENGTH = 40
LEVEL_TEXT_LENGTH = 1_000
MOST_POINTS = 1_000


class LevelForm(forms.Form):
    """One level; `number` is what interviewers press."""

    label = line_field("Name", LABEL_LENGTH)
    text = text_field("What it means", Fits("what a level means", LEVEL_TEXT_LENGTH), rows=2)
    points = forms.DecimalField(
        label="Points",
        required=False,
        min_value=0,
        max_value=MOST_POINTS,
        decimal_places=2,
        max_digits=6,
        widget=forms.NumberInput(attrs={"class": "input--short", "step": "any"}),
        error_messages={
            "invalid": "Write the points as a number.",
            "min_value": "Points can't be less than nought.",
            "max_value": "Points go up to 1,000.",
            "max_digits": "Write the points with at most two decimals.",
            "max_decimal_places": "Write the points with at most two decimals.",
            "max_whole_digits": "Points go up to 1,000.",
        },
    )

    def __init__(self, data: Any, *, number: int, initial: dict[str, object]) -> None:
        super().__init__(data, prefix=f"level_{number}", initial=initial)
        self.number = number

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("label") or self.cleaned_data.get("text"))

    @property
    def value(self) -> LevelValue:
        data = self.cleaned_data
        points = data["points"] if data["points"] is not None else Decimal(self.number)
        return LevelValue(data["label"], data["text"], points)

    def clean(self) -> None:
        """Half a level is none: a name without a meaning, or the other way round, is asked for."""
        if self.errors or not self.is_filled:
            return
        for name, asked in (("label", "Give this level a name."), ("text", "Say what this level means.")):
            if not self.cleaned_data.get(name):
                self.add_error(name, asked)


class ScaleForm:
    """All levels, the lowest first; the last ones may stay empty."""

    def __init__(self, levels: Sequence[ScaleLevel], expected: int, data: Any = None) -> None:
        stored = {level.level: level for level in levels}
        self.number = NumberForm(data, initial={"expected": expected})
        self.levels = [
            LevelForm(data, number=number, initial=_initial(stored.get(number)))
            for number in range(1, MOST_LEVELS + 1)
        ]

    @property
    def is_bound(self) -> bool:
        return self.number.is_bound

    @property
    def values(self) -> list[LevelValue]:
        return [form.value for form in self.levels if form.is_filled]

    def refuse(self, number: int, sentence: str) -> None:
        """Says that version `number` came in between; sent once more, it is meant."""
        typed = self.number.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which can't be changed
        typed["expected"] = str(number)
        self.number = NumberForm(typed)
        self.number.add_error(None, sentence)

    def is_valid(self) -> bool:
        whole = [self.number.is_valid(), *(form.is_valid() for form in self.levels)]
        if all(whole):
            filled = [form.is_filled for form in self.levels]
            if not all(filled[:FEWEST_LEVELS]) or sorted(filled, reverse=True) != filled:
                self.number.add_error(None, "Fill in the levels from 1 up, without a gap; at least three.")
        return all(whole) and not self.number.errors


class NumberForm(forms.Form):
    """The version that the page showed, and what is wrong with the whole."""

    expected = forms.IntegerField(required=False, widget=forms.HiddenInput)


def _initial(level: ScaleLevel | None) -> dict[str, object]:
    if level is None:
        return {}
    return {"label": level.label, "text": level.text, "points": level.plain_points}


class SettingsForm(ShownForm):
    offers_unapproved = forms.BooleanField(
        label="Offer drafts and questions in review in plans too",
        required=False,
        help_text="Otherwise only approved questions are offered. Each says its state beside it.",
    )
    worn_after = forms.IntegerField(
        label="A question is worn after",
        min_value=1,
        max_value=1_000,
        help_text=(
            "Candidates who were asked it within 90 days. "
            "A worn question is marked, since its answers go round."
        ),
        widget=forms.NumberInput(attrs={"class": "input--short"}),
        error_messages={
            "required": "Write after how many candidates a question is worn.",
            "invalid": "Write the number of candidates as a whole number.",
            "min_value": "A question can be worn after one candidate at the earliest.",
            "max_value": "Write a number up to 1,000.",
        },
    )
    language = forms.ChoiceField(
        label="Language of questions that say nothing of it",
        choices=[(code, name) for code, (name, _) in LANGUAGES.items()],
        error_messages={
            "invalid_choice": "Choose one of the languages in the list.",
            "required": "Choose a language.",
        },
    )
