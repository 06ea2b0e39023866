"""One door for every form in which a question document comes and goes.

`read_bytes` is for everyone; what is dangerous or large is read by a child process with limits.
`read_here` is what that child runs.
"""

from collections.abc import Callable, Mapping, Sequence

from .decoding import MAX_DOCUMENT_BYTES, check_size, decode_document
from .detecting import form_of
from .json_form import read_json, write_json
from .reading import Form, Reading, Sheet
from .text_reader import read_text
from .text_writer import write_text
from .values import DocumentError, ReadDocument, TemplateValue

__all__ = ["MAX_DOCUMENT_BYTES", "WRITERS", "Form", "Reading", "Sheet", "form_of", "read_bytes", "read_here"]

Reader = Callable[[bytes, str, Sequence[str] | None], Reading]


def read_bytes(data: bytes, name: str = "", columns: Sequence[str] | None = None) -> Reading:
    """What a file says; `columns` names the fields of a sheet's columns. Raises DocumentError."""
    return read_here(data, name, columns)


def read_here(data: bytes, name: str = "", columns: Sequence[str] | None = None) -> Reading:
    """The same within this process."""
    check_size(len(data))
    form = form_of(data, name)
    if form not in READERS:
        raise DocumentError(f"Askwell can't read {form.upper()} yet; save it as text and try again.")
    return READERS[form](data, name, columns)


def _text(data: bytes, _name: str, _columns: Sequence[str] | None) -> Reading:
    return Reading(Form.TEXT, read_text(decode_document(data)))


def _json(data: bytes, _name: str, _columns: Sequence[str] | None) -> Reading:
    return Reading(Form.JSON, read_json(decode_document(data)))


READERS: Mapping[Form, Reader] = {Form.TEXT: _text, Form.JSON: _json}
WRITERS: Mapping[Form, Callable[[TemplateValue], bytes]] = {
    Form.TEXT: lambda template: write_text(template).encode(),
    Form.JSON: lambda template: write_json(template).encode(),
}


def read_document(source: str) -> ReadDocument:
    """For text that is no file: the JSON or the text form."""
    return read_json(source) if source.lstrip().startswith("{") else read_text(source)
