from django import forms

from lib.folding import without_nul


class SavedSearchForm(forms.Form):
    """The name under which a search is kept; the search itself comes along as the page's query string."""

    name = forms.CharField(
        max_length=80,
        error_messages={
            "required": "A search is kept under a name. Nothing was saved; type one and save again.",
            "max_length": "A name has at most 80 characters. Nothing was saved; shorten it and save again.",
        },
    )
    query = forms.CharField(required=False)

    def clean_query(self) -> str:
        return without_nul(self.cleaned_data["query"])
