"""One door for every form in which a question document comes and goes.

`read_bytes` is for everyone; what is dangerous or large is read by a child process with limits.
`read_here` is what that child runs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from .confined import read_confined
from .decoding import MAX_DOCUMENT_BYTES, check_size, decode_document
from .detecting import form_of
from .json_form import read_json, write_json
from .markdown_writer import write_markdown
from .normal import clean_characters
from .reading import Form, Reading, Sheet
from .rich import read_docx_form, read_html_form, read_markdown_form, read_text_form
from .sheets import decode_csv, read_csv, read_sheets, read_xlsx, write_csv, write_xlsx
from .text_reader import read_text
from .text_writer import write_text
from .values import DocumentError, ReadDocument, TemplateValue
from .yaml_form import read_yaml, write_yaml

__all__ = ["MAX_DOCUMENT_BYTES", "WRITERS", "Form", "Reading", "Sheet", "form_of", "read_bytes", "read_here"]

# Packages in any case, and whatever is large.
_CONFINED = frozenset({Form.DOCX, Form.XLSX})
_MOST_READ_HERE = 250_000

Reader = Callable[[bytes, str, Sequence[str] | None], Reading]


def read_bytes(data: bytes, name: str = "", columns: Sequence[str] | None = None) -> Reading:
    """What a file says; `columns` names the fields of a sheet's columns. Raises DocumentError."""
    check_size(len(data))
    if form_of(data, name) in _CONFINED or len(data) > _MOST_READ_HERE:
        return read_confined(data, name, columns)
    return read_here(data, name, columns)


def read_here(data: bytes, name: str = "", columns: Sequence[str] | None = None) -> Reading:
    """The same within this process."""
    check_size(len(data))
    form = form_of(data, name)
    try:
        return _with_sound_reports(READERS[form](data, name, columns))
    except DocumentError as error:
        raise DocumentError(clean_characters(str(error))) from None


def _with_sound_reports(reading: Reading) -> Reading:
    """What is reported quotes the file, which may name things by characters that no page can show."""
    if reading.document is None:
        return reading
    problems = tuple(
        replace(one, sentence=clean_characters(one.sentence), text=clean_characters(one.text))
        for one in reading.document.problems
    )
    return replace(reading, document=replace(reading.document, problems=problems))


def _json(data: bytes, _name: str, _columns: Sequence[str] | None) -> Reading:
    return Reading(Form.JSON, read_json(decode_document(data)))


def _yaml(data: bytes, _name: str, _columns: Sequence[str] | None) -> Reading:
    return Reading(Form.YAML, read_yaml(decode_document(data)))


def _csv(data: bytes, name: str, columns: Sequence[str] | None) -> Reading:
    return read_sheets(Form.CSV, [read_csv(*decode_csv(data))], columns, name)


def _xlsx(data: bytes, name: str, columns: Sequence[str] | None) -> Reading:
    return read_sheets(Form.XLSX, read_xlsx(data), columns, name)


READERS: Mapping[Form, Reader] = {
    Form.TEXT: lambda data, name, _: read_text_form(data, name),
    Form.MARKDOWN: lambda data, name, _: read_markdown_form(data, name),
    Form.HTML: lambda data, name, _: read_html_form(data, name),
    Form.DOCX: lambda data, name, _: read_docx_form(data, name),
    Form.CSV: _csv,
    Form.XLSX: _xlsx,
    Form.JSON: _json,
    Form.YAML: _yaml,
}
WRITERS: Mapping[Form, Callable[[TemplateValue], bytes]] = {
    Form.TEXT: lambda template: write_text(template).encode(),
    Form.MARKDOWN: lambda template: write_markdown(template).encode(),
    Form.CSV: write_csv,
    Form.XLSX: write_xlsx,
    Form.JSON: lambda template: write_json(template).encode(),
    Form.YAML: lambda template: write_yaml(template).encode(),
}


def read_document(source: str) -> ReadDocument:
    """For text that is no file: the JSON or the text form."""
    return read_json(source) if source.lstrip().startswith("{") else read_text(source)
