import codecs
import time

import pytest

from questionbank.documents import MAX_DOCUMENT_BYTES, DocumentError, decode_document
from questionbank.documents.decoding import decode_leniently

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        decode_document(data)
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_named(data: bytes) -> None:
    assert refusal(data) == "This file is empty; choose one that holds at least one question."


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7\n", "a PDF, not text; copy its text and paste it here"),
        (b"PK\x03\x04\x14\x00", "a zip file, not text; unpack it"),
        (OLE, "an older office file, not text; save it as DOCX, XLSX or plain text"),
        (OLE + "WordDocument".encode("utf-16-le"), "an older Word document, not text; save it as DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an office file with a password, not text; save it"),
        (b"\x89PNG\r\n\x1a\n", "a picture, not text; Askwell does not read the words in pictures"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypheic", "a film or a picture"),
        (b"MZ\x90\x00\x03", "a program, not text; send a document with questions"),
        (b"\x7fELF\x02", "a program"),
        (b"{\\rtf1\\ansi", "a rich-text file, not text; save it as DOCX or plain text"),
        (b"-----BEGIN PGP MESSAGE-----", "an encrypted file, not text; remove the encryption"),
        (b"\x1f\x8b\x08", "a compressed file, not text; unpack it"),
    ],
)
def test_a_file_that_is_not_text_is_recognised(data: bytes, looks: str) -> None:
    assert refusal(data).startswith(f"This looks like {looks}")
    assert refusal(data).endswith(".")


@pytest.mark.parametrize("data", [b"MZ is how this text begins", b"BZh-ah?"])
def test_words_that_begin_as_a_program_does_are_words(data: bytes) -> None:
    assert decode_document(data) == data.decode()


def test_an_old_encoding_is_read_and_said_with_its_line() -> None:
    text, (problem,) = decode_leniently("Title\n\nCafé – “naïve”?".encode("cp1252"))
    assert text == "Title\n\nCafé – “naïve”?"
    assert (problem.line, problem.text) == (3, "Café – “naïve”?")
    assert problem.sentence.startswith("This file is not UTF-8, so it was read as Windows-1252;")


def test_utf16_without_a_mark_is_decoded() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode_leniently("Why do you ask? Für wen?".encode(encoding)) == (
            "Why do you ask? Für wen?",
            (),
        )


def test_bytes_that_are_no_text_in_any_encoding_are_refused() -> None:
    with pytest.raises(DocumentError, match="This file is not text"):
        decode_leniently(bytes(range(1, 256)) * 20)


def test_a_file_with_nul_bytes_is_not_text() -> None:
    assert refusal(b"Why Ask:\x00") == "This file is not text; save it as plain text and try again."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_of_the_first_bad_byte_is_named(line_end: str) -> None:
    data = f"Title{line_end}{line_end}Caf".encode() + "é".encode("latin-1") + b"\n\xff"
    assert refusal(data).startswith("Line 3 holds a character that is not UTF-8;")


def test_damaged_utf16_is_named() -> None:
    assert "damaged" in refusal(codecs.BOM_UTF16_LE + "Why Ask:".encode("utf-16-le") + b"x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_is_decoded_and_line_ends_are_made_one(encoding: str) -> None:
    assert decode_document("Título\r\nWhy\rAsk\n".encode(encoding)) == "Título\nWhy\nAsk\n"


def test_a_large_file_is_refused_with_its_size_and_the_limit_without_being_read() -> None:
    data = b"\xff" * 21_000_000
    started = time.perf_counter()
    assert refusal(data).startswith("This file is 21.0 MB and the limit is 10.0 MB;")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_limit_is_the_same_whatever_the_line_ends(line_end: str) -> None:
    just = "x\n" * (MAX_DOCUMENT_BYTES // 2)
    assert decode_document(just.replace("\n", line_end).encode()) == just
    assert refusal((just + "x").replace("\n", line_end).encode()).startswith("This file is 10.1 MB")


def test_what_is_larger_as_utf8_than_it_came_is_measured_as_it_is_sent_back() -> None:
    text = "語" * 4_500_000
    assert refusal(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).startswith("This file is 13.5 MB")


def test_the_limit_itself_is_allowed_and_a_byte_more_is_not() -> None:
    assert len(decode_document(b"x" * MAX_DOCUMENT_BYTES)) == MAX_DOCUMENT_BYTES
    assert refusal(b"x" * (MAX_DOCUMENT_BYTES + 1)).startswith(
        "This file is 10.1 MB and the limit is 10.0 MB;"
    )
