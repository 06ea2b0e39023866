"""Which form a file has: by what it holds first, and by its name only where that leaves a choice."""

from pathlib import PurePath

from .decoding import decode_document
from .reading import Form

SUFFIXES = {
    ".txt": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
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


def form_of(data: bytes, name: str = "") -> Form:
    if data.startswith(b"PK\x03\x04"):
        return Form.XLSX if b"xl/workbook" in data else Form.DOCX
    if decode_document(data).lstrip().startswith("{"):
        return Form.JSON
    return SUFFIXES.get(PurePath(name.lower()).suffix, Form.TEXT)
