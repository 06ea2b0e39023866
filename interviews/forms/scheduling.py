"""When, where and with whom an interview is held, cleaned."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone

from interviews.enums import SeatKind
from interviews.forms.panel import PanelForm
from interviews.forms.planning import minutes_field
from interviews.shown import interview_shown
from lib.shown import ShownForm
from teams.models import Membership

YEARS = range(2000, 2100)
LENGTH_ERROR = "An interview lasts between 5 and 480 minutes."


class WhenForm(forms.Form):
    """A day and a time of day as the team's clock has them."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date", "class": "input--medium"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "Choose a day, such as 2026-11-24."),
    )
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time", "class": "input--medium"}, format="%H:%M"),
        error_messages=dict.fromkeys(("required", "invalid"), "Choose a time, such as 14:30."),
    )
    minutes = minutes_field("Length in minutes", 5, 480, LENGTH_ERROR)
    place = forms.CharField(
        label="Place or link",
        required=False,
        max_length=300,
        help_text="A room, or the address of a video call.",
        error_messages={"max_length": "Keep the place to %(limit_value)d characters."},
    )

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if not isinstance(day, date) or day.year not in YEARS:
            raise ValidationError("This day is too far away. Choose one between 2000 and 2099.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, at = cleaned.get("day"), cleaned.get("time")
        if isinstance(day, date) and isinstance(at, time):
            try:
                cleaned["starts_at"] = from_current_timezone(datetime.combine(day, at))
            except ValidationError:
                self.add_error("time", "The clocks change at that time, so it can't be told which is meant.")
        return cleaned

    def when(self) -> dict[str, Any]:
        """What the operations take, of a valid form."""
        return {name: self.cleaned_data[name] for name in ("starts_at", "minutes", "place")}


class InterviewForm(PanelForm, WhenForm):
    """An interview to be scheduled, with its panel."""


class MoveForm(ShownForm, WhenForm):
    """Another time, place or length of an interview."""


class SeatForm(forms.Form):
    """Someone joins a panel."""

    membership = forms.ChoiceField(
        label="Who",
        error_messages={
            "required": "Choose who joins the panel.",
            "invalid_choice": "This person can't join. Choose someone of the list.",
        },
    )
    kind = forms.ChoiceField(
        label="As",
        choices=SeatKind.choices,
        initial=SeatKind.RATER,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a seat: lead, rater or shadow."),
    )

    def __init__(self, *args: Any, people: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.uuid): person for person in people}
        chooser = self.fields["membership"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101  # for the type checker
        chooser.choices = [(uuid, str(person)) for uuid, person in self._people.items()]

    def chosen(self) -> tuple[Membership, SeatKind]:
        return self._people[self.cleaned_data["membership"]], SeatKind(self.cleaned_data["kind"])


def when_initial(starts_at: datetime, minutes: int, place: str) -> dict[str, Any]:
    local = timezone.localtime(starts_at)
    shown = interview_shown(starts_at=starts_at, minutes=minutes, place=place)
    return {"day": local.date(), "time": local.time(), "minutes": minutes, "place": place, "shown": shown}
