"""From the bytes of a file to its text, or a sentence that says why there is none."""

import codecs
import re

from .foreign import refuse_foreign
from .normal import clean_characters
from .values import DocumentError, Problem

MAX_DOCUMENT_BYTES = 10_000_000
EMPTY = "This file is empty; choose one that holds at least one question."
NOT_TEXT = "This file is not text; save it as plain text and try again."
NOT_UTF8 = (
    "This file is not UTF-8, so it was read as Windows-1252; "
    "if letters like those in this line look wrong, save it as UTF-8 and try again."
)

_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SAMPLE = 4_000
_FEWEST_NULS = 0.4  # of every second byte: letters of the Latin script in UTF-16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01


def decode_document(data: bytes) -> str:
    """The text with LF line ends and without a byte-order mark; only what is surely text."""
    _check(data)
    return _checked(_decode(data))


def decode_leniently(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Also of a file from an older program, with what has to be said about it."""
    _check(data)
    try:
        return _checked(_decode(data)), ()
    except UnreadableBytesError as error:
        text = _checked(_decode_old(data))
        return text, (Problem(error.line, NOT_UTF8, text.split("\n")[error.line - 1]),)


def check_file_size(size: int) -> None:
    """For readers of files: one that is too large whatever its line ends need not be read to be refused."""
    if size > 2 * MAX_DOCUMENT_BYTES:
        raise DocumentError(_too_large(size))


def check_size(size: int) -> None:
    """Of a document whose line ends are counted as one character, as they are kept."""
    if size > MAX_DOCUMENT_BYTES:
        raise DocumentError(_too_large(size))


class UnreadableBytesError(DocumentError):
    """Bytes that are no UTF-8, on this line."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f"Line {line} holds a character that is not UTF-8; save the file as UTF-8 text and try again."
        )
        self.line = line


def _check(data: bytes) -> None:
    check_size(len(data) - data.count(b"\r\n"))
    refuse_foreign(data)


def _checked(decoded: str) -> str:
    text = clean_characters(decoded)
    if not text.strip():
        raise DocumentError(EMPTY)
    check_size(len(text.encode()))  # a browser sends it back as UTF-8, with line ends of two characters
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            return _decode_wide(data, encoding)
    if b"\x00" in data:
        return _decode_wide(data, _unmarked(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start]
        raise UnreadableBytesError(1 + good.count(b"\n") + good.count(b"\r") - good.count(b"\r\n")) from None


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark shows in the zeros beside its letters."""
    sample = data[:_SAMPLE]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = sample[start::2], sample[1 - start :: 2]
        if len(data) % 2 == 0 and half.count(0) > _FEWEST_NULS * len(half) and 0 not in other:
            return encoding
    raise DocumentError(NOT_TEXT)


def _decode_wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DocumentError(
            f"This file begins like {encoding[:6].upper()} text but is damaged; "
            "save it as UTF-8 and try again."
        ) from None


def _decode_old(data: bytes) -> str:
    """Windows-1252, whose five unused bytes are kept as the control characters that they are elsewhere."""
    if len(_CONTROL.findall(data)) > _MOST_CONTROL * len(data):
        raise DocumentError(NOT_TEXT)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


def _too_large(size: int) -> str:
    limit = MAX_DOCUMENT_BYTES / 1_000_000
    # Rounded up, so that a file just over the limit never seems to be as large as it.
    megabytes = -(-size // 100_000) / 10
    return (
        f"This file is {megabytes:.1f} MB and the limit is {limit:.1f} MB; "
        "split it into smaller documents and try again."
    )
