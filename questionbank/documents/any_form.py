"""One door for every form in which a question document comes."""

from .json_form import read_json
from .text_reader import read_text
from .values import ReadDocument


def read_document(source: str) -> ReadDocument:
    """What `source` says in the JSON or the text form. Raises DocumentError."""
    return read_json(source) if source.lstrip().startswith("{") else read_text(source)
