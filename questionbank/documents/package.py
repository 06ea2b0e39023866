"""The zip packages that office programs write, looked through before anything in them is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from .values import DocumentError

MOST_MEMBERS: Final = 2_000
MOST_BYTES: Final = 120_000_000  # of all members, inflated
MOST_RATIO: Final = 200  # of a member that is larger than what may be repeated in it
_ANY_RATIO: Final = 20_000_000

DAMAGED = (
    "This file is damaged or not what its name says; "
    "open it in the program it comes from, save it again and try once more."
)
TOO_MANY = (
    f"This file holds more than {MOST_MEMBERS:,} parts, so it was not opened; save it again without pictures."
)
TOO_LARGE = (
    "This file unpacks to far more than its size, so it was not opened; send its questions as text or CSV."
)
HOLDS_ENTITIES = (
    "This file declares entities of its own, which Askwell does not resolve, so it was not opened."
)
ENCRYPTED = "This file is protected by a password; save it without one and try again."
MACROS = "This file holds macros; they were ignored."
EXTERNAL = "This file points to other files; nothing was fetched from them."

_CHUNK = 1 << 18
_OVERLAP = 16
_PART_OF_XML = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([^\"'>]{1,40})[\"']")
# In any other encoding a declaration could be hidden from who looks for its letters.
_PLAIN = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package, if it is small enough unpacked and none of its parts declares anything."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _check_members(package.infolist())
        for member in package.infolist():
            if member.filename.lower().endswith(_PART_OF_XML):
                _check_part(package, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError(DAMAGED) from None
    return package


def notices_of(package: zipfile.ZipFile) -> Iterator[str]:
    """What the file holds that is never used."""
    names = [name.lower() for name in package.namelist()]
    if any(name.endswith(("vbaproject.bin", ".vba")) or "/macrosheets/" in name for name in names):
        yield MACROS
    if any("/externallinks/" in name or name.endswith("connections.xml") for name in names):
        yield EXTERNAL


def chunks_of(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part in pieces; each begins with the end of the one before."""
    with package.open(name) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            yield kept + chunk
            kept = chunk[-_OVERLAP:]


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise DocumentError(TOO_MANY)
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError(ENCRYPTED)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise DocumentError(TOO_LARGE)
    for member in members:
        if member.file_size > max(_ANY_RATIO, MOST_RATIO * member.compress_size):
            raise DocumentError(TOO_LARGE)


def _check_part(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpacks it, which never gives more than it declares, and looks at every byte."""
    first = True
    for chunk in chunks_of(package, member.filename):
        plain = chunk.replace(b"\x00", b"")
        if first and _strange_encoding(plain[:400]):
            raise DocumentError(DAMAGED)
        if _DECLARATION.search(plain):
            raise DocumentError(HOLDS_ENTITIES)
        first = False


def _strange_encoding(start: bytes) -> bool:
    declared = _ENCODING.search(start)
    looks_like_xml = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return not looks_like_xml or (declared is not None and declared[1].lower() not in _PLAIN)
