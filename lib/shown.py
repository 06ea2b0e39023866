"""What a form showed when it was opened, so that nobody overwrites unseen what someone else saved since."""

import json
from hashlib import sha256
from typing import Any

from django import forms


class StaleFormError(ValueError):
    """It was saved by someone else since the form was opened; nothing was changed.

    The message is a sentence that says how it reads now; `shown` is what the form shows from then on.
    """

    def __init__(self, what: str, reads_now: str, *, shown: str) -> None:
        super().__init__(
            f"Someone else changed {what} meanwhile. It now reads: {reads_now}. "
            "Save again to put yours in its place, or cancel to keep theirs."
        )
        self.shown = shown


class ShownForm(forms.Form):
    """`shown` goes with the page and comes back with the answer; an answer without it is stale."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def refuse(self, refusal: StaleFormError) -> None:
        """Says so on the form and keeps what was typed; sent once more, it is meant."""
        self.add_error(None, str(refusal))
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which can't be changed
        sent[self.add_prefix("shown")] = refusal.shown
        self.data = sent


def digest_of(*parts: object) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]
