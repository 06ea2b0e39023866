"""Files that are made to harm who reads them; each by its name, with what the reader has to say of it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from questionbank.documents import MAX_DOCUMENT_BYTES

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "application/vnd.openxmlformats-"
SPREADSHEET = f"{OFFICE}officedocument.spreadsheetml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
_MANY = 1_000_000


class Hostile(NamedTuple):
    name: str
    make: Callable[[], bytes]
    sentence: str  # a part of what is said
    is_slow: bool = False  # to make, or to be refused


def workbook(sheet: Iterable[bytes], others: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet whose rows are written as they are given."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in (SKELETON | (dict(others) if others else {})).items():
            file.writestr(name, content)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in sheet:
                part.write(piece)
    return package.getvalue()


def rows(pieces: Iterable[str], start: str = "") -> Iterator[bytes]:
    yield f'{start}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    for piece in pieces:
        yield piece.encode()
    yield b"</sheetData></worksheet>"


def text_cell(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def small_rows(start: str = "") -> bytes:
    heading, question = text_cell("A1", "Question"), text_cell("A2", "Why?")
    return b"".join(rows([f'<row r="1">{heading}</row><row r="2">{question}</row>'], start))


def many_rows(count: int) -> Iterator[str]:
    yield f'<row r="1">{text_cell("A1", "Question")}</row>'
    for number in range(2, count + 2):
        yield f'<row r="{number}">{text_cell(f"A{number}", f"Why {number}?")}</row>'


def _bomb(gigabytes: int) -> bytes:
    """A sheet that inflates to so much, as it declares."""
    return _packed(_blanks(gigabytes * 100), gigabytes * 10**9)


def _lying_bomb() -> bytes:
    """A sheet of a gigabyte that declares a thousand bytes."""
    return _packed(_blanks(100), 1_000)


def _blanks(times: int) -> bytes:
    """Ten megabytes of blanks, so many times; packed once, since each block stands for itself."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(b" " * 10**7) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * times + packer.flush()


def _packed(sheet: bytes, size: int) -> bytes:
    """A workbook whose sheet is given as it is packed, with the size that it is to declare."""
    members = {name: (zlib.compress(content, wbits=-15), len(content)) for name, content in SKELETON.items()}
    members["xl/worksheets/sheet1.xml"] = (sheet, size)
    body, directory = b"", b""
    for name, (packed, inflated) in members.items():
        raw = name.encode()
        wide = inflated > 0xFFFF_FFFE
        extra = struct.pack("<HHQQ", 1, 16, inflated, len(packed)) if wide else b""
        sizes = (0xFFFF_FFFF, 0xFFFF_FFFF) if wide else (len(packed), inflated)
        common = struct.pack("<HHHHHLLLHH", 45, 0, 8, 0, 33, _crc(name), *sizes, len(raw), len(extra))
        directory += b"PK\x01\x02" + struct.pack("<H", 45) + common
        directory += struct.pack("<HHHLL", 0, 0, 0, 0, len(body)) + raw + extra
        body += b"PK\x03\x04" + common + raw + extra + packed
    ending = (len(members), len(members), len(directory), len(body))
    return body + directory + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, *ending, 0)


def _crc(name: str) -> int:
    return zlib.crc32(SKELETON.get(name, b""))


def _strings(count: int) -> bytes:
    items = "".join(f"<si><t>Why {number}?</t></si>" for number in range(count))
    return f'<sst xmlns="{MAIN}" count="{count}">{items}</sst>'.encode()


def _styles() -> bytes:
    """Styles of a hundred megabytes, which are kept whole."""
    kinds = "".join(f'<xf numFmtId="{number}" fontId="0"/>' for number in range(2_500_000))
    content = f'<styleSheet xmlns="{MAIN}"><cellXfs>{kinds}</cellXfs></styleSheet>'
    return workbook([small_rows()], {"xl/styles.xml": content.encode()})


def _ole(word: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1_000 + word.encode("utf-16-le") + b"\x00" * 1_000


def _letters(index: int) -> str:
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _wide_row(number: int, text: str) -> str:
    cells = "".join(text_cell(f"{_letters(index)}{number}", text) for index in range(1, 16_385))
    return f'<row r="{number}">{cells}</row>'


def _yaml(questions: str) -> bytes:
    return f"format: askwell-template\nversion: 1\ntitle: T\n{questions}\n".encode()


_ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]"
    for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
SKELETON: dict[str, bytes] = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{OFFICE}package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SPREADSHEET}.styles+xml"/></Types>'
    ).encode(),
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'.encode(),
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>'.encode(),
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
    "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

HOSTILE = (
    Hostile("gigabytes.xlsx", lambda: _bomb(1), "unpacks to far more", is_slow=True),
    Hostile("ten-gigabytes.xlsx", lambda: _bomb(10), "unpacks to far more"),
    Hostile("lying.xlsx", _lying_bomb, "damaged"),
    Hostile("laughs.xlsx", lambda: workbook([small_rows(BILLION)]), "declares entities"),
    Hostile(
        "utf16.xlsx", lambda: workbook([small_rows(BILLION).decode().encode("utf-16")]), "declares entities"
    ),
    Hostile(
        "quadratic.xlsx",
        lambda: workbook([small_rows(f'<!DOCTYPE w [<!ENTITY a "{"x" * 90_000}">]>')]),
        "entities",
    ),
    Hostile("utf7.xlsx", lambda: workbook([small_rows('<?xml version="1.0" encoding="utf-7"?>')]), "damaged"),
    Hostile("rows.xlsx", lambda: workbook(rows(many_rows(_MANY))), "at most 5,000 questions", is_slow=True),
    Hostile("twenty.xlsx", lambda: workbook(rows(many_rows(25_000))), "more than 20,000 rows", is_slow=True),
    Hostile("questions.xlsx", lambda: workbook(rows(many_rows(5_001))), "more than 5,000 questions"),
    Hostile(
        "last.xlsx",
        lambda: workbook(rows([f'<row r="{1 << 20}">{text_cell(f"XFD{1 << 20}", "Question")}</row>'])),
        "20,000 rows",
    ),
    Hostile(
        "strings.xlsx",
        lambda: workbook([small_rows()], {"xl/sharedStrings.xml": _strings(3 * _MANY)}),
        "at most 5,000 questions",
        is_slow=True,
    ),
    Hostile("styles.xlsx", _styles, "damaged", is_slow=True),
    Hostile(
        "columns.xlsx",
        lambda: workbook(rows([_wide_row(1, "Question"), _wide_row(2, "Why?")])),
        "16,384 columns",
    ),
    Hostile("encrypted.xlsx", lambda: _ole("EncryptedPackage"), "password"),
    Hostile("old.xls", lambda: _ole("Workbook"), "older Excel workbook"),
    Hostile("cut.xlsx", lambda: workbook([small_rows()])[:-60], "damaged"),
    Hostile("empty.xlsx", lambda: workbook(rows([])), "is empty"),
    Hostile("garbage.xlsx", lambda: workbook([b"<worksheet><sheetData><row r='x'>"]), "damaged"),
    Hostile("huge.csv", lambda: b"Question\n" + b"Why?\n" * 20_000_000, "limit is"),
    Hostile("rows.csv", lambda: b"Question\n" + b"Why?\n" * _MANY, "more than 20,000 rows"),
    Hostile("columns.csv", lambda: b"Question," * 16_384 + b"\n" + b"Why?," * 16_384, "16,384 columns"),
    Hostile(
        "unclosed.csv", lambda: b'Question,Answer\n"Why?' + b"x,\n" * 300_000, "quotation mark may be missing"
    ),
    Hostile("picture.csv", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 500, "picture"),
    Hostile("nul.csv", lambda: b"Question\x00\x00\x01\x00\x00\nWhy?", "not text"),
    Hostile("commas.csv", lambda: b",\n" * (MAX_DOCUMENT_BYTES // 3), "more than 20,000 rows"),
    Hostile("aliases.yaml", lambda: _yaml(_ALIASES), "Line 4 of this YAML has an anchor"),
    Hostile(
        "tags.yaml",
        lambda: _yaml("audience: !!python/object/apply:os.system [id]"),
        "Line 4 of this YAML has a tag",
    ),
    Hostile("deep.yaml", lambda: _yaml("audience: " + "[" * 100_000), "nested deeper"),
    Hostile("indented.yaml", lambda: _yaml("\n".join(" " * n + "a:" for n in range(1_000))), "nested deeper"),
    Hostile("long.yaml", lambda: _yaml("audience:\n" + "- 'x'\n" * 500_000), "Askwell stopped", is_slow=True),
    Hostile("deep.json", lambda: b'{"a":' * 100_000, "not JSON"),
    Hostile("digits.json", lambda: b'{"a": ' + b"1" * 100_000 + b"}", "not JSON"),
    Hostile(
        "repeated.json",
        lambda: b"{" + b",".join(b'"%d":1' % (n % 99_999) for n in range(100_000)) + b"}",
        "stands twice",
    ),
)
