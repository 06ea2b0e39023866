"""Where the columns of a sheet say nothing, a person says what they hold, once."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from questionbank.enums import ImportState
from questionbank.models import DocumentImport, SheetMapping, Template
from questionbank.queries.values import template_value
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, text_of, typed_in

ROWS = """Thing to bring up,Sound reply,Area,Beispiel
What is a heap?,"A tree, nearly ordered.",Structures,x
How do you sort?,By merging.,Algorithms,y
"""
COLUMNS = {"column-0-0": "text", "column-0-1": "answer", "column-0-2": "competency", "column-0-3": ""}


def put(client: Client, data: bytes, name: str = "questions.csv") -> Any:
    return client.post("/templates/import/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def here(action: str = "") -> str:
    return f"/imports/{DocumentImport.objects.order_by('-pk')[0].uuid}/{action}"


def test_the_first_rows_are_shown_and_what_can_be_guessed_is_chosen(ada: Client) -> None:
    page = put(ada, ROWS.encode())
    shown = text_of(page)
    assert "What do the columns hold?" in shown
    assert "A tree, nearly ordered." in shown
    assert typed_in(page) == {
        "leave-0": "False",
        "column-0-0": "text",  # most of its cells ask something
        "column-0-1": "",
        "column-0-2": "competency",
        "column-0-3": "",
    }
    assert DocumentImport.objects.get().state == ImportState.UNMAPPED


def test_the_columns_are_named_and_the_document_is_read_by_them(ada: Client) -> None:
    put(ada, ROWS.encode())
    page = ada.post(here("mapping/"), COLUMNS, follow=True)
    assert "2 new" in text_of(page)
    stored = ada.post(here("confirmation/"), typed_in(page), follow=True)
    assert "The template is in the bank: 2 new questions" in text_of(stored)
    template = template_value(Template.objects.get())
    assert template.title == "questions"
    assert [one.text for one in template.questions] == ["What is a heap?", "How do you sort?"]
    assert [one.competency for one in template.questions] == ["Structures", "Algorithms"]
    assert template.questions[0].proposed_answers[0].text == "A tree, nearly ordered."


def test_what_was_named_is_used_the_next_time_and_can_be_changed(cast: Cast, ada: Client) -> None:
    put(ada, ROWS.encode())
    ada.post(here("mapping/"), COLUMNS)
    page = put(ada, ROWS.replace("What is a heap?", "What is a stack?").encode())
    assert "as your team named them for an earlier sheet" in text_of(page)
    assert typed_in(ada.get(here() + "?columns=1"))["column-0-2"] == "competency"
    changed = ada.post(here("mapping/"), COLUMNS | {"column-0-2": "tags"}, follow=True)
    assert changed.context["preview"].document.question(1).tags == ("Structures",)
    assert SheetMapping.objects.get(team=cast.team).columns == ["text", "answer", "tags", ""]


def test_another_team_names_its_own_columns(cast: Cast, sign_in: SignIn, ada: Client) -> None:
    put(ada, ROWS.encode())
    ada.post(here("mapping/"), COLUMNS)
    assert "What do the columns hold?" in text_of(put(sign_in(cast.eve), ROWS.encode()))


def test_what_is_recognised_can_be_named_again(ada: Client) -> None:
    page = put(ada, b"Question,Answer\nWhat is a heap?,A tree.\n")
    assert "1 new" in text_of(page)
    again = ada.get(here() + "?columns=1")
    assert typed_in(again)["column-0-1"] == "answer"
    named = {"column-0-0": "text", "column-0-1": "why_ask"}
    changed = ada.post(here("mapping/"), named, follow=True)
    assert changed.context["preview"].document.question(1).why_ask == "A tree."


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({}, "Say which column holds the questions."),
        (COLUMNS | {"column-0-1": "text"}, "Two columns are said to hold “Question”"),
        (COLUMNS | {"column-0-1": "nonsense"}, "Select a valid choice"),
        ({"leave-0": "on"}, "You left every sheet out."),
    ],
)
def test_columns_that_make_no_document_are_refused_with_what_was_chosen(
    ada: Client, columns: dict[str, str], sentence: str
) -> None:
    put(ada, ROWS.encode())
    page = ada.post(here("mapping/"), columns)
    assert page.status_code == 422
    assert sentence in text_of(page)
    assert typed_in(page)["column-0-2"] == columns.get("column-0-2", "")
    assert not SheetMapping.objects.exists()


def test_of_several_sheets_some_are_left_out(ada: Client) -> None:
    book = Workbook()
    book.active.title = "Backend"
    book.active.append(["Thing", "Reply", "Place"])
    book.active.append(["What is a heap?", "A tree.", "Here"])
    notes = book.create_sheet("Notes")
    notes.append(["Who", "Whither", "Whence"])
    notes.append(["Ada", "North", "South"])
    content = io.BytesIO()
    book.save(content)
    page = put(ada, content.getvalue(), "all.xlsx")
    assert "Leave this sheet out" in text_of(page)
    assert typed_in(page)["leave-1"] == "True"
    named = {"column-0-0": "text", "column-0-1": "answer", "leave-1": "on"}
    read = ada.post(here("mapping/"), named, follow=True)
    assert read.context["preview"].document.title == "Backend"
    assert "1 new" in text_of(read)


@pytest.mark.parametrize(
    ("named", "data"),
    [
        (
            {"column-0-1": "text"},
            b"Point,Remark\nWhat is a heap?,\nHow do you sort?,\n",
        ),  # holds nothing here
        ({"column-0-0": "text", "leave-1": "on"}, b"Idea,Note\nWhat is up?,x\nWho is it?,y\n"),
    ],
)
def test_what_was_named_for_another_sheet_and_fits_no_more_is_asked_anew(
    ada: Client, named: dict[str, str], data: bytes
) -> None:
    book = Workbook()
    for heading, title in [(["Point", "Remark"], "First"), (["Idea", "Note"], "Second")]:
        sheet = book.create_sheet(title)
        for row in [heading, ["Why?", "What is a tree?"], ["How?", "Who sorts?"]]:
            sheet.append(row)
    del book["Sheet"]
    stored = io.BytesIO()
    book.save(stored)
    put(ada, stored.getvalue(), "ideas.xlsx")
    ada.post(here("mapping/"), {"leave-1": "on", **named}, follow=True)
    page = put(ada, data)
    assert "What do the columns hold?" in text_of(page)
    page = ada.post(here("mapping/"), {"column-0-0": "text"}, follow=True)
    assert "2 new" in text_of(page)


def test_a_page_of_before_the_columns_were_named_again_stores_nothing(ada: Client) -> None:
    page = put(
        ada, b"Question,Answer\nWhat is a heap?,Is it a tree?\nHow do you sort?,Do you?\n", "heaps.csv"
    )
    ada.post(here("mapping/"), {"column-0-0": "answer", "column-0-1": "text"})
    refused = ada.post(here("confirmation/"), typed_in(page))
    assert refused.status_code == 422
    assert "was changed meanwhile" in text_of(refused)
    assert not Template.objects.exists()


def test_more_columns_than_a_form_can_hold_are_told(ada: Client) -> None:
    book = Workbook()
    for _ in range(5):
        sheet = book.create_sheet()
        for row in range(3):
            sheet.append([f"x{row} {column}" for column in range(200)])
    del book["Sheet"]
    stored = io.BytesIO()
    book.save(stored)
    page = put(ada, stored.getvalue(), "wide.xlsx")
    assert page.status_code == 422
    assert "which of 1,000 columns hold the questions" in text_of(page)
    assert not DocumentImport.objects.exists()


def test_a_document_that_has_no_columns_is_not_asked_for_them(ada: Client) -> None:
    put(ada, b"Set\n\nQuestion: Is it?\n", "set.txt")
    assert ada.post(here("mapping/"), COLUMNS)["Location"] == here()
    assert "Name the columns" not in text_of(ada.get(here() + "?columns=1"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_seven_queries_whatever_the_sheet(
    ada: Client, rows: int, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    put(ada, b"Thing,Reply,Place\n" + b"What is a heap?,A tree,Here\n" * rows)
    with django_assert_num_queries(7):
        ada.get(here())
