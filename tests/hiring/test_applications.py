"""A candidate is added to an opening; a person is in a team once."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hiring.enums import OpeningState
from hiring.models import Application, Candidate
from teams.models import AuditEntry
from tests.factories import ApplicationFactory, CandidateFactory, OpeningFactory
from tests.hiring.conftest import Cast

PAGE_QUERIES = 5


def path_of(cast: Cast) -> str:
    return f"/openings/{cast.opening.uuid}/applications/new/"


@pytest.mark.parametrize("candidates", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_known_person_as_for_three(
    cast: Cast, client: Client, candidates: int, django_assert_num_queries: Any
) -> None:
    CandidateFactory.create_batch(candidates, team=cast.team)
    path = path_of(cast)
    client.force_login(cast.mia.user)
    with django_assert_num_queries(PAGE_QUERIES):
        assert client.get(path).status_code == 200


def test_a_new_person_becomes_a_candidate_with_an_application(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), {"name": " Cleo ", "email": "Cleo@Example.org"})
    application = Application.objects.get()
    assert response.headers["Location"] == reverse("application_detail", args=[application.uuid])
    assert (application.opening, application.team) == (cast.opening, cast.team)
    assert (application.candidate.name, application.candidate.email) == ("Cleo", "cleo@example.org")
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")] == [
        "candidate.added",
        "application.made",
    ]


def test_the_audit_trail_holds_no_name_and_no_address(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    client.post(path_of(cast), {"name": "Cleo", "email": "cleo@example.org"})
    assert "leo" not in str([entry.details for entry in AuditEntry.objects.all()])


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": "", "email": "cleo@example.org"}, "name"),
        ({"name": "Cleo", "email": "cleo@"}, "email"),
        ({"name": "x" * 161, "email": ""}, "name"),
        ({"name": "Cleo", "email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.org"}, "email"),
        ({}, "name"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_stored(
    cast: Cast, client: Client, sent: dict[str, str], field: str
) -> None:
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert all(f'value="{value}"' in response.content.decode() for value in sent.values() if value)
    assert not Candidate.objects.exists()


def test_a_known_address_offers_the_person_who_has_it(cast: Cast, client: Client) -> None:
    known = CandidateFactory.create(team=cast.team, name="Cleo Duarte", email="cleo@example.org")
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), {"name": "C. Duarte", "email": "CLEO@example.org"})
    assert response.status_code == 422
    assert "Add Cleo Duarte to this opening" in response.content.decode()
    assert f'value="{known.uuid}"' in response.content.decode()
    assert Candidate.objects.get() == known
    assert not Application.objects.exists()


def test_the_same_address_in_another_team_is_another_person(cast: Cast, client: Client) -> None:
    CandidateFactory.create(email="cleo@example.org")
    client.force_login(cast.mia.user)
    client.post(path_of(cast), {"name": "Cleo", "email": "cleo@example.org"})
    assert Candidate.objects.filter(team=cast.team).count() == 1


def test_the_database_too_keeps_an_address_once_in_a_team(cast: Cast) -> None:
    CandidateFactory.create(team=cast.team, email="cleo@example.org")
    CandidateFactory.create_batch(2, team=cast.team, email="")
    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateFactory.create(team=cast.team, email="Cleo@example.org")


def test_someone_whom_the_team_knows_applies_without_a_second_record(cast: Cast, client: Client) -> None:
    known = CandidateFactory.create(team=cast.team)
    client.force_login(cast.mia.user)
    client.post(path_of(cast), {"candidate": known.uuid})
    assert Application.objects.get().candidate == known
    assert Candidate.objects.count() == 1


def test_nobody_applies_twice_for_an_opening(cast: Cast, client: Client) -> None:
    there = ApplicationFactory.create(opening=cast.opening)
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), {"candidate": there.candidate.uuid})
    assert response.headers["Location"] == reverse("opening_detail", args=[cast.opening.uuid])
    assert Application.objects.get() == there
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("candidate", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_candidate_who_is_not_there_is_not_found(cast: Cast, client: Client, candidate: str) -> None:
    client.force_login(cast.mia.user)
    assert client.post(path_of(cast), {"candidate": candidate}).status_code == 404


def test_another_teams_candidate_is_not_found(cast: Cast, client: Client) -> None:
    stranger = CandidateFactory.create()
    client.force_login(cast.mia.user)
    assert client.post(path_of(cast), {"candidate": stranger.uuid}).status_code == 404


def test_a_closed_opening_takes_nobody(cast: Cast, client: Client) -> None:
    closed = OpeningFactory.create(team=cast.team, state=OpeningState.CLOSED)
    client.force_login(cast.mia.user)
    client.post(f"/openings/{closed.uuid}/applications/new/", {"name": "Cleo"})
    assert not Candidate.objects.exists()


def test_a_member_who_applies_is_shut_out_of_the_own_file(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    client.post(path_of(cast), {"name": cast.ann.user.name, "email": "Ann@example.org"})
    assert Candidate.objects.get().user == cast.ann.user


def test_a_manager_does_not_add_themselves(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), {"name": "Me", "email": cast.mia.user.email.upper()})
    assert response.status_code == 422
    assert not Candidate.objects.exists()


def test_a_managers_own_file_is_not_offered_by_its_address(cast: Cast, client: Client) -> None:
    hidden = CandidateFactory.create(team=cast.team, email="private@example.org", user=cast.mia.user)
    client.force_login(cast.mia.user)
    response = client.post(path_of(cast), {"name": "Someone", "email": "private@example.org"})
    assert response.status_code == 422
    assert str(hidden.uuid) not in response.content.decode()
    assert hidden.name not in client.get(path_of(cast)).content.decode()


@pytest.mark.parametrize("htmx", [True, False])
def test_known_people_are_found_by_name_or_address(cast: Cast, client: Client, htmx: bool) -> None:
    CandidateFactory.create(team=cast.team, name="Cleo Duarte", email="cd@example.org")
    CandidateFactory.create(team=cast.team, name="Ben Sato")
    CandidateFactory.create(name="Cleo of another team")
    client.force_login(cast.mia.user)
    headers = {"HX-Request": "true"} if htmx else {}
    text = client.get(path_of(cast), {"q": "cleo cd@"}, headers=headers).content.decode()
    assert "Cleo Duarte" in text
    assert "Ben Sato" not in text
    assert "another team" not in text
    assert ("<html" in text) is not htmx
