"""Files of other kinds, by how they begin: what each is, and what to send instead."""

from collections.abc import Mapping
from typing import NamedTuple

from .values import DocumentError

_AS_DOCUMENT = "save it as DOCX or plain text and try again"
_AS_TEXT = "copy its text and paste it here, or send the file that it was made from"
_UNPACK = "unpack it and send the documents in it one by one"
_RETYPE = "Askwell does not read the words in pictures; send them as text"
_DECRYPT = "remove the encryption and send the document itself"


class Foreign(NamedTuple):
    looks: str
    instead: str


FOREIGN: Mapping[bytes, Foreign] = {
    b"%PDF": Foreign("a PDF", _AS_TEXT),
    b"%!PS": Foreign("a PostScript file", _AS_TEXT),
    b"{\\rtf": Foreign("a rich-text file", _AS_DOCUMENT),
    b"\x89PNG": Foreign("a picture", _RETYPE),
    b"\xff\xd8\xff": Foreign("a picture", _RETYPE),
    b"GIF8": Foreign("a picture", _RETYPE),
    b"II*\x00": Foreign("a picture", _RETYPE),
    b"MM\x00*": Foreign("a picture", _RETYPE),
    b"\x1f\x8b": Foreign("a compressed file", _UNPACK),
    b"BZh": Foreign("a compressed file", _UNPACK),
    b"\xfd7zXZ": Foreign("a compressed file", _UNPACK),
    b"\x28\xb5\x2f\xfd": Foreign("a compressed file", _UNPACK),
    b"7z\xbc\xaf\x27\x1c": Foreign("a compressed file", _UNPACK),
    b"Rar!\x1a\x07": Foreign("a compressed file", _UNPACK),
    b"\x7fELF": Foreign("a program", "send a document with questions"),
    b"MZ": Foreign("a program", "send a document with questions"),
    b"\xcf\xfa\xed\xfe": Foreign("a program", "send a document with questions"),
    b"\xca\xfe\xba\xbe": Foreign("a program", "send a document with questions"),
    b"SQLite format 3": Foreign("a database", "export its questions as CSV and send that"),
    b"-----BEGIN PGP MESSAGE": Foreign("an encrypted file", _DECRYPT),
    b"age-encryption.org": Foreign("an encrypted file", _DECRYPT),
    b"Salted__": Foreign("an encrypted file", _DECRYPT),
    b"ID3": Foreign("a recording", "send its words as text"),
    b"OggS": Foreign("a recording", "send its words as text"),
}
_RIFF = {
    b"WEBP": Foreign("a picture", _RETYPE),
    b"WAVE": Foreign("a recording", "send its words as text"),
    b"AVI ": Foreign("a film", "send its words as text"),
}
_FILM = Foreign("a film or a picture", "send its words as text")
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
# What tells an old office file apart is written in it in UTF-16.
_IN_OLE = {
    "EncryptedPackage": Foreign(
        "an office file with a password", "save it without the password and try again"
    ),
    "WordDocument": Foreign("an older Word document", "save it as DOCX and try again"),
    "Workbook": Foreign("an older Excel workbook", "save it as XLSX or CSV and try again"),
    "PowerPoint Document": Foreign("an older presentation", _AS_TEXT),
}
_OLDER = Foreign("an older office file", "save it as DOCX, XLSX or plain text and try again")
_IN_ZIP = {
    b"ppt/presentation": Foreign("a presentation", _AS_TEXT),
    b"application/vnd.oasis.opendocument.text": Foreign(
        "an OpenDocument text", "save it as DOCX and try again"
    ),
    b"application/vnd.oasis.opendocument.spreadsheet": Foreign(
        "an OpenDocument sheet", "save it as XLSX or CSV and try again"
    ),
    b"application/epub+zip": Foreign("an electronic book", _AS_TEXT),
    b"Index/Document.iwa": Foreign("a Pages or Numbers file", "export it as DOCX or XLSX and try again"),
}
_ARCHIVE = Foreign("a zip file", _UNPACK)
_MAYBE_TEXT = frozenset({b"MZ", b"BZh", b"ID3", b"GIF8"})  # words can begin so, too


def is_package(data: bytes) -> bool:
    """A Word file or an Excel workbook, of those that are read."""
    return data.startswith(_ZIP) and (b"word/document" in data or b"xl/workbook" in data)


def refuse_foreign(data: bytes) -> None:
    if found := _foreign(data):
        raise DocumentError(f"This looks like {found.looks}, not text; {found.instead}.")


def _foreign(data: bytes) -> Foreign | None:
    if data.startswith(_OLE):
        return next((said for mark, said in _IN_OLE.items() if mark.encode("utf-16-le") in data), _OLDER)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return next((said for mark, said in _IN_ZIP.items() if mark in data), _ARCHIVE)
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _FILM
    for mark, said in FOREIGN.items():
        if data.startswith(mark) and (mark not in _MAYBE_TEXT or b"\x00" in data[:4_000]):
            return said
    return None
