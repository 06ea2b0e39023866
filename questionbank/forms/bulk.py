"""What is to be different about many questions at once."""

from typing import Any

from django import forms

from questionbank.documents.normal import clean_line, clean_tags
from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.forms.fields import Fits
from questionbank.operations.bulk_editing import BulkChange
from questionbank.problems import COMMENT_LENGTH, COMPETENCY_LENGTH, MOST_TAGS, TAG_LENGTH, too_long

KEEP, NONE = "keep", "none"
AS_IT_IS = (KEEP, "As it is")
COMPETENCY_CHOICES = (AS_IT_IS, (NONE, "None"), ("new", "Another one"))


class BulkForm(forms.Form):
    """`asked` is how many questions the page spoke of."""

    asked = forms.IntegerField(required=False, widget=forms.HiddenInput)
    competency_is = forms.ChoiceField(label="Competency", choices=COMPETENCY_CHOICES, initial=KEEP)
    competency = forms.CharField(
        label="Which one",
        required=False,
        help_text="One of your team's, or a new one.",
        validators=[Fits("the competency", COMPETENCY_LENGTH)],
    )
    kind = forms.ChoiceField(label="Kind", choices=[AS_IT_IS, *Kind.choices, (NONE, "Not set")], initial=KEEP)
    seniority = forms.ChoiceField(
        label="Seniority", choices=[AS_IT_IS, *Seniority.choices, (NONE, "Not set")], initial=KEEP
    )
    add_tags = forms.CharField(label="Add tags", required=False, help_text="Several are parted by commas.")
    remove_tags = forms.CharField(label="Take tags away", required=False)
    state = forms.ChoiceField(label="State", choices=[AS_IT_IS, *QuestionState.choices], initial=KEEP)
    comment = forms.CharField(
        label="A word about the new state",
        required=False,
        help_text="Needed where questions go back to a draft.",
        validators=[Fits("the comment", COMMENT_LENGTH)],
    )

    def ask_again(self, count: int) -> None:
        """Says that there are other questions by now; sent once more, it is meant."""
        now = "one question" if count == 1 else f"{count:,} questions"
        self.add_error(None, f"The list is another one by now: it holds {now}. Nothing was changed yet.")
        sent = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which can't be changed
        sent["asked"] = str(count)
        self.data = sent

    def clean_add_tags(self) -> tuple[str, ...]:
        return self._tags("add_tags")

    def clean_remove_tags(self) -> tuple[str, ...]:
        return self._tags("remove_tags")

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("competency_is") == "new" and not clean_line(data.get("competency", "")):
            self.add_error("competency", "Name the competency, or leave it as it is.")

    @property
    def change(self) -> BulkChange:
        """Only of a valid form."""
        data = self.cleaned_data
        competency = {KEEP: None, NONE: ""}.get(data["competency_is"], clean_line(data["competency"]))
        return BulkChange(
            competency=competency,
            kind=_chosen(data["kind"]),
            seniority=_chosen(data["seniority"]),
            state=_chosen(data["state"]),
            add_tags=data["add_tags"],
            remove_tags=data["remove_tags"],
            comment=data["comment"],
        )

    def _tags(self, name: str) -> tuple[str, ...]:
        tags = clean_tags([self.cleaned_data[name]])
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(f"Keep the tags to {MOST_TAGS}; these are {len(tags)}.")
        if long := [one for tag in tags for one in too_long(f"the tag “{tag[:30]}…”", tag, TAG_LENGTH)]:
            raise forms.ValidationError(long)
        return tuple({tag.lower(): tag for tag in tags}.values())


def _chosen(value: Any) -> str | None:
    return {KEEP: None, NONE: ""}.get(value, value)
