"""From the bytes of a file to its text, or a sentence that says why there is none."""

import codecs

from .normal import clean_characters
from .values import DocumentError

MAX_DOCUMENT_BYTES = 2_000_000

_LOOKS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an older Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode_document(data: bytes) -> str:
    """The text with LF line ends and without a byte-order mark."""
    check_size(len(data) - data.count(b"\r\n"))
    for magic, looks in _LOOKS.items():
        if data.startswith(magic):
            raise DocumentError(f"This looks like {looks}, not text; save it as plain text and try again.")
    text = clean_characters(_decode(data))
    if not text.strip():
        raise DocumentError("This file is empty; choose one that holds at least one question.")
    check_size(len(text.encode()))  # a browser sends it back as UTF-8, with line ends of two characters
    return text


def check_file_size(size: int) -> None:
    """For readers of files: one that is too large whatever its line ends need not be read to be refused."""
    if size > 2 * MAX_DOCUMENT_BYTES:
        raise DocumentError(_too_large(size))


def check_size(size: int) -> None:
    """Of a document whose line ends are counted as one character, as they are kept."""
    if size > MAX_DOCUMENT_BYTES:
        raise DocumentError(_too_large(size))


def _decode(data: bytes) -> str:
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            return _decode_wide(data, encoding)
    if b"\x00" in data:
        raise DocumentError("This file is not text; save it as plain text and try again.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(_not_utf8(data[: error.start])) from None


def _decode_wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DocumentError(
            f"This file begins like {encoding.upper()} text but is damaged; save it as UTF-8 and try again."
        ) from None


def _not_utf8(good: bytes) -> str:
    line = 1 + good.count(b"\n") + good.count(b"\r") - good.count(b"\r\n")
    return f"Line {line} holds a character that is not UTF-8; save the file as UTF-8 text and try again."


def _too_large(size: int) -> str:
    limit = MAX_DOCUMENT_BYTES / 1_000_000
    # Rounded up, so that a file just over the limit never seems to be as large as it.
    megabytes = -(-size // 100_000) / 10
    return (
        f"This file is {megabytes:.1f} MB and the limit is {limit:.1f} MB; "
        "split it into smaller documents and try again."
    )
