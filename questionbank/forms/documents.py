"""A document on its way into the bank: as a file or pasted, and the confirmation of what was read."""

from typing import TYPE_CHECKING, Any

from django import forms

from questionbank.documents import DocumentError, ReadDocument, decode_document, read_document
from questionbank.documents.decoding import check_file_size
from questionbank.problems import too_many_questions

if TYPE_CHECKING:
    from django.core.files.base import File

BOTH = "You chose a file and pasted a text. Keep one of the two, so that it is clear which one counts."
NEITHER = "Choose a file, or paste the text of the document."
FILE_GONE = "Nothing was stored. A browser does not keep a file that it has sent, so choose it again."
FILE_SHOWN = "Nothing was stored; what the file holds is below, where you can put it right."


def read_storable(text: str) -> ReadDocument:
    """A document of a size that the bank takes, so that it can be shown. Raises DocumentError."""
    document = read_document(text)
    for sentence in too_many_questions(document.template):
        raise DocumentError(sentence)
    return document


class DocumentForm(forms.Form):
    """Valid where the document could be read; then `document` and `text` are there."""

    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        help_text="Plain text in UTF-8, or Askwell's own JSON, up to 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.json,text/plain,application/json"}),
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file_name = forms.CharField(required=False, widget=forms.HiddenInput)

    document: ReadDocument | None = None
    is_shown_as_text = False

    @property
    def what_is_kept(self) -> str:
        """Said under a form that was refused."""
        if not self.files:
            return ""
        return FILE_SHOWN if self.is_shown_as_text else FILE_GONE

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file, text = data.get("file"), data.get("text", "")
        if file and text.strip():
            self.add_error("file", BOTH)
        elif file:
            self._read(file)
        elif text.strip():
            self._read_text(text.encode(), "text")
        else:
            self.add_error("file", NEITHER)
        return data

    def _read(self, file: "File[bytes]") -> None:
        self.cleaned_data["file_name"] = (file.name or "")[-200:]
        try:
            check_file_size(file.size or 0)
        except DocumentError as error:
            self.add_error("file", str(error))
        else:
            self._read_text(file.read(), "file")

    def _read_text(self, data: bytes, field: str) -> None:
        try:
            self.cleaned_data["text"] = decode_document(data)
            self.document = read_storable(self.cleaned_data["text"])
        except DocumentError as error:
            self.add_error(field, str(error))


class ConfirmationForm(forms.Form):
    """The text that was shown, sent back to be stored."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)
    file_name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    approve = forms.BooleanField(
        label="Approve the questions now",
        required=False,
        help_text="They can then be used in plans at once. Otherwise they wait for a review.",
    )
