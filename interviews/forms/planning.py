"""What managers type about a plan's rounds and questions, cleaned."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from interviews.forms.panel import PanelForm
from lib.shown import ShownForm
from questionbank.models import Competency

LENGTH_ERROR = "A round lasts between 5 and 480 minutes."
MINUTES_ERROR = "A question takes between 1 and 240 minutes."
WEIGHT_ERROR = "A weight is a number above 0 and at most 10, such as 1 or 1.5."


def minutes_field(label: str, least: int, most: int, sentence: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
    )


class RoundForm(ShownForm, PanelForm):
    """A round: its name, length, competencies and panel."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="Such as “Technical round”.",
        error_messages={
            "required": "Give the round a name.",
            "max_length": "Keep the name to %(limit_value)d characters; this one has %(show_value)d.",
        },
    )
    minutes = minutes_field("Length in minutes", 5, 480, LENGTH_ERROR)
    competencies = forms.ModelMultipleChoiceField(
        label="Rated on",
        queryset=Competency.objects.none(),
        to_field_name="uuid",
        required=False,
        help_text="Besides each answer, the panel rates these for the round as a whole.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "One of these competencies is not in your team any more. Choose again.",
            "invalid_pk_value": "One of these competencies is not in your team any more. Choose again.",
        },
    )

    def __init__(self, *args: Any, competencies: QuerySet[Competency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["competencies"]
        assert isinstance(chooser, forms.ModelMultipleChoiceField)  # noqa: S101  # for the type checker
        chooser.queryset = competencies


class MinutesForm(forms.Form):
    minutes = minutes_field("Minutes", 1, 240, MINUTES_ERROR)


class PlanItemForm(ShownForm, MinutesForm):
    """A question's place in a plan."""

    competency = forms.ModelChoiceField(
        label="Competency",
        queryset=Competency.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label="None",
        help_text="What the answer is counted under: it stays so here, whatever the bank says later.",
        error_messages={"invalid_choice": "This competency is not in your team any more. Choose another."},
    )
    weight = forms.DecimalField(
        label="Weight",
        min_value=Decimal("0.01"),
        max_value=Decimal(10),
        decimal_places=2,
        help_text="1 counts like every other question.",
        widget=forms.NumberInput(attrs={"class": "input--short", "step": "0.05", "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places", "max_digits"),
            WEIGHT_ERROR,
        ),
    )
    weight_reason = forms.CharField(
        label="Why it counts more or less",
        required=False,
        help_text="Needed where the weight is not 1. Everyone who compares candidates can read it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, competencies: QuerySet[Competency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["competency"]
        assert isinstance(chooser, forms.ModelChoiceField)  # noqa: S101  # for the type checker
        chooser.queryset = competencies

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        weight = cleaned.get("weight")
        if weight is not None and weight != 1 and not cleaned.get("weight_reason", "").strip():
            self.add_error(
                "weight_reason", "Weights are equal unless someone says why. Write down the reason."
            )
        return cleaned
