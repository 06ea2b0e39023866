"""The library's pages: read by all, adopted and updated by admins; and templates that are archived."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from interviews.queries.picking import Wish, picker_for
from questionbank.library import library_template
from questionbank.models import LibraryCopy, Template
from questionbank.operations.library import adopt_library, adopt_template
from teams.models import AuditEntry
from tests.factories import OpeningFactory, make_round
from tests.questionbank.conftest import SMALL, Cast, Shelf
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of

LIST, DETAIL = "/library/", "/library/support/"
ADOPTION, UPDATE = "/library/support/adoption/", "/library/support/update/"
LOUDER = SMALL.replace("To see a method.", "To see a method, step by step.")
Queries = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def own(cast: Cast, shelf: Shelf) -> Template:
    return adopt_template(actor=cast.ada, team=cast.team, key="support").template


def sent(response: Any, *choices: str) -> dict[str, Any]:
    """The page's form as a browser sends it, with these ticked or as it stands."""
    ticked = choices or tuple(response.context["ticked"])
    opened = response.context["open"]
    return {"shown": opened.shown, "version": opened.library.hash, "take": list(ticked)}


def test_everyone_reads_the_library_and_admins_adopt(cast: Cast, sign_in: SignIn, shelf: Shelf) -> None:
    for address in (LIST, DETAIL):
        assert_only(sign_in, address, {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 200})
        assert sign_in(cast.ada).post(address).status_code == 405
    assert_only(sign_in, ADOPTION, {cast.mia: 403, cast.ivo: 403}, {})
    assert not Template.objects.exists()
    assert_only(sign_in, UPDATE, {cast.ada: 404, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, ADOPTION, {cast.ada: 302, cast.eve: 302}, {})
    assert sign_in(cast.ada).get(ADOPTION).status_code == 405
    assert sign_in(cast.ada).put(UPDATE).status_code == 405
    assert_only(sign_in, "/library/nothing/", {cast.ada: 404})
    assert_only(sign_in, "/library/nothing/adoption/", {cast.ada: 404}, {})
    assert set(Template.objects.values_list("team", flat=True)) == {cast.team.pk, cast.eve.team_id}


def test_a_card_says_what_a_template_is_for(cast: Cast, sign_in: SignIn, shelf: Shelf) -> None:
    words = text_of(sign_in(cast.ada).get(LIST))
    for said in (
        "Support Questions",
        "Ten minutes a question, for people who will answer customers in writing.",
        "2 questions 8 min",
        "Communication",
        "Adopt",
    ):
        assert said in words
    assert "Adopt “" not in text_of(sign_in(cast.ivo).get(LIST))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_library_is_searched(ada: Client, shelf: Shelf, headers: dict[str, str]) -> None:
    response = ada.get(LIST, {"q": "outage"}, headers=headers)
    assert "1 template" in text_of(response)
    assert ("<html" in response.content.decode()) == (not headers)
    assert "Nothing like that in the library" in text_of(ada.get(LIST, {"q": "zebra\x00"}, headers=headers))


def test_an_empty_library_says_so(ada: Client, settings: Settings, tmp_path: Path) -> None:
    settings.LIBRARY_DIR = tmp_path
    assert "The library is empty" in text_of(ada.get(LIST))


def test_a_template_of_the_library_is_read_whole(cast: Cast, sign_in: SignIn, shelf: Shelf) -> None:
    words = text_of(sign_in(cast.ivo).get(DETAIL))
    for said in (
        "What is this set for?",
        "1. Tell me about an outage that you had to explain.",
        "Communication Behavioural Junior 8 min outages writing",
        "I said what was broken and when I would write again.",
        "What would you leave out next time?",
        "Names what changed afterwards.",
        "Don't correct the story.",
        "These help: Support leads Founders",
        "Ask everybody the same.",
        "An admin of your team can adopt it.",
    ):
        assert said in words


def test_one_click_adopts_and_leads_to_the_teams_own(ada: Client, shelf: Shelf) -> None:
    response = ada.post(ADOPTION, follow=True)
    template = Template.objects.get()
    assert response.redirect_chain == [(f"/templates/{template.uuid}/", 302)]
    assert "“Support Questions” is your team's now: 2 questions. Change its texts" in text_of(response)
    again = ada.post(ADOPTION, follow=True)
    assert "Your team has “Support Questions” already, so nothing was changed." in text_of(again)
    assert AuditEntry.objects.filter(action="template.imported").count() == 1
    assert "Yours Open yours" in text_of(ada.get(LIST))


def test_a_template_that_can_not_be_stored_is_told(ada: Client, shelf: Shelf) -> None:
    ada.get("/bank/scale/")
    shelf(SMALL.replace("Rating 5", "Rating 1"))  # a level twice, which the reader tells as a problem
    assert ada.post(ADOPTION).status_code == 302


def test_what_the_team_changed_is_told_on_its_card(ada: Client, own: Template) -> None:
    Template.objects.update(content_hash="another")
    assert "Yours, changed" in text_of(ada.get(LIST))


def test_an_update_is_told_to_admins_where_they_look(
    cast: Cast,
    ada: Client,
    sign_in: SignIn,
    own: Template,
    shelf: Shelf,
) -> None:
    address = f"/templates/{own.uuid}/"
    assert "An update is available." not in text_of(ada.get(address))
    shelf(LOUDER)
    assert "An update is available." in text_of(ada.get(address))
    assert "An update is available." not in text_of(sign_in(cast.ivo).get(address))
    for page in (LIST, DETAIL):
        assert "Update available" in text_of(ada.get(page))
        assert "See the update of" in text_of(ada.get(page))
        assert "See the update of" not in text_of(sign_in(cast.ivo).get(page))


def test_an_update_is_taken_as_ticked(ada: Client, own: Template, shelf: Shelf) -> None:
    shelf(LOUDER)
    page = ada.get(UPDATE)
    assert page.context["ticked"] == {"question-2"}
    assert "Why ask Yours To see a method. The library's To see a method" in text_of(page)
    response = ada.post(UPDATE, sent(page), follow=True)
    assert response.redirect_chain == [(f"/templates/{own.uuid}/", 302)]
    assert "Your copy is up to date: 1 question changed. Plans and interviews keep" in text_of(response)
    assert "Your copy is up to date" in text_of(ada.get(UPDATE))


def test_an_update_with_nothing_ticked_counts_as_looked_at(
    ada: Client,
    own: Template,
    shelf: Shelf,
) -> None:
    shelf(LOUDER)
    response = ada.post(UPDATE, sent(ada.get(UPDATE), "none"), follow=True)
    assert "Your copy stays as it is, and counts as up to date." in text_of(response)
    own.refresh_from_db()
    library = library_template("support")
    assert library is not None
    assert own.library_hash == library.hash


def test_an_update_is_left(ada: Client, own: Template, shelf: Shelf) -> None:
    shelf(LOUDER)
    response = ada.post(UPDATE, sent(ada.get(UPDATE)) | {"leaves": "yes"}, follow=True)
    assert "Left as it is." in text_of(response)
    assert "An update is available." not in text_of(response)
    assert "Look at the update again" in text_of(ada.get(DETAIL))
    assert LibraryCopy.objects.get().declined_hash


def test_what_was_ticked_is_kept_where_the_copy_moved_and_begun_anew_where_the_library_did(
    ada: Client,
    own: Template,
    shelf: Shelf,
) -> None:
    shelf(LOUDER)
    form = sent(ada.get(UPDATE), "none")
    Template.objects.update(title="Ours")
    response = ada.post(UPDATE, form)
    assert response.status_code == 422
    assert "The library or your copy was changed since this page was opened." in text_of(response)
    assert response.context["ticked"] == {"none"}
    shelf(LOUDER.replace("Founders", "Owners"))
    response = ada.post(UPDATE, form)
    assert response.context["ticked"] == {"question-2", "text-audience"}


@pytest.mark.parametrize("data", [{}, {"shown": "x" * 65}, {"take": ["\x00", "question-2"]}])
def test_a_mangled_form_takes_nothing(
    ada: Client,
    own: Template,
    shelf: Shelf,
    data: dict[str, Any],
) -> None:
    shelf(LOUDER)
    response = ada.post(UPDATE, data)
    assert response.status_code == 422
    assert "Nothing was taken" in text_of(response)


def test_queries_do_not_grow_with_the_library(
    cast: Cast, ada: Client, settings: Settings, tmp_path: Path, django_assert_num_queries: Queries
) -> None:
    settings.LIBRARY_DIR = tmp_path
    for key in ("a", "b", "c"):
        text = SMALL.replace("Support Questions", f"Support {key}").replace("log file", f"log file of {key}")
        (tmp_path / f"{key}.txt").write_text(text, encoding="utf-8")
        adopt_library(actor=cast.ada, team=cast.team)
        with django_assert_num_queries(4):
            ada.get(LIST)
    with django_assert_num_queries(4):
        ada.get("/library/a/")


@pytest.mark.parametrize("more", [0, 2])
def test_queries_do_not_grow_with_what_changed(
    ada: Client,
    own: Template,
    shelf: Shelf,
    more: int,
    django_assert_num_queries: Queries,
) -> None:
    added = "".join(f"{n}. What else would you try?\n\nWhen to Ask: At {n}.\n\n" for n in range(1, more + 1))
    shelf(LOUDER.replace("How do you read", f"{added}How do you read"))
    with django_assert_num_queries(12):
        ada.get(UPDATE)


def test_admins_archive_and_restore(cast: Cast, sign_in: SignIn, own: Template) -> None:
    archiving, restoration = (f"/templates/{own.uuid}/{one}/" for one in ("archiving", "restoration"))
    for address in (archiving, restoration):
        assert_only(sign_in, address, {cast.mia: 403, cast.ivo: 403, cast.eve: 404}, {})
        assert sign_in(cast.ada).get(address).status_code == 405
    own.refresh_from_db()
    assert own.archived_at is None
    assert_only(sign_in, archiving, {cast.ada: 302}, {})
    assert_only(sign_in, restoration, {cast.ada: 302}, {})
    own.refresh_from_db()
    assert own.archived_at is None


def test_an_archived_template_is_kept_and_no_longer_offered(
    cast: Cast, ada: Client, sign_in: SignIn, own: Template
) -> None:
    for _ in range(2):
        response = ada.post(f"/templates/{own.uuid}/archiving/", follow=True)
    assert AuditEntry.objects.filter(action="template.archived").count() == 1
    assert "“Support Questions” is archived and no longer offered." in text_of(response)
    assert "Archived 1" in text_of(response)
    assert "Support Questions" not in text_of(sign_in(cast.ivo).get("/templates/"))
    assert "No template like that" in text_of(ada.get("/templates/", {"q": "support"}, headers=HTMX))
    assert ada.get(reverse("api:templates")).json() == []
    assert "Support Questions" not in text_of(ada.get("/questions/", {"q": "outage"}))
    round_ = make_round(OpeningFactory.create(team=cast.team))
    assert picker_for(cast.mia, round_.plan_version, round_.uuid, Wish()).templates == []
    assert "Archived Restore" in text_of(ada.get(DETAIL))
    page = text_of(sign_in(cast.ivo).get(f"/templates/{own.uuid}/"))
    assert "This template is archived." in page
    assert "Restore it" not in page
    response = ada.post(f"/templates/{own.uuid}/restoration/", follow=True)
    assert "“Support Questions” is offered again." in text_of(response)
    assert picker_for(cast.mia, round_.plan_version, round_.uuid, Wish()).templates == [own]


def test_a_new_team_is_led_to_the_library(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    assert "Choose from the library" in text_of(ada.get("/questions/"))
    assert "Choose from the library" in text_of(ada.get("/templates/"))
    assert "From the library" in text_of(sign_in(cast.ivo).get("/templates/"))
