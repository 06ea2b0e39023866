"""Titles of what was pasted, what is thrown away, and the question that comes before an import is undone."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from questionbank.documents import read_text
from questionbank.enums import ImportState
from questionbank.models import DocumentImport, Question, Template
from questionbank.operations.importing import import_document
from tests.questionbank.conftest import SMALL, Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of, typed_in

LIST = "Question: Is it typed?\n\nQuestion: Or is it clicked?\n"


def put(client: Client, text: str) -> Any:
    return client.post("/templates/import/", {"text": text}, follow=True)


def here(action: str = "") -> str:
    return f"/imports/{DocumentImport.objects.order_by('-pk')[0].uuid}/{action}"


def keep(client: Client, page: Any, *, headers: dict[str, str] | None = None, **more: str) -> Any:
    return client.post(here("choices/"), typed_in(page) | {"page": "1", "part": ""} | more, headers=headers)


def test_what_was_pasted_without_a_title_has_one_and_can_be_stored(ada: Client) -> None:
    page = put(ada, LIST)
    title = DocumentImport.objects.get().title
    assert title.startswith("Questions pasted on ")
    assert typed_in(page)["title"] == title
    assert "has no title" not in text_of(page)
    ada.post(here("confirmation/"), typed_in(page))
    assert Template.objects.get().title == title
    assert DocumentImport.objects.get().unplaced == []


def test_another_title_is_kept_by_a_button_and_tells_the_list(ada: Client) -> None:
    page = put(ada, LIST)
    assert "Keep the title" in text_of(page)
    assert keep(ada, page, title=" Typed  here ")["Location"] == here()
    assert "Typed here" in text_of(ada.get("/imports/"))
    assert typed_in(ada.get(here()))["title"] == "Typed here"


def test_scripts_get_the_store_button_back_once_there_is_a_title(ada: Client) -> None:
    page = put(ada, LIST)
    without = keep(ada, page, headers=HTMX, title="")
    assert "The document has no title; give it one." in text_of(without)
    assert "Store the template" not in text_of(without)
    long = keep(ada, page, headers=HTMX, title="x" * 201)
    assert long.status_code == 422
    assert "<html" not in long.content.decode()
    assert "Keep the title to 200 characters; this one has 201." in text_of(long)
    named = keep(ada, page, headers=HTMX, title="Typed")
    assert "Store the template" in text_of(named)
    assert "This has to be put right first" not in text_of(named)
    assert '<h1 id="title" hx-swap-oob="true">Typed</h1>' in named.content.decode()


def test_the_same_words_are_counted_and_all_can_be_new_revisions(cast: Cast, ada: Client) -> None:
    import_document(actor=cast.ada, team=cast.team, document=read_text(SMALL))
    text = SMALL.replace("Support Questions", "Edited").replace("To see a method.", "To see calm.")
    page = put(ada, text.replace("Stay with one outage.", "Stay."))
    assert "2 in it with other answers" in text_of(page)
    assert str(page.context["preview"].summary) == "2 new revisions"
    assert "In the bank, in the same words" in text_of(page)
    narrowed = ada.get(here() + "?part=same")
    assert len(narrowed.context["preview"].questions) == 2
    keep(ada, page, alike="new")
    assert str(ada.get(here()).context["preview"].summary) == "2 new"
    keep(ada, ada.get(here()), alike="revise")
    assert str(ada.get(here()).context["preview"].summary) == "2 new revisions"


def test_too_few_answers_are_told_as_on_the_page_of_a_question(ada: Client) -> None:
    page = put(ada, f"{LIST}\nProposed Answer 1\n\nBoth.\n")
    assert "It has one proposed answer; interviewers need at least two." in text_of(page)
    assert "needs: when to ask, why to ask, how to ask" in text_of(page)


def test_only_admins_of_the_team_throw_it_away(cast: Cast, sign_in: SignIn, ada: Client) -> None:
    put(ada, LIST)
    url = here("discarding/")
    assert_only(sign_in, url, {cast.eve: 404, cast.mia: 403, cast.ivo: 403}, {"x": "y"})
    assert Client().post(url).status_code == 302
    assert ada.get(url).status_code == 405
    assert DocumentImport.objects.exists()


def test_what_was_read_is_thrown_away_from_the_list(ada: Client) -> None:
    put(ada, LIST)
    assert "Throw it away" in text_of(ada.get("/imports/"))
    after = ada.post(here("discarding/"), follow=True)
    assert "is thrown away. Your bank is as it was." in text_of(after)
    assert "No import yet" in text_of(after)
    assert not DocumentImport.objects.exists()


def test_what_is_stored_is_not_thrown_away(ada: Client) -> None:
    page = put(ada, LIST)
    ada.post(here("confirmation/"), typed_in(page))
    after = ada.post(here("discarding/"), follow=True)
    assert "has been stored meanwhile" in text_of(after)
    assert DocumentImport.objects.get().state == ImportState.DONE
    assert "Throw it away" not in text_of(ada.get("/imports/"))


def test_the_list_leads_to_the_question_before_an_import_is_undone(ada: Client) -> None:
    page = put(ada, LIST)
    ada.post(here("confirmation/"), typed_in(page))
    listed = ada.get("/imports/").content.decode()
    assert f'href="{here()}#undoing"' in listed
    assert here("undoing/") not in listed
    assert "Do you want to undo it?" in text_of(ada.get(here()))


def test_what_was_undone_still_tells_what_it_asked(ada: Client) -> None:
    page = put(ada, LIST.replace("Is it typed?", "Is it **typed**?\n\n```\ncode\n```"))
    title = typed_in(page)["title"]
    ada.post(here("confirmation/"), typed_in(page))
    ada.post(here("undoing/"))
    assert not Question.objects.exists()
    undone = text_of(ada.get(here()))
    assert "1. Is it typed?" in undone
    assert "2. Or is it clicked?" in undone
    assert title in text_of(ada.get("/imports/"))


def test_an_export_that_was_changed_goes_into_its_template(cast: Cast, ada: Client) -> None:
    import_document(actor=cast.ada, team=cast.team, document=read_text(SMALL))
    template = Template.objects.get()
    csv = ada.get(f"/templates/{template.uuid}/export/csv/").content.decode("utf-8-sig")
    file = SimpleUploadedFile(
        "support-questions.csv", csv.replace("To see a method.", "To see calm.").encode()
    )
    page = ada.post("/templates/import/", {"file": file, "text": ""}, follow=True)
    offer = "Put these into the template “Support Questions” instead of making a second one"
    assert offer in text_of(page)
    assert typed_in(page)["goes_into"] == "True"
    assert "another template with this title" not in text_of(page)
    values = {name: value for name, value in typed_in(page).items() if value != "False"}
    after = ada.post(here("confirmation/"), values, follow=True)
    assert after.redirect_chain[-1][0] == f"/templates/{template.uuid}/"
    assert Template.objects.count() == 1
    assert [str(item) for item in template.items.all()] == [str(one) for one in read_questions()]
    undone = ada.post(here("undoing/"), follow=True)
    assert "The import is undone" in text_of(undone)
    assert template.items.get(position=2).revision.why_ask == "To see a method."


def read_questions() -> list[str]:
    return [one.text for one in read_text(SMALL).template.questions]


def test_a_second_template_is_made_where_the_box_was_cleared(cast: Cast, ada: Client) -> None:
    import_document(actor=cast.ada, team=cast.team, document=read_text(SMALL))
    page = put(ada, SMALL.replace("To see a method.", "To see calm."))
    values = {
        name: value for name, value in typed_in(page).items() if name != "goes_into" and value != "False"
    }
    ada.post(here("confirmation/"), values)
    assert Template.objects.count() == 2
