"""The library's files: read once, and worth having."""

import logging
from pathlib import Path

import pytest
from pytest_django import Settings

from questionbank.fairness import concerns_of
from questionbank.library import library_template, library_templates, read_library
from questionbank.queries.levels import five_levels
from questionbank.readiness import gaps_of
from tests.questionbank.conftest import SMALL, Shelf


def test_the_library_is_worth_having() -> None:
    templates = read_library()
    questions = [question for one in templates for question in one.value.questions]
    assert len(templates) >= 12
    assert len(questions) >= 160
    assert len({one.value.title.casefold() for one in templates}) == len(templates)
    assert len({question.text for question in questions}) == len(questions)
    for one in templates:
        assert one.document.problems == (), one.key
        assert one.purpose.endswith((".", "?")), one.key
        assert one.minutes, one.key
        assert len(one.competencies) >= 3, one.key


def test_every_question_of_the_library_is_ready_and_lawful_to_ask() -> None:
    levels = five_levels()
    for one in read_library():
        for question in one.value.questions:
            assert gaps_of(question, levels) == (), question.text
            assert concerns_of(question) == (), question.text


def test_a_file_that_was_written_anew_is_read_anew(shelf: Shelf) -> None:
    first = library_template("support")
    assert first is library_template("support")
    shelf(SMALL.replace("Support Questions", "Support, newly"))
    newer = library_template("support")
    assert newer is not None
    assert first is not None
    assert (newer.value.title, newer.hash != first.hash) == ("Support, newly", True)


def test_a_file_that_can_not_be_read_is_left_out_and_told(
    shelf: Shelf, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (Path(settings.LIBRARY_DIR) / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (Path(settings.LIBRARY_DIR) / "long.txt").write_text(SMALL.replace("Questions", "x" * 201, 1))
    with caplog.at_level(logging.WARNING):
        assert [one.key for one in library_templates()] == ["support"]
    assert "broken.txt can't be read and is not offered" in caplog.text
    assert "Keep the title to 200 characters" in caplog.text
    assert library_template("broken") is None


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("", True), ("SUPPORT outa", True), ("communication", True), ("upport", False), ("zebra", False)],
)
def test_a_template_is_found_by_the_beginnings_of_its_words(shelf: Shelf, words: str, is_found: bool) -> None:
    found = library_template("support")
    assert found is not None
    assert found.holds(words) is is_found
    assert found.purpose == "Ten minutes a question, for people who will answer customers in writing."
    assert (found.minutes, found.competencies) == (8, ("Communication",))
