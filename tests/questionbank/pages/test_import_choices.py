"""What becomes of each question is chosen a page at a time, and the server keeps it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from lib import background
from lib.background import TaskState
from questionbank.documents import read_text
from questionbank.enums import ImportChoice, ImportState
from questionbank.models import DocumentImport, Question, Template
from questionbank.operations import confirming
from questionbank.operations.importing import import_document
from questionbank.tasks import store_import
from tests.questionbank.conftest import SMALL, Cast
from tests.questionbank.pages.conftest import HTMX, text_of, typed_in

MANY = "Many\n\n" + "".join(f"Question: what of number {number}?\n\n" for number in range(1, 121))
LIKE = SMALL.replace("Support Questions", "Another set").replace(
    "Tell me about an outage that you had to explain.",
    "Tell me about an outage that you had to explain to them.",
)


def put(client: Client, text: str) -> Any:
    return client.post("/templates/import/", {"text": text}, follow=True)


def here(action: str = "") -> str:
    return f"/imports/{DocumentImport.objects.order_by('-pk')[0].uuid}/{action}"


def send(client: Client, page: Any, action: str = "choices/", **more: str) -> Any:
    preview = page.context["preview"]
    values = {"page": str(preview.page), "part": preview.part, **typed_in(page), **more}
    return client.post(here(action), values, follow=True)


def test_one_page_after_another_is_kept_on_the_server(ada: Client) -> None:
    first = put(ada, MANY)
    assert len(first.context["preview"].questions) == 50
    second = send(ada, first, **{"choice-7": "leave", "go": "2"})
    assert second.redirect_chain == [(here() + "?page=2", 302)]
    assert "119 new, 1 left out" in text_of(second)
    third = send(ada, second, **{"choice-51": "leave", "go": "3"})
    stored = send(ada, third, "confirmation/", **{"choice-120": "leave"})
    assert "117 new questions" in text_of(stored)
    texts = [str(item) for item in Template.objects.get().items.all()]
    assert texts[5:7] == ["what of number 6?", "what of number 8?"]


def test_a_like_one_of_the_bank_stands_beside_and_can_be_used(cast: Cast, ada: Client) -> None:
    import_document(actor=cast.ada, team=cast.team, document=read_text(SMALL))
    page = put(ada, LIKE)
    assert "In the bank, and much like it" in text_of(page)
    assert str(page.context["preview"].summary) == "1 new, 1 used again"
    narrowed = ada.get(here() + "?part=alike")
    assert [one.number for one in narrowed.context["preview"].questions] == [1]
    bulk = send(ada, narrowed, alike="reuse")
    assert bulk.redirect_chain == [(here() + "?part=alike", 302)]
    assert str(bulk.context["preview"].summary) == "2 used again"
    send(ada, bulk, "confirmation/")
    assert Question.objects.count() == 2


def test_the_one_that_is_meant_can_be_another_of_the_likes(cast: Cast, ada: Client) -> None:
    for text in (
        "Tell me about an outage that you explained.",
        "Tell me about an outage that you had to explain well.",
    ):
        import_document(
            actor=cast.ada,
            team=cast.team,
            document=read_text(f"{text[:30]}{len(text)}\n\nQuestion: {text}\n"),
        )
    page = put(ada, LIKE)
    likes = page.context["preview"].questions[0].likes
    assert len(likes) == 2
    send(ada, page, **{"choice-1": "revise", "against-1": str(likes[1].question.uuid)})
    row = DocumentImport.objects.get(state=ImportState.READ).questions.get(number=1)
    assert (row.choice, row.question) == (ImportChoice.REVISE, likes[1].question)


def test_a_question_of_another_team_is_never_the_one_that_is_meant(cast: Cast, ada: Client) -> None:
    import_document(actor=cast.eve, team=cast.eve.team, document=read_text(SMALL))
    page = put(ada, LIKE)
    assert page.context["preview"].questions[0].likes == []
    foreign = Question.objects.all()[0]
    send(ada, page, **{"choice-1": "revise", "against-1": str(foreign.uuid)})
    assert DocumentImport.objects.get(state=ImportState.READ).questions.get(number=1).question is None


def test_scripts_get_the_summary_alone_and_plain_forms_the_page(ada: Client) -> None:
    page = put(ada, MANY)
    values = {"page": "1", "part": "", **typed_in(page), "choice-2": "leave"}
    answer = ada.post(here("choices/"), values, headers=HTMX)
    assert "119 new, 1 left out" in text_of(answer)
    assert "<html" not in answer.content.decode()
    assert ada.post(here("choices/"), values)["Location"] == here()


def test_what_changed_on_another_page_is_shown_before_it_is_stored(ada: Client) -> None:
    page = put(ada, MANY)
    other = ada.get(here() + "?page=2")
    send(ada, other, **{"choice-60": "leave"})
    refused = send(ada, page, "confirmation/")
    assert refused.status_code == 422
    assert "was changed meanwhile" in text_of(refused)
    assert not Template.objects.exists()


def test_an_unknown_choice_changes_nothing(ada: Client) -> None:
    page = put(ada, SMALL)
    send(ada, page, **{"choice-1": "explode", "alike": "explode", "go": "-1"})
    assert set(DocumentImport.objects.get().questions.values_list("choice", flat=True)) == {"new"}


def test_what_is_unfair_to_ask_is_marked(ada: Client) -> None:
    page = put(ada, "Set\n\nQuestion: How old are you?\n")
    assert "Unlawful in most places" in text_of(page)


def test_an_import_is_undone_from_its_page_and_from_the_list(cast: Cast, ada: Client) -> None:
    send(ada, put(ada, SMALL), "confirmation/")
    assert "Undo the import" in text_of(ada.get(here()))
    assert "Undo" in text_of(ada.get("/imports/"))
    answer = ada.post(here("undoing/"), follow=True)
    assert "The import is undone" in text_of(answer)
    assert "This import was undone by Ada" in text_of(answer)
    assert not Question.objects.exists()
    assert "Undone" in text_of(ada.get("/imports/"))


def test_what_is_in_use_is_not_undone_and_the_reason_is_said(ada: Client) -> None:
    send(ada, put(ada, SMALL), "confirmation/")
    first = here("undoing/")
    send(ada, put(ada, SMALL.replace("Support Questions", "Another set")), "confirmation/")
    answer = ada.post(first, follow=True)
    assert "The template “Another set” holds 2 of its questions." in text_of(answer)
    assert Question.objects.count() == 2


@pytest.fixture
def running(ada: Client, monkeypatch: pytest.MonkeyPatch) -> DocumentImport:
    monkeypatch.setattr(confirming, "MOST_AT_ONCE", 1)
    page = send(ada, put(ada, SMALL), "confirmation/")
    assert page.redirect_chain == [(here(), 302)]
    return DocumentImport.objects.get()


def test_a_long_import_shows_how_far_it_is_and_reloads_at_the_end(
    ada: Client, running: DocumentImport
) -> None:
    page = text_of(ada.get(here()))
    assert "is being stored" in page
    assert "0 of 2 questions" in page
    assert "The background worker isn't running" in page
    assert "0 of 2 questions" in text_of(ada.get(here("progress/"), headers=HTMX))
    store_import(running.pk)
    assert ada.get(here("progress/"), headers=HTMX).headers["HX-Refresh"] == "true"
    assert "What became of the questions" in text_of(ada.get(here()))


def test_an_import_that_the_worker_gave_up_can_be_confirmed_again(
    ada: Client, running: DocumentImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confirming, "state_of", lambda *_: TaskState.FAILED)
    page = ada.get(here())
    assert "Askwell tried several times" in text_of(page)
    assert ada.get(here("progress/"), headers=HTMX).headers["HX-Refresh"] == "true"
    monkeypatch.setattr(confirming, "MOST_AT_ONCE", 300)
    send(ada, page, "confirmation/")
    assert Template.objects.count() == 1


def test_why_a_long_import_failed_is_said_with_the_choices_kept(ada: Client, running: DocumentImport) -> None:
    running.questions.update(choice=ImportChoice.LEAVE)
    store_import(running.pk)
    page = text_of(ada.get(here()))
    assert "It was not stored, and your choices are kept." in page
    assert "Every question was left out" in page
    assert background.state_of(store_import, running.pk) == TaskState.WAITING


@pytest.mark.parametrize("imports", [1, 3])
def test_the_list_takes_six_queries_and_one_of_it_nine(
    ada: Client, imports: int, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for number in range(imports):
        send(ada, put(ada, f"Set {number}\n\nQuestion: Is it {number}?\n"), "confirmation/")
    with django_assert_num_queries(6):
        ada.get("/imports/")
    with django_assert_num_queries(9):
        ada.get(here())
