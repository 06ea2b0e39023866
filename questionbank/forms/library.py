from django import forms


class UpdateForm(forms.Form):
    """`take` are the choices of an `Update`; `shown` and `version` say what the page was made of."""

    shown = forms.CharField(max_length=64, required=False)
    version = forms.CharField(max_length=64, required=False)
    leaves = forms.BooleanField(required=False)
