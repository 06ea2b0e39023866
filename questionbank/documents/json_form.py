"""The JSON form of a question document: the values field by field, for other programs."""

import json

from .normal import clean_characters
from .structured import FORMAT, VERSION, Source, plain_content, read_content, repeated_key
from .values import DocumentError, ReadDocument, TemplateValue

NOT_JSON = "This file is not JSON that Askwell can read; export it again, or send the text form."
NOT_OURS = f'This JSON is not an Askwell template: it needs "format": "{FORMAT}" and "version": {VERSION}.'


def write_json(template: TemplateValue) -> str:
    """Stable and readable: fields in the order of the values, letters as they are."""
    return json.dumps(plain_content(template), ensure_ascii=False, indent=2) + "\n"


def read_json(source: str) -> ReadDocument:
    """A wrong type ends the reading with its path named; unknown keys and words are problems."""
    return read_content(_parsed(source), Source("JSON", NOT_OURS))


def _parsed(source: str) -> object:
    try:
        return json.loads(clean_characters(source), object_pairs_hook=_without_repeats)
    except DocumentError:
        raise
    except json.JSONDecodeError as error:
        raise DocumentError(f"{NOT_JSON} It stops making sense at line {error.lineno}.") from None
    except (ValueError, RecursionError):
        raise DocumentError(NOT_JSON) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    repeated = repeated_key([key for key, _ in pairs])
    if repeated is not None:
        raise DocumentError(f"In this JSON, “{repeated}” stands twice in one object; keep one and try again.")
    return dict(pairs)
