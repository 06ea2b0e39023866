"""What is sent to do harm, or by mistake, costs a sentence: five seconds and 300 MB at most."""

import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document

from questionbank.documents import DocumentError, Form, read_bytes
from questionbank.documents.forms import read_here
from tests.questionbank.documents.dressed import saved
from tests.questionbank.documents.shapes.reading import Asked, asked

REPOSITORY = Path(__file__).parents[3]
NEARLY_ALL = 9_900_000

HOSTILE = {
    "angles.md": b"<" * NEARLY_ALL,
    "brackets.md": b"[" * NEARLY_ALL,
    "stars.md": b"*" * NEARLY_ALL,
    "deeper.md": b"\n".join(b">" * depth + b" x" for depth in range(4_000)),
    "comments.html": b"<html>" + b"<!--" * 290_000,
    "lists.html": b"<html>" + b"<ul><li>" * 140_000,
    "lines.txt": b"What is it?\n" * (NEARLY_ALL // 12),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_megabytes_of_one_thing_cost_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    command = [sys.executable, "-m", "tests.questionbank.documents.measured", str(path)]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    ((said, seconds, megabytes),) = json.loads(ran.stdout)
    assert said.endswith(".")
    assert seconds < 6  # five, and what a busy machine takes to end a process
    assert megabytes < 300


def test_lists_ten_deep_are_read_and_a_hundred_deep_are_refused() -> None:
    lists = "\n".join(f"{'  ' * depth}- Why {depth}?" for depth in range(10))
    below = "\n".join(f"{'  ' * depth}- Why {depth + 2}?" for depth in range(8))
    (question,) = asked(read_here(f"# T\n\n{lists}".encode(), "x.md"))
    assert (question.text, question.follow_ups[0]) == ("Why 0?", f"Why 1?\n{below}")
    page = "<ul><li>Why 0?" + "".join(f"<ul><li>deep {depth}" for depth in range(1, 10))
    (question,) = asked(read_here(f"<html>{page}".encode(), "x.html"))
    assert question.answers[0].count("\n") == 8
    with pytest.raises(DocumentError, match="more than 30 deep"):
        read_here("\n".join(f"{'  ' * depth}- Why {depth}?" for depth in range(100)).encode(), "x.md")


def test_unclosed_tags_lose_no_words() -> None:
    page = "<html><h2>1. What <b>is <i>this?<p>One <a href='x'>two<table><tr><td>three<td>four<!-- five"
    (question,) = asked(read_here(page.encode(), "x.html"))
    assert question.text.startswith("What")
    for word in ("One", "two", "three", "four", "five"):
        assert word in question.answers[0]


def test_entities_are_characters_and_nothing_of_a_script_is_read() -> None:
    page = (
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><script>What is a script?</script>"
        "<style>p { color: red }</style><h3>1. Is 1 &lt; 2 &amp; 3?</h3><p>&x; &eacute;&#x1F600;&#0;</p>"
    )
    (question,) = asked(read_here(page.encode(), "x.html"))
    assert question.text == "Is 1 < 2 & 3?"
    assert question.answers == ("&x; é😀\ufffd",)


def test_right_to_left_letters_emoji_and_control_characters() -> None:
    source = (
        "# שאלות\n\n## ١. ما هو المطر؟\n\nماء 💧\x07 من السماء\n\n## 2. Was ist Regen? 🌧️\n\nWasser\u202e!\n"
    )
    read = read_here(source.encode(), "x.md")
    assert asked(read) == [
        Asked("ما هو المطر؟", ("ماء 💧  من السماء",)),
        Asked("Was ist Regen? 🌧️", ("Wasser\u202e!",)),
    ]
    assert read.document is not None
    assert read.document.template.title == "שאלות"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_are_read_and_the_old_one_is_named(encoding: str) -> None:
    source = "# Café\n\n## 1. What is a “crème”?\n\nA cream."
    read = read_bytes(source.encode(encoding), "x.md").document
    assert read is not None
    assert read.template.title == "Café"
    assert read.template.questions[0].text == "What is a “crème”?"
    assert [problem.line for problem in read.problems] == ([1] if encoding == "cp1252" else [])


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def test_bombs_and_broken_word_files_cost_a_sentence() -> None:
    bomb = b"<w:p/>" * 30_000_000
    entities = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'
    for content in (bomb, entities, b"<w:document", b"\x00" * 100):
        started = time.perf_counter()
        with pytest.raises(DocumentError, match=r"\.$"):
            read_bytes(package(word__document_xml=content), "x.docx")
        assert time.perf_counter() - started < 6


def test_macros_and_outside_parts_are_ignored_and_said() -> None:
    document = Document()
    document.add_heading("1. What is a template?", 2)
    document.add_paragraph("A start.")
    file = io.BytesIO(saved(document))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00" * 10)
        archive.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" TargetMode="External" Type="http://x/attachedTemplate" Target="http://127.0.0.1/x.dotm"/>'
            "</Relationships>",
        )
    read = read_bytes(file.getvalue(), "x.docm")
    assert read.form is Form.DOCX
    assert read.document is not None
    sentences = {problem.sentence for problem in read.document.problems}
    assert {
        "This file holds macros; they were ignored.",
        "This file points to other files; nothing was fetched from them.",
    } <= sentences


@pytest.mark.parametrize(
    ("source", "name", "form"),
    [
        ("# T\n\n## 1. Why?", "x.md", Form.MARKDOWN),
        ("<!doctype html><h2>1. Why?</h2>", "x.txt", Form.HTML),
        ("<h2>1. Why?</h2><p>So.</p>", "", Form.HTML),
        ("<p align=center>logo</p>\n\n# T\n\n## 1. Why?", "README.md", Form.MARKDOWN),
        ("# T\n\n## Why?\n\n**When to Ask:** now\n\n### Proposed Answer 1\n\nSo.", "", Form.MARKDOWN),
        ("T\n\nWhy?\n\nWhen to Ask: now\n\nProposed Answer 1\n\nSo.", "x.txt", Form.TEXT),
        ("Q: Why?\nA: So.", "", Form.TEXT),
        ('{"format": "askwell-template", "version": 1, "questions": [{"text": "Why?"}]}', "x.md", Form.JSON),
        ("{curly} questions\n\nWhy?\n\nWhen to Ask: now\n\nProposed Answer 1\n\nSo.", "x.txt", Form.TEXT),
    ],
)
def test_the_form_is_told_by_what_a_file_holds_and_then_by_its_name(
    source: str, name: str, form: Form
) -> None:
    assert read_bytes(source.encode(), name).form is form


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"{", "", "This file is not JSON that Askwell can read"),
        (b" {\n", "notes.txt", "This file is not JSON that Askwell can read"),
        (b"{", "set.csv", "This file is not JSON that Askwell can read"),
        ("Müller".encode("latin-1"), "", "This document holds no question. Write one question a line"),
        ("Müller".encode("latin-1"), "set.csv", "This sheet holds no question below its headings"),
        ("Müller".encode("latin-1"), "set.md", "Askwell found no question in this document"),
        ("Müller".encode("latin-1"), "set.yaml", "Line 1 holds a character that is not UTF-8"),
    ],
)
def test_a_file_of_a_few_bytes_is_refused_for_what_it_lacks(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_here(data, name)
    assert str(refused.value).startswith(sentence)
