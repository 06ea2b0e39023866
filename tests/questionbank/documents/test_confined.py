import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from questionbank.documents import DocumentError, QuestionValue, TemplateValue, confined, read_bytes
from questionbank.documents.confined import TOO_SLOW, UNREADABLE, read_confined
from questionbank.documents.forms import read_here
from questionbank.documents.sheets import write_csv, write_xlsx
from questionbank.documents.wire import read_reading, write_reading
from tests.questionbank.documents.sheets.test_xlsx import book, saved

TEMPLATE = TemplateValue("T", questions=(QuestionValue("Why?", tags=("a",), anchors=((1, "x"),)),))


def test_a_process_of_its_own_reads_what_this_one_would() -> None:
    data = write_xlsx(TEMPLATE)
    assert read_confined(data, "a.xlsx") == read_here(data, "a.xlsx")
    assert read_bytes(data).document == read_here(data).document
    unknown = saved(book({"Bank": [["Was", "Wer"], ["Wie?", "Ada"]]}))
    assert read_bytes(unknown, "a.xlsx").sheets == read_here(unknown, "a.xlsx").sheets
    mapped = read_bytes(unknown, "a.xlsx", ["text", ""]).document
    assert mapped is not None
    assert mapped.template.questions == (QuestionValue("Wie?"),)


def test_a_reading_survives_the_way_between_processes() -> None:
    for data in (write_csv(TEMPLATE), b"Was,Wer\nWie?,\xc3\x9cber\n", b"Question,Kind\nWhy?,odd\n"):
        reading = read_here(data, "a.csv")
        assert read_reading(write_reading(reading)) == reading


def test_a_refusal_is_the_sentence_of_the_process() -> None:
    with pytest.raises(DocumentError, match="is empty"):
        read_confined(saved(book({"Bank": []})), "a.xlsx")


@pytest.fixture
def in_its_place(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another program runs where the reader would, with the same limits around it."""
    run = subprocess.run

    def replace(program: str, seconds: float | None = None) -> None:
        def run_program(_command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
            return run([sys.executable, "-c", program], **options)

        monkeypatch.setattr(subprocess, "run", run_program)
        if seconds:
            monkeypatch.setattr(confined, "PATIENCE", seconds)

    return replace


CONFINE = "import questionbank.documents.__main__ as m; m._confine(); "


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import os; os.abort()", UNREADABLE),
        ("import sys; sys.exit(1)", UNREADABLE),
        ("print('no JSON')", UNREADABLE),
        ("print('{}')", UNREADABLE),
        ("import signal, os; os.kill(os.getpid(), signal.SIGXCPU)", TOO_SLOW),
        ("import time; time.sleep(60)", TOO_SLOW),
        (f"{CONFINE}b'x' * 10**9", UNREADABLE),
        (f"{CONFINE}import socket; socket.create_connection(('127.0.0.1', 9))", UNREADABLE),
        (f"{CONFINE}import os; os.system('id')", UNREADABLE),
    ],
)
def test_a_process_that_breaks_down_is_a_sentence(in_its_place: Any, program: str, sentence: str) -> None:
    in_its_place(program, 0.5 if "sleep" in program else None)
    with pytest.raises(DocumentError) as caught:
        read_confined(b"x", "a.xlsx")
    assert str(caught.value) == sentence


def test_the_process_knows_nothing_of_this_one(
    in_its_place: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_KEY", "of this process")
    seen = tmp_path / "seen"
    in_its_place(f"import os; open({str(seen)!r}, 'w').write(' '.join(os.environ))")
    with pytest.raises(DocumentError):
        read_confined(b"x")
    assert set(seen.read_text().split()) <= {"LC_ALL", "PYTHONUTF8", "PYTHONHASHSEED", "LC_CTYPE"}
    assert "SECRET_KEY" in os.environ


def test_what_a_confined_process_may_not_do_is_refused(root: Path) -> None:
    program = f"""{CONFINE}
import os, socket
call = lambda: os.system("id")
connect = lambda: socket.create_connection(("127.0.0.1", 9))
fill = lambda: b"x" * 10**9
for forbidden in (call, connect, fill):
    try:
        forbidden()
    except (PermissionError, MemoryError) as error:
        print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    memory = ["MemoryError"] if sys.platform == "linux" else []
    assert done.stdout.split() == ["PermissionError", "PermissionError", *memory]
