"""What the columns of a sheet hold, and what becomes of each question of a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from questionbank.documents import Sheet
from questionbank.documents.sheets import FIELDS, is_columns
from questionbank.enums import ImportChoice
from questionbank.mapping import TEXT, Columns, Source, is_left_out
from questionbank.operations.staging import Chosen
from questionbank.problems import TITLE_LENGTH
from questionbank.queries.previews import Preview, PreviewedQuestion

ROWS_SHOWN = 5
FACES = {
    ImportChoice.NEW: "Add as new",
    ImportChoice.REUSE: "It is this one",
    ImportChoice.REVISE: "New revision of it",
    ImportChoice.LEAVE: "Leave out",
}


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet on the page: each of its columns with the field that says what it holds."""

    sheet: Sheet
    leave: BoundField
    columns: list[tuple[str, BoundField]]
    rows: list[list[str]]


class MappingForm(forms.Form):
    """Valid where each sheet is left out, or has a column of questions; then `columns` is there."""

    def __init__(self, source: Source, guesses: Sequence[Columns], data: Any = None) -> None:
        super().__init__(data, auto_id="id_%s")
        self.source = source
        for index, (sheet, columns) in enumerate(zip(source.sheets, guesses, strict=True)):
            self.fields[f"leave-{index}"] = forms.BooleanField(
                label="Leave this sheet out",
                required=False,
                initial=len(source.sheets) > 1 and is_left_out(columns),
            )
            for place, heading in enumerate(sheet.headings):
                self.fields[f"column-{index}-{place}"] = forms.ChoiceField(
                    label=heading or f"Column {place + 1}",
                    choices=list(FIELDS.items()),
                    required=False,
                    initial=columns[place] if place < len(columns) else "",
                )

    @property
    def sheets(self) -> Iterator[MappedSheet]:
        for index, sheet in enumerate(self.source.sheets):
            names = [f"column-{index}-{place}" for place in range(len(sheet.headings))]
            yield MappedSheet(
                sheet,
                self[f"leave-{index}"],
                [(heading, self[name]) for heading, name in zip(sheet.headings, names, strict=True)],
                [_padded(row, len(names)) for row in sheet.rows[:ROWS_SHOWN]],
            )

    @property
    def columns(self) -> list[Columns]:
        return [self._columns_of(index) for index in range(len(self.source.sheets))]

    def clean(self) -> dict[str, Any]:
        for index, sheet in enumerate(self.source.sheets):
            columns = self._columns_of(index)
            if not self.cleaned_data.get(f"leave-{index}") and not is_columns(columns, sheet.headings):
                place = columns.index(TEXT) if TEXT in columns else 0
                self.add_error(f"column-{index}-{place}", _wrong(columns, sheet))
        if all(self.cleaned_data.get(f"leave-{index}") for index in range(len(self.source.sheets))):
            raise forms.ValidationError("You left every sheet out. Keep the one that holds the questions.")
        return self.cleaned_data

    def _columns_of(self, index: int) -> Columns:
        width = len(self.source.sheets[index].headings)
        if self.cleaned_data.get(f"leave-{index}"):
            return ("",) * width
        return [self.cleaned_data.get(f"column-{index}-{place}", "") for place in range(width)]


def _wrong(columns: Columns, sheet: Sheet) -> str:
    of_sheet = f" of the sheet “{sheet.name}”" if sheet.name else ""
    if TEXT not in columns:
        return f"Say which column{of_sheet} holds the questions."
    twice = next((name for name in columns if name and list(columns).count(name) > 1), TEXT)
    return (
        f"Two columns{of_sheet} are said to hold “{FIELDS[twice]}”; a question has one. Choose again for one."
    )


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


class ChoicesForm(forms.Form):
    """One page of a preview; what is not sent stays as it was."""

    title = forms.CharField(
        label="Title",
        required=False,
        help_text="What the template is called in your bank.",
        error_messages={"max_length": f"Keep the title to {TITLE_LENGTH} characters."},
    )
    approve = forms.BooleanField(
        label="Approve the questions now, those that lack nothing",
        required=False,
    )
    goes_into = forms.BooleanField(required=False)
    removes = forms.BooleanField(
        label="Take out of it the questions that this document lacks or leaves out",
        required=False,
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, preview: Preview, data: Any = None) -> None:
        initial = {"title": preview.document.title, "approve": preview.document_import.approve}
        goal = preview.document.goal
        if goal:
            initial |= {"goes_into": goal.is_chosen, "removes": goal.removes}
        super().__init__(data, initial=initial | {"shown": preview.shown})
        self.preview = preview
        if preview.goal and preview.is_first_page:
            title = preview.goal.title
            label = f"Put these into the template “{title}” instead of making a second one"
            self.fields["goes_into"].label = label
        else:
            del self.fields["goes_into"], self.fields["removes"]
        if not preview.is_first_page:
            del self.fields["title"]
        for question in preview.questions:
            if question.choices:
                self.fields[f"choice-{question.number}"] = _choice(question)
            if len(question.likes) > 1:
                self.fields[f"against-{question.number}"] = _against(question)

    @property
    def questions(self) -> Iterator[tuple[PreviewedQuestion, BoundField | None, BoundField | None]]:
        for question in self.preview.questions:
            names = (f"choice-{question.number}", f"against-{question.number}")
            choice, against = (self[name] if name in self.fields else None for name in names)
            yield question, choice, against

    @property
    def choices(self) -> Mapping[int, Chosen]:
        return {
            question.number: self._chosen(question) for question in self.preview.questions if question.choices
        }

    def _chosen(self, question: PreviewedQuestion) -> Chosen:
        sent = self.cleaned_data.get(f"choice-{question.number}")
        choice = ImportChoice(sent) if sent else question.choice
        if question.known:
            return Chosen(choice, question.known.pk)
        uuid = self.cleaned_data.get(f"against-{question.number}")
        keys = {str(like.question.uuid): like.question.pk for like in question.likes}
        first = question.likes[0].question.pk if question.likes else None
        return Chosen(choice, keys.get(uuid or "", first))


def _choice(question: PreviewedQuestion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What becomes of it",
        choices=[(str(choice), FACES[choice]) for choice in question.choices],
        required=False,
        initial=question.choice,
        widget=forms.RadioSelect,
    )


def _against(question: PreviewedQuestion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="The one in the bank that is meant",
        choices=[
            (str(like.question.uuid), like.question.current.first_line if like.question.current else "")
            for like in question.likes
        ],
        required=False,
        initial=str(question.likes[0].question.uuid),
    )
