"""A document on its way into the bank, as a file or pasted."""

from typing import TYPE_CHECKING, Any

from django import forms

from questionbank.documents import MAX_DOCUMENT_BYTES, DocumentError, decode_document
from questionbank.documents.decoding import check_file_size
from questionbank.documents.detecting import SUFFIXES

if TYPE_CHECKING:
    from django.core.files.base import File

BOTH = "You chose a file and pasted a text. Keep one of the two, so that it is clear which one counts."
NEITHER = "Choose a file, or paste the text of the document."
FILE_GONE = "Nothing was stored. A browser does not keep a file that it has sent, so choose it again."
FILE_SHOWN = "Nothing was stored; what the file holds is below, where you can put it right."
FORMS = "Text, Markdown, Word, HTML, CSV, Excel, JSON or YAML"


class DocumentForm(forms.Form):
    """Valid where there is something to read; then `content` is there."""

    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        help_text=f"{FORMS}, up to {MAX_DOCUMENT_BYTES // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        help_text="Cells that you copy from a sheet can be pasted, too.",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file_name = forms.CharField(required=False, widget=forms.HiddenInput)

    content = b""
    is_shown_as_text = False

    @property
    def what_is_kept(self) -> str:
        """Said under a form that was refused."""
        if not self.files:
            return ""
        return FILE_SHOWN if self.is_shown_as_text else FILE_GONE

    @property
    def name(self) -> str:
        name: str = self.cleaned_data.get("file_name", "")
        return name[-200:]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file, text = data.get("file"), data.get("text", "")
        if file and text.strip():
            self.add_error("file", BOTH)
        elif file:
            self._read(file)
        elif text.strip():
            self.content = text.encode()
        else:
            self.add_error("file", NEITHER)
        return data

    def refuse(self, error: DocumentError) -> None:
        """A file that was text but no document is shown as text, so that it can be put right there."""
        self.add_error("file" if self.files else "text", str(error))
        if not self.files or self.data.get("text", "").strip():
            return
        try:
            text = decode_document(self.content)
        except DocumentError:
            return
        self.data = {"text": text, "file_name": self.name}
        self.is_shown_as_text = True

    def _read(self, file: "File[bytes]") -> None:
        self.cleaned_data["file_name"] = file.name or ""
        try:
            check_file_size(file.size or 0)
        except DocumentError as error:
            self.add_error("file", str(error))
        else:
            self.content = file.read()
