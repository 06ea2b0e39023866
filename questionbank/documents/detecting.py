"""Which form a file has: by what it holds first, and by its name only where that leaves a choice."""

import re
from pathlib import PurePath

from .decoding import decode_leniently
from .dressed_reader import has_dressed_labels
from .foreign import is_package
from .reading import Form
from .sections import lines_of
from .sheets import is_pasted_sheet
from .values import DocumentError
from .yaml_form import looks_like_yaml

SUFFIXES = {
    ".txt": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".mkd": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".docx": Form.DOCX,
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".xlsx": Form.XLSX,
    ".json": Form.JSON,
    ".yaml": Form.YAML,
    ".yml": Form.YAML,
}
# A text in any of these is no package, whatever its name says.
_PACKAGES = (Form.DOCX, Form.XLSX)
_SAMPLE = 5_000
_LONG_SAMPLE = 200_000
_JSON = re.compile(r"\s*\{\s*(?:[\"}]|\Z)")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"\s*<(?:h[1-6]|p|div|ul|ol|table|section|article|main|details|span|b|strong|dl|meta)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^(?: {0,3}#{1,6}[ \t]|[ \t]*[-*+][ \t]|[ \t]*\d+[.)][ \t]|[ \t]*(?:```|~~~)|\*\*|\|.*\|)", re.MULTILINE
)


def form_of(data: bytes, name: str = "") -> Form:
    """Raises DocumentError for what is none of the forms."""
    if is_package(data):
        # The names of the package's own parts stand behind those of packages inside it.
        return Form.XLSX if data.rfind(b"xl/workbook") > data.rfind(b"word/document") else Form.DOCX
    named = SUFFIXES.get(PurePath(name.lower()).suffix)
    try:
        text, _ = decode_leniently(data)
    except DocumentError:
        if named is Form.CSV and b"\x00" not in data[:_SAMPLE]:
            return Form.CSV  # which is also read in the encodings that spreadsheet programs write
        raise
    return _form_of_text(text, None if named in _PACKAGES else named)


def _form_of_text(text: str, named: Form | None) -> Form:
    if _JSON.match(text):
        return Form.JSON
    if _PAGE.match(text[:_SAMPLE]):
        return Form.HTML
    return named if named and named is not Form.TEXT else _form_of_unnamed(text)


def _form_of_unnamed(text: str) -> Form:
    if looks_like_yaml(text):
        return Form.YAML
    if is_pasted_sheet(text):
        return Form.CSV
    sample = _beginning(text)
    if has_dressed_labels(lines_of(sample)):
        return Form.MARKDOWN
    is_page = _FRAGMENT.match(text[:_SAMPLE]) and not _MARKDOWN.search(sample)
    return Form.HTML if is_page else Form.TEXT


def _beginning(text: str) -> str:
    """Whole lines, so that however large a file is, little time goes into telling its form."""
    return text if len(text) <= _LONG_SAMPLE else text[:_LONG_SAMPLE].rpartition("\n")[0]
