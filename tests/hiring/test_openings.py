"""The list of openings, and making, changing, closing and reopening one."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hiring.enums import OpeningState
from hiring.models import Opening
from teams.models import AuditEntry
from tests.factories import ApplicationFactory, OpeningFactory
from tests.hiring.conftest import Cast

LIST_QUERIES = 4


@pytest.mark.parametrize("openings", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_opening_as_for_three(
    cast: Cast, client: Client, openings: int, django_assert_num_queries: Any
) -> None:
    for opening in OpeningFactory.create_batch(openings, team=cast.team):
        ApplicationFactory.create(opening=opening)
    client.force_login(cast.mia.user)
    with django_assert_num_queries(LIST_QUERIES):
        assert client.get("/openings/").status_code == 200


def test_open_openings_come_first_each_with_its_candidates(cast: Cast, client: Client) -> None:
    OpeningFactory.create(team=cast.team, title="Closed one", state=OpeningState.CLOSED)
    ApplicationFactory.create_batch(2, opening=cast.opening)
    OpeningFactory.create(title="Of another team")
    client.force_login(cast.mia.user)
    shown = client.get("/openings/").context["openings"]
    assert [(one.title, one.candidates) for one in shown] == [("Data engineer", 2), ("Closed one", 0)]


def test_a_managers_own_application_is_not_counted_for_them(cast: Cast, client: Client) -> None:
    ApplicationFactory.create(opening=cast.opening, candidate__user=cast.mia.user)
    ApplicationFactory.create(opening=cast.opening)
    client.force_login(cast.mia.user)
    assert [one.candidates for one in client.get("/openings/").context["openings"]] == [1]


def test_what_the_job_is_about_is_shown_as_markdown(cast: Cast, client: Client) -> None:
    cast.opening.description = "Reads *figures*.\n\n- daily\n\n<script>alert(1)</script>"
    cast.opening.save()
    client.force_login(cast.mia.user)
    page = client.get(reverse("opening_detail", args=[cast.opening.uuid])).content.decode()
    assert "<em>figures</em>" in page
    assert "<li>daily</li>" in page
    assert "<script>alert" not in page


def test_no_opening_yet_leads_to_making_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    assert "No opening yet" in client.get("/openings/").content.decode()


def test_an_opening_is_made_and_written_down(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    response = client.post("/openings/new/", {"title": "  Analyst ", "description": "Reads figures."})
    opening = Opening.objects.get()
    assert response.headers["Location"] == reverse("opening_detail", args=[opening.uuid])
    assert (opening.team, opening.title, opening.description) == (cast.team, "Analyst", "Reads figures.")
    assert AuditEntry.objects.values_list("action", "subject_id").get() == ("opening.made", opening.uuid)


@pytest.mark.parametrize("title", ["", "   ", "x" * 161])
def test_a_bad_title_is_a_sentence_and_what_was_typed_is_kept(cast: Cast, client: Client, title: str) -> None:
    client.force_login(cast.mia.user)
    response = client.post("/openings/new/", {"title": title, "description": "Long thoughts."})
    assert response.status_code == 422
    assert "Long thoughts." in response.content.decode()
    assert response.context["form"].errors["title"]
    assert not Opening.objects.exists()


def test_only_what_was_changed_is_written_down(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    path = f"/openings/{cast.opening.uuid}/edit/"
    shown = shown_on(client, path)
    for _ in range(2):  # the second has nothing to change, so it is not stale
        sent = {"title": "Data engineer", "description": "New words.", "shown": shown}
        assert client.post(path, sent).status_code == 302
    cast.opening.refresh_from_db()
    assert cast.opening.description == "New words."
    assert [entry.details for entry in AuditEntry.objects.all()] == [{"fields": ["description"]}]


@pytest.mark.parametrize("keeps_shown", [True, False])
def test_what_someone_else_saved_is_not_overwritten_unseen(
    cast: Cast, client: Client, keeps_shown: bool
) -> None:
    client.force_login(cast.mia.user)
    path = f"/openings/{cast.opening.uuid}/edit/"
    before = shown_on(client, path)
    client.post(path, {"title": "Data engineer", "description": "Theirs. " * 60, "shown": before})
    mine = {"title": "Mine", "description": "Old."} | ({"shown": before} if keeps_shown else {})
    response = client.post(path, mine)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Someone else changed this opening meanwhile." in page
    assert "title “Data engineer”, about the job “Theirs. Theirs." in page
    assert 'value="Mine"' in page
    cast.opening.refresh_from_db()
    assert (cast.opening.title, cast.opening.description) == ("Data engineer", ("Theirs. " * 60).strip())
    assert client.post(path, mine | {"shown": response.context["form"]["shown"].value()}).status_code == 302
    cast.opening.refresh_from_db()
    assert (cast.opening.title, cast.opening.description) == ("Mine", "Old.")


def shown_on(client: Client, path: str) -> str:
    found = re.search(r'name="shown" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found[1]


def test_a_refused_change_shows_the_opening_under_its_stored_title(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    response = client.post(f"/openings/{cast.opening.uuid}/edit/", {"title": "", "description": "Kept."})
    assert response.status_code == 422
    assert "Change Data engineer" in response.content.decode()
    assert "Kept." in response.content.decode()


def test_closing_twice_is_closing_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    for _ in range(2):
        assert client.post(f"/openings/{cast.opening.uuid}/closure/").status_code == 303
    cast.opening.refresh_from_db()
    assert cast.opening.state == OpeningState.CLOSED
    assert [entry.action for entry in AuditEntry.objects.all()] == ["opening.closed"]


@pytest.mark.parametrize("plain", [True, False])
def test_a_closed_opening_is_reopened(cast: Cast, client: Client, plain: bool) -> None:
    opening = OpeningFactory.create(team=cast.team, state=OpeningState.CLOSED)
    client.force_login(cast.mia.user)
    path = f"/openings/{opening.uuid}/closure/"
    response = client.post(path, {"_method": "delete"}) if plain else client.delete(path)
    assert response.status_code == 303
    opening.refresh_from_db()
    assert opening.state == OpeningState.OPEN
    assert [entry.action for entry in AuditEntry.objects.all()] == ["opening.open"]
