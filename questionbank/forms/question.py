"""The form of a question: what it says, what is decided about it, and its proposed answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from questionbank.documents import ProposedAnswerValue, QuestionValue
from questionbank.documents.normal import clean_tags
from questionbank.documents.words import LANGUAGES
from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.forms.fields import Fits, LinesField, line_field, text_field
from questionbank.models import ScaleLevel
from questionbank.moves import moves_from
from questionbank.problems import COMPETENCY_LENGTH, MOST_TAGS, QUESTION_TEXT_LENGTH, TAG_LENGTH, too_long
from questionbank.readiness import Gap

MOST_ANSWERS, SHOWN_ANSWERS = 6, 3
ANCHOR = "anchor_"
PREFIX = "answers"
# Fields of the form that are fields of the value, as they are.
PLAIN = (
    *("text", "when_to_ask", "why_ask", "how_to_ask"),
    *("competency", "kind", "seniority", "language", "minutes"),
)


class QuestionForm(forms.Form):
    """`levels` are those of the team's scale; each has a field for what it means for this question."""

    text = text_field(
        "Question",
        Fits("the question", QUESTION_TEXT_LENGTH),
        required="Write the question.",
        help_text="As it is said aloud. Markdown works: code blocks between ``` lines, pictures, lists.",
        rows=4,
        **{"class": "input--question"},
    )
    when_to_ask = text_field("When to ask", Fits("when to ask", QUESTION_TEXT_LENGTH), rows=2)
    why_ask = text_field(
        "Why ask", Fits("why ask", QUESTION_TEXT_LENGTH), help_text="What a good answer tells you.", rows=2
    )
    how_to_ask = text_field("How to ask", Fits("how to ask", QUESTION_TEXT_LENGTH), rows=2)
    competency = line_field(
        "Competency", COMPETENCY_LENGTH, help_text="Choose one of your team's, or type a new one."
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Not set"), *Kind.choices],
        required=False,
        error_messages={"invalid_choice": "Choose one of the kinds in the list."},
    )
    seniority = forms.ChoiceField(
        label="Seniority",
        choices=[("", "Not set"), *Seniority.choices],
        required=False,
        error_messages={"invalid_choice": "Choose one of the levels of seniority in the list."},
    )
    language = forms.ChoiceField(
        label="Language",
        choices=[("", "Not set"), *((code, name) for code, (name, _) in LANGUAGES.items())],
        required=False,
        error_messages={"invalid_choice": "Choose one of the languages in the list."},
    )
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=240,
        widget=forms.NumberInput(attrs={"class": "input--short"}),
        error_messages={
            "invalid": "Write the minutes as a whole number.",
            "min_value": "A question takes at least one minute.",
            "max_value": "A question takes at most 240 minutes.",
        },
    )
    tags = forms.CharField(label="Tags", required=False, help_text="Several are parted by commas.")
    state = forms.ChoiceField(
        label="State",
        choices=QuestionState.choices,
        help_text="Only approved questions are offered when a plan is made.",
        error_messages={
            "invalid_choice": "Choose one of the states in the list.",
            "required": "Choose a state.",
        },
    )
    follow_ups = LinesField("Follow-ups", "a follow-up", help_text="One a line.")
    expected_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, levels: Sequence[ScaleLevel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.levels = levels
        for level in levels:
            self.fields[f"{ANCHOR}{level.level}"] = text_field(
                f"{level.level}: {level.label}",
                Fits("what a rating means", QUESTION_TEXT_LENGTH),
                rows=2,
                placeholder=level.text,
            )

    @property
    def anchor_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(ANCHOR)]

    def clean_tags(self) -> tuple[str, ...]:
        tags = clean_tags([self.cleaned_data["tags"]])
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(f"Keep the tags to {MOST_TAGS}; these are {len(tags)}.")
        long = [one for tag in tags for one in too_long(f"the tag “{tag[:30]}…”", tag, TAG_LENGTH)]
        if long:
            raise forms.ValidationError(long)
        return tags


class AnswerForm(forms.Form):
    text = text_field(
        "What they might say",
        Fits("an answer", QUESTION_TEXT_LENGTH),
        help_text="Leave it empty to drop this answer.",
        rows=4,
    )
    key_points = LinesField("Key points", "a key point", help_text="What to listen for, one a line.", rows=3)

    def clean(self) -> None:
        if self.cleaned_data.get("key_points") and not self.cleaned_data.get("text"):
            self.add_error("text", "Write the answer that these key points belong to, or take them out.")


if TYPE_CHECKING:
    AnswerSet = BaseFormSet[AnswerForm]
else:
    AnswerSet = BaseFormSet  # generic for the type checker only


class BaseAnswers(AnswerSet):
    default_error_messages = BaseFormSet.default_error_messages | {
        "missing_management_form": "A part of this form was lost on its way. Reload the page and try again."
    }

    @property
    def values(self) -> tuple[ProposedAnswerValue, ...]:
        data = [form.cleaned_data for form in self.forms if form.is_valid()]
        return tuple(ProposedAnswerValue(one["text"], one["key_points"]) for one in data if one.get("text"))

    def clean(self) -> None:
        most = max(MOST_ANSWERS, self.initial_form_count())  # an imported question may have more
        if len(self.values) > most:
            raise forms.ValidationError(f"A question has at most {most} proposed answers. Empty the others.")


AnswerFormSet = formset_factory(AnswerForm, formset=BaseAnswers, extra=0, max_num=60, absolute_max=60)


class QuestionEntry:
    """The question's form and its answers, as one thing to fill in."""

    def __init__(self, form: QuestionForm, answers: Any) -> None:
        self.form = form
        self.answers = answers

    @classmethod
    def of(cls, levels: Sequence[ScaleLevel], initial: Mapping[str, Any]) -> "QuestionEntry":
        """To be filled in; `initial` may hold "answers"."""
        answers = list(initial.get(PREFIX, ()))
        answers += [{}] * (SHOWN_ANSWERS - len(answers))
        return cls(
            QuestionForm(initial=initial, levels=levels), AnswerFormSet(initial=answers, prefix=PREFIX)
        )

    @classmethod
    def typed(cls, levels: Sequence[ScaleLevel], data: Mapping[str, Any]) -> "QuestionEntry":
        return cls(QuestionForm(data, levels=levels), AnswerFormSet(data, prefix=PREFIX))

    @classmethod
    def with_one_more(
        cls, levels: Sequence[ScaleLevel], data: Mapping[str, Any], *, more: bool = True
    ) -> "QuestionEntry":
        """What was typed, unchecked; with `more`, an empty answer stands below the others."""
        total = data.get(f"{PREFIX}-TOTAL_FORMS", "")
        count = min(int(total), MOST_ANSWERS * 2) if total.isascii() and total.isdecimal() else 0
        names = ("text", "key_points")
        answers = [
            {name: data.get(f"{PREFIX}-{index}-{name}", "") for name in names} for index in range(count)
        ]
        answers += [{}] * more
        return cls.of(levels, {key: data[key] for key in data} | {PREFIX: answers})

    @property
    def as_sent(self) -> dict[str, str]:
        """What a browser would send of it as it stands."""
        sent = {}
        for form in (self.form, *self.answers.forms):
            for bound in form:
                value = bound.field.prepare_value(bound.value())
                sent[bound.html_name] = "" if value is None else str(value)
        return sent

    def is_valid(self) -> bool:
        if not self.form.is_bound:
            return False
        return all([self.form.is_valid(), self.answers.is_valid()])

    def show_gaps(self, gaps: Iterable[Gap]) -> None:
        """Says beside each field what an approved question needs of it."""
        for gap in gaps:
            if gap.field == PREFIX:
                self.answers.non_form_errors().append(gap.sentence)
            else:
                self.form.add_error(gap.field, gap.sentence)
        self.form.add_error(
            "state",
            "An approved question needs more than this. Write what is missing, or choose another state.",
        )

    def offer_states(self, state: str) -> None:
        """Those that a question in `state` can be saved in, and the one that was chosen."""
        reached = {move.after for move in moves_from(state) if not move.needs_comment}
        chosen = {state, *reached, str(self.form["state"].value())}
        field = self.form.fields["state"]
        field.widget.choices = [one for one in QuestionState.choices if one[0] in chosen]

    @property
    def content(self) -> QuestionValue:
        """Only of a valid entry."""
        data = self.form.cleaned_data
        return QuestionValue(
            **{name: data[name] for name in PLAIN},
            tags=data["tags"],
            proposed_answers=self.answers.values,
            follow_ups=data["follow_ups"],
            anchors=tuple(
                (int(name.removeprefix(ANCHOR)), text)
                for name, text in data.items()
                if name.startswith(ANCHOR) and text
            ),
        )


def initial_of(content: QuestionValue, *, state: str, revision: int, shown: str) -> dict[str, Any]:
    """The form filled with what a question says."""
    return {
        **{name: getattr(content, name) for name in PLAIN},
        "tags": ", ".join(content.tags),
        "follow_ups": content.follow_ups,
        "state": state,
        "expected_revision": revision,
        "shown": shown,
        PREFIX: [{"text": one.text, "key_points": one.key_points} for one in content.proposed_answers],
        **{f"{ANCHOR}{level}": text for level, text in content.anchors},
    }
