"""A document goes in from the shell, or a sentence says why not."""

import json
import time
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from questionbank.documents import decode_document, read_text
from questionbank.enums import QuestionState
from questionbank.models import DocumentImport, Question, Revision, Template
from questionbank.queries.values import template_value
from teams.models import AuditEntry
from tests.questionbank.conftest import SMALL, Cast

pytestmark = pytest.mark.django_db


def run(*arguments: object, team: str = "north") -> str:
    out = StringIO()
    call_command("import_document", *map(str, arguments), "--team", team, stdout=out)
    return out.getvalue()


def run_json(file: object, *options: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(file, "--json", *options))
    return answer


def rows() -> list[int]:
    models = (Template, Question, Revision, DocumentImport, AuditEntry)
    return [model._default_manager.count() for model in models]


@pytest.fixture
def small_path(tmp_path: Path) -> Path:
    path = tmp_path / "support.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_the_real_document_goes_in_whole(cast: Cast, real_path: Path) -> None:
    answer = run_json(real_path)
    counts = {key: answer[key] for key in ("templates", "questions", "proposed_answers", "problems")}
    assert counts == {"templates": 1, "questions": 25, "proposed_answers": 75, "problems": []}
    assert answer["changed"] is True
    stored = template_value(Template.objects.get())
    assert stored == read_text(decode_document(real_path.read_bytes())).template
    sides = (stored.for_interviewers, stored.for_interviewees)
    assert [(len(side.dos), len(side.donts)) for side in sides] == [(5, 4), (5, 5)]
    assert len(stored.audience) == 5


def test_the_real_document_again_changes_nothing_and_says_so(cast: Cast, real_path: Path) -> None:
    run(real_path)
    before = rows()
    assert "in the bank already; nothing changed." in run(real_path)
    assert run_json(real_path)["changed"] is False
    assert rows() == before


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_real_document_exported_and_imported_is_equal(
    cast: Cast, real_path: Path, tmp_path: Path, form: str
) -> None:
    run(real_path)
    exported = StringIO()
    title = "Machine Learning Interview Questions"
    call_command("export_document", title, "--format", form, stdout=exported)
    path = tmp_path / "exported"
    path.write_text(exported.getvalue(), encoding="utf-8")
    assert run_json(path)["changed"] is False
    call_command("import_document", str(path), "--team", cast.eve.team.slug, stdout=StringIO())
    own, other = Template.objects.order_by("pk")
    assert template_value(own) == template_value(other)


VARIANTS: dict[str, Callable[[str], str]] = {
    "CRLF line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "dashes as bullets": lambda text: text.replace("•", "-"),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_another_typing_of_the_real_document_is_the_same_document(
    cast: Cast, real_path: Path, tmp_path: Path, name: str
) -> None:
    run(real_path)
    path = tmp_path / "variant.txt"
    path.write_bytes(VARIANTS[name](real_path.read_text(encoding="utf-8")).encode())
    answer = run_json(path)
    assert (answer["changed"], answer["problems"]) == (False, [])


def test_two_answers_instead_of_three_are_two_answers(cast: Cast, small_path: Path) -> None:
    answer = run_json(small_path)
    assert (answer["questions"], answer["proposed_answers"], answer["problems"]) == (2, 4, [])


def test_a_missing_why_ask_is_named_with_its_line(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "support.txt"
    path.write_text(SMALL.replace("Why Ask: To see a method.\n\n", ""), encoding="utf-8")
    line = path.read_text(encoding="utf-8").split("\n").index("How do you read a log file?") + 1
    assert run_json(path)["problems"] == [{"line": line, "sentence": "This question has no “Why Ask”."}]
    assert DocumentImport.objects.get().unplaced[0]["line"] == line


def test_a_dry_run_says_what_would_happen_and_stores_nothing(cast: Cast, small_path: Path) -> None:
    answer = run_json(small_path, "--dry-run")
    assert (answer["questions"], answer["changed"], answer["template"]) == (2, True, None)
    assert "Nothing was stored" in run(small_path, "--dry-run")
    assert rows() == [0] * 5


def test_questions_are_approved_where_that_is_asked_for(cast: Cast, small_path: Path) -> None:
    run(small_path)
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.IN_REVIEW}
    assert run_json(small_path, "--approve")["approved_questions"] == 2
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.APPROVED}


def test_what_lacks_something_stays_in_review_and_the_reason_is_said(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "support.txt"
    path.write_text(SMALL.replace("Why Ask: To see a method.\n\n", ""), encoding="utf-8")
    said = run(path, "--approve")
    assert "One question stays in review, since something is missing: why to ask (1)." in said
    assert run_json(path, "--approve")["unready_questions"] == 1
    assert Question.objects.filter(state=QuestionState.IN_REVIEW).count() == 1


def test_an_unknown_team_is_named_with_those_that_are_there(cast: Cast, small_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no team called 'south'\. The teams are: north\."):
        run(small_path, team="south")


def test_a_missing_file_and_a_folder_are_named(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file called"):
        run(tmp_path / "nothing.txt")
    with pytest.raises(CommandError, match="holds no question document"):
        run(tmp_path)
    with pytest.raises(CommandError, match="is not an ordinary file"):
        run("/dev/null")


def test_a_file_that_may_not_be_read_is_named(
    cast: Cast, small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CommandError, match=r"support\.txt can't be read: permission denied\."):
        run(small_path)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b" \r\n\r\n", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "looks like a picture"),
        (b"\x00\x01\x02binary", "This file is not text"),
        (b"Only a title", "This document holds no question."),
        (b'{"format": "something else"}', "not an Askwell template"),
    ],
)
def test_what_is_no_document_gives_a_sentence(cast: Cast, tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(CommandError, match=sentence):
        run(path)
    assert rows() == [0] * 5


def test_twenty_megabytes_are_refused_at_once(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 20_000_000)
    started = time.monotonic()
    with pytest.raises(CommandError, match=r"This file is 20\.0 MB and the limit is 10\.0 MB"):
        run(path)
    assert time.monotonic() - started < 1


def test_a_sheet_comes_in_by_the_columns_that_are_named(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("Thing to raise,Sound reply,Where\nWhat is a heap?,A tree.,Here\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"which column holds the questions.*--columns text,,"):
        run(path)
    with pytest.raises(CommandError, match="There is no field called 'reply'"):
        run(path, "--columns", "text,reply,")
    assert run_json(path, "--columns", "text,answer,")["new_questions"] == 1
    [question] = template_value(Template.objects.get()).questions
    assert question.proposed_answers[0].text == "A tree."


def test_the_standard_input_is_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(SMALL.encode())))
    assert run_json("-")["new_questions"] == 2


def test_an_import_is_taken_back(cast: Cast, small_path: Path) -> None:
    made = run_json(small_path)["import"]
    assert "can be undone; nothing was changed" in run("--undo", made, "--dry-run", team="north")
    assert Template.objects.exists()
    assert "It is undone." in run("--undo", made)
    assert (Template.objects.count(), Question.objects.count()) == (0, 0)
    with pytest.raises(CommandError, match="has no import called"):
        run("--undo", made, team=cast.eve.team.slug)
    with pytest.raises(CommandError, match="has no import called 'x'"):
        run("--undo", "x")


def test_without_a_file_the_command_says_what_to_name(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Name a file or a folder"):
        call_command("import_document", "--team", "north")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "more").mkdir()
    texts = {
        "support.txt": SMALL,
        "more/other.md": SMALL.replace("Support Questions", "Other"),
        "more/heaps.csv": "Question,Answer\nWhat is a heap?,A tree.\n",
        "bare.txt": "Only a title",
        "untitled.json": '{"format": "askwell-template", "version": 1, "questions": [{"text": "Is it?"}]}',
        "notes.pdf": "No document",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_comes_in_with_a_summary_and_each_of_its_imports_can_be_undone(
    cast: Cast, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = run_json(folder)
    counts = {key: report[key] for key in ("documents", "templates", "new_questions", "reused_questions")}
    assert counts == {"documents": 5, "templates": 3, "new_questions": 3, "reused_questions": 0}
    assert {one["file"] for one in report["refused"]} == {"bare.txt", "untitled.json"}
    assert "5 of 5 documents read" in capsys.readouterr().err
    names = DocumentImport.objects.order_by("pk").values_list("file_name", "form", "made_template")
    assert list(names) == [
        ("heaps.csv", "csv", True),
        ("other.md", "markdown", True),
        ("support.txt", "text", True),
    ]
    for key in reversed(report["imports"]):
        run("--undo", key)
    assert (Template.objects.count(), Question.objects.count()) == (0, 0)


def test_a_folder_is_tried_without_storing_anything(cast: Cast, folder: Path) -> None:
    assert "Nothing was stored, since this was a dry run." in run(folder, "--dry-run")
    assert rows() == [0] * 5
