"""What managers type about openings and candidates, cleaned."""

from typing import Any

from django import forms

from lib.shown import ShownForm


class OpeningForm(forms.Form):
    title = forms.CharField(
        label="Title",
        max_length=160,
        help_text="As the job is advertised, such as “Machine learning engineer”.",
        error_messages={
            "required": "Give the opening a title.",
            "max_length": "Keep the title to %(limit_value)d characters; this one has %(show_value)d.",
        },
    )
    description = forms.CharField(
        label="What the job is about",
        required=False,
        help_text="For your own team: what someone does in this job, and what it takes. Markdown works.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class OpeningChangeForm(ShownForm, OpeningForm):
    """Of an opening that is there."""


class CandidateForm(forms.Form):
    """A person who is not known to the team yet."""

    name = forms.CharField(
        label="Name",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Write down the candidate's name.",
            "max_length": "Keep the name to %(limit_value)d characters; this one has %(show_value)d.",
        },
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="It tells two people of the same name apart. Nothing is sent to it.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": "This is not a whole e-mail address. It looks like name@example.org.",
            "max_length": "Keep the address to %(limit_value)d characters; this one has %(show_value)d.",
        },
    )

    def clean_email(self) -> Any:
        return self.cleaned_data["email"].lower()


class CandidateChangeForm(ShownForm, CandidateForm):
    """Of a candidate whom the team knows."""
