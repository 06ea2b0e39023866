"""The form of a template's texts and lists; its questions have a page of their own."""

from typing import Any

from django import forms

from questionbank.documents import GuidanceValue, TemplateValue
from questionbank.forms.fields import Fits, LinesField, line_field, text_field
from questionbank.operations.placing import TEXTS
from questionbank.problems import HEADING_LENGTH, TEMPLATE_TEXT_LENGTH, TITLE_LENGTH

LISTS = ("interviewer_dos", "interviewer_donts", "interviewee_dos", "interviewee_donts", "audience")
LINE = "a line"


class TemplateForm(forms.Form):
    title = line_field("Title", TITLE_LENGTH, required="Give the template a title.")
    introduction_heading = line_field("Heading of the introduction", HEADING_LENGTH)
    introduction = text_field("Introduction", Fits("the introduction", TEMPLATE_TEXT_LENGTH), rows=5)
    interviewer_dos = LinesField("Interviewers do", LINE, help_text="One a line.")
    interviewer_donts = LinesField("Interviewers don't", LINE, help_text="One a line.")
    interviewee_dos = LinesField("Candidates do", LINE, help_text="One a line.")
    interviewee_donts = LinesField("Candidates don't", LINE, help_text="One a line.")
    about_heading = line_field("Heading of the part about it", HEADING_LENGTH)
    about = text_field("About it", Fits("this part", TEMPLATE_TEXT_LENGTH), rows=4)
    audience_lead = text_field(
        "Who can use it",
        Fits("the sentence", TEMPLATE_TEXT_LENGTH),
        help_text="The sentence before the list.",
        rows=2,
    )
    audience = LinesField("The list", LINE, help_text="One a line.")
    conclusion = text_field("Conclusion", Fits("the conclusion", TEMPLATE_TEXT_LENGTH), rows=3)
    closing_notes = text_field("Closing notes", Fits("the closing notes", TEMPLATE_TEXT_LENGTH), rows=3)
    expected_hash = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def texts(self) -> TemplateValue:
        """Only of a valid form."""
        data = self.cleaned_data
        return TemplateValue(
            **{name: data[name] for name in TEXTS},
            for_interviewers=GuidanceValue(data["interviewer_dos"], data["interviewer_donts"]),
            for_interviewees=GuidanceValue(data["interviewee_dos"], data["interviewee_donts"]),
            audience=data["audience"],
        )


def initial_of(value: TemplateValue, expected_hash: str) -> dict[str, Any]:
    lists = (
        *(value.for_interviewers.dos, value.for_interviewers.donts),
        *(value.for_interviewees.dos, value.for_interviewees.donts),
        value.audience,
    )
    return {
        **{name: getattr(value, name) for name in TEXTS},
        **dict(zip(LISTS, lists, strict=True)),
        "expected_hash": expected_hash,
    }
