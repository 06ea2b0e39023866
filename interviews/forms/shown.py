"""A form that remembers what it showed."""

from typing import Any

from django import forms

from interviews.shown import StaleFormError


class ShownForm(forms.Form):
    """`shown` goes with the page and comes back with the answer; see `interviews.shown`."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def refuse(self, refusal: StaleFormError) -> None:
        """Says so on the form and keeps what was typed; sent once more, it is meant."""
        self.add_error(None, str(refusal))
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which can't be changed
        sent[self.add_prefix("shown")] = refusal.shown
        self.data = sent
