from django import forms


class SavedSearchForm(forms.Form):
    """The name under which a search is kept."""

    name = forms.CharField(
        max_length=80,
        error_messages={
            "required": "A search is kept under a name. Nothing was saved; type one and save again.",
            "max_length": "A name has at most 80 characters. Nothing was saved; shorten it and save again.",
        },
    )
