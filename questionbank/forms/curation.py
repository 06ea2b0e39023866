"""What is decided and said about a question."""

from django import forms

from questionbank.enums import QuestionState
from questionbank.forms.fields import Fits, text_field
from questionbank.problems import COMMENT_LENGTH


class StateForm(forms.Form):
    """`expected` and `expected_revision` are what the page showed."""

    to = forms.ChoiceField(choices=QuestionState.choices)
    comment = forms.CharField(required=False, strip=False)  # the operation says whether it fits
    expected = forms.ChoiceField(choices=QuestionState.choices)
    expected_revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class RestorationForm(forms.Form):
    expected_revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class ComparisonForm(forms.Form):
    """Two revisions by their numbers."""

    older = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    newer = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class CommentForm(forms.Form):
    text = text_field(
        "Comment",
        Fits("a comment", COMMENT_LENGTH),
        required="Write something first.",
        help_text="Everyone in your team reads it. Markdown works.",
        rows=3,
    )
