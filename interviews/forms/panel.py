"""Who sits on a panel, and as what: a choice for each person of the team."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from interviews.enums import SeatKind
from interviews.operations.scheduling import Place
from teams.models import Membership

NO_SEAT = ""
SEATS = [(NO_SEAT, "Not on it"), *SeatKind.choices]


class PanelForm(forms.Form):
    """A form with a seat for each of `people`; `seats` are the kinds that are taken, by membership id."""

    def __init__(
        self,
        *args: Any,
        people: Iterable[Membership],
        seats: Mapping[int, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = {f"seat_{person.uuid}": person for person in people}
        for name, person in self._people.items():
            self.fields[name] = forms.ChoiceField(
                label=str(person),
                choices=SEATS,
                required=False,
                initial=(seats or {}).get(person.pk, NO_SEAT),
                widget=forms.RadioSelect,
                error_messages={
                    "invalid_choice": "Choose one of the seats: lead, rater, shadow or not on it."
                },
            )

    def seat_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self._people)

    def panel(self) -> Sequence[Place]:
        """The seats that were chosen, of a valid form."""
        chosen = {name: self.cleaned_data[name] for name in self._people}
        return [Place(self._people[name], SeatKind(kind)) for name, kind in chosen.items() if kind]
