"""How a comparison is to be shown, from its address; what an address can't mean is left out."""

from typing import Any, cast

from django import forms

from interviews.queries.comparison import BY_NAME, By
from interviews.queries.comparison_columns import NO_COMPETENCY
from lib.ids import uuid_or_none


class ComparisonForm(forms.Form):
    by = forms.CharField(required=False)
    sort = forms.CharField(required=False, max_length=60)
    competency = forms.CharField(required=False, max_length=40)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.full_clean()

    @property
    def by_what(self) -> By:
        if self.narrowed_to:
            return "questions"
        wanted = self.cleaned_data.get("by")
        return cast("By", wanted) if wanted in ("competencies", "questions") else "competencies"

    @property
    def narrowed_to(self) -> str:
        """The key of a competency whose questions are to be shown, or nothing."""
        wanted: str = self.cleaned_data.get("competency", "")
        return wanted if wanted == NO_COMPETENCY or uuid_or_none(wanted) else ""

    @property
    def sorted_by(self) -> str:
        return self.cleaned_data.get("sort") or BY_NAME
