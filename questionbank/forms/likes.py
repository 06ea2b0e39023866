"""What is being typed, as far as its likes are looked for."""

from django import forms

from questionbank.problems import QUESTION_TEXT_LENGTH


class TypedForm(forms.Form):
    text = forms.CharField(max_length=QUESTION_TEXT_LENGTH)
