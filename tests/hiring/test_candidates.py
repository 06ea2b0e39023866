"""A candidate's name and address are put right, under the same checks as when they were written down."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hiring.models import Application, Candidate
from hiring.operations import add_candidate
from teams.models import AuditEntry, User
from tests.factories import ApplicationFactory, CandidateFactory
from tests.hiring.conftest import Cast


@pytest.fixture
def cleo(cast: Cast) -> Application:
    application: Application = ApplicationFactory.create(
        opening=cast.opening, candidate__name="Cloe", candidate__email="cloe@example.org"
    )
    return application


@pytest.fixture
def mia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.mia.user)
    return client


def path_of(application: Application) -> str:
    return f"/applications/{application.uuid}/candidate/"


def change(mia: Client, application: Application, sent: dict[str, str]) -> Any:
    """Sends the form as it was opened just now, with `sent` typed into it."""
    return mia.post(path_of(application), {"shown": shown_on(mia, application)} | sent)


def shown_on(mia: Client, application: Application) -> str:
    shown: str = mia.get(path_of(application)).context["form"]["shown"].value()
    return shown


def written() -> list[tuple[str, str]]:
    return list(Candidate.objects.order_by("pk").values_list("name", "email"))


def test_the_candidates_page_leads_to_the_form_that_holds_what_is_known(
    cleo: Application, mia: Client
) -> None:
    page = mia.get(reverse("application_detail", args=[cleo.uuid])).content.decode()
    assert f'href="{path_of(cleo)}"' in page
    form = mia.get(path_of(cleo)).content.decode()
    assert 'value="Cloe"' in form
    assert 'value="cloe@example.org"' in form


def test_name_and_address_are_put_right_and_the_trail_names_the_fields(
    cleo: Application, mia: Client
) -> None:
    answer = change(mia, cleo, {"name": " Cleo ", "email": "Cleo@Example.org"})
    assert answer.headers["Location"] == reverse("application_detail", args=[cleo.uuid])
    assert written() == [("Cleo", "cleo@example.org")]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_id) == ("candidate.changed", cleo.candidate.uuid)
    assert entry.details == {"fields": ["name", "email"]}


def test_saving_the_same_is_no_change(cleo: Application, mia: Client) -> None:
    change(mia, cleo, {"name": "Cloe", "email": "cloe@example.org"})
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("keeps_shown", [True, False])
def test_what_someone_else_put_right_is_not_overwritten_unseen(
    cleo: Application, mia: Client, keeps_shown: bool
) -> None:
    before = shown_on(mia, cleo)
    change(mia, cleo, {"name": "Cleo", "email": "cloe@example.org"})
    mine = {"name": "Cloe", "email": "mine@example.org"} | ({"shown": before} if keeps_shown else {})
    answer = mia.post(path_of(cleo), mine)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Someone else changed this candidate meanwhile. It now reads: Cleo, cloe@example.org." in page
    assert 'value="mine@example.org"' in page
    assert f'name="shown" value="{shown_on(mia, cleo)}"' in page
    assert written() == [("Cleo", "cloe@example.org")]
    change(mia, cleo, mine | {"shown": shown_on(mia, cleo)})
    assert written() == [("Cloe", "mine@example.org")]


def test_an_address_can_be_taken_out(cleo: Application, mia: Client) -> None:
    change(mia, cleo, {"name": "Cleo", "email": ""})
    assert written() == [("Cleo", "")]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "name"),
        ({"name": "", "email": "cleo@example.org"}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"name": "Cleo", "email": "cleo@"}, "email"),
        ({"name": "Cleo\x00", "email": ""}, "name"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_changes(
    cleo: Application, mia: Client, sent: dict[str, str], field: str
) -> None:
    answer = change(mia, cleo, sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert written() == [("Cloe", "cloe@example.org")]


def test_an_address_that_someone_else_has_is_refused_by_name(
    cast: Cast, cleo: Application, mia: Client
) -> None:
    CandidateFactory.create(team=cast.team, name="Ben Sato", email="ben@example.org")
    CandidateFactory.create(email="free@example.org")
    answer = change(mia, cleo, {"name": "Cleo", "email": "BEN@example.org"})
    assert answer.status_code == 422
    assert "Ben Sato has this address already." in answer.content.decode()
    assert written()[0] == ("Cloe", "cloe@example.org")
    change(mia, cleo, {"name": "Cleo", "email": "free@example.org"})
    assert written()[0] == ("Cleo", "free@example.org")


def test_an_address_beyond_ascii_is_the_same_in_small_and_capital_letters(
    cast: Cast, cleo: Application, mia: Client
) -> None:
    User.objects.filter(pk=cast.ann.user_id).update(email="ann@bücher.example")
    change(mia, cleo, {"name": "Cleo", "email": "ANN@BÜCHER.example"})
    assert written() == [("Cleo", "ann@bücher.example")]
    assert Candidate.objects.get().user == cast.ann.user
    CandidateFactory.create(team=cast.team, name="Ben", email="ben@bücher.example")
    answer = change(mia, cleo, {"name": "Cleo", "email": "Ben@BÜCHER.example"})
    assert "Ben has this address already." in answer.content.decode()
    application = add_candidate(actor=cast.mia, opening=cast.opening, name="Dee", email="DEE@BÜCHER.example")
    assert application.candidate.email == "dee@bücher.example"


def test_a_manager_does_not_write_the_own_address_down(cast: Cast, cleo: Application, mia: Client) -> None:
    answer = change(mia, cleo, {"name": "Cleo", "email": cast.mia.user.email.upper()})
    assert answer.status_code == 422
    assert written() == [("Cloe", "cloe@example.org")]


def test_nobody_changes_the_own_file(cast: Cast, cleo: Application, mia: Client) -> None:
    Candidate.objects.update(user=cast.mia.user)
    assert mia.get(path_of(cleo)).status_code == 404
    assert mia.post(path_of(cleo), {"name": "Me"}).status_code == 404


def test_a_members_address_links_the_account_and_a_slip_is_undone(
    cast: Cast, cleo: Application, mia: Client
) -> None:
    change(mia, cleo, {"name": "Cleo", "email": cast.ann.user.email})
    assert Candidate.objects.get().user == cast.ann.user
    change(mia, cleo, {"name": "Cleo", "email": "cleo@example.org"})
    assert Candidate.objects.get().user is None


def test_a_link_that_was_not_made_by_the_address_stays(cast: Cast, cleo: Application, mia: Client) -> None:
    Candidate.objects.update(user=cast.ann.user)
    change(mia, cleo, {"name": "Cleo", "email": "cleo@example.org"})
    assert Candidate.objects.get().user == cast.ann.user


def test_only_managers_of_the_team_find_it(cast: Cast, cleo: Application, client: Client) -> None:
    assert client.get(path_of(cleo)).status_code == 302
    for member, status in ((cast.ann, 403), (cast.eve, 404)):
        client.force_login(member.user)
        for method in ("GET", "POST"):
            assert client.generic(method, path_of(cleo)).status_code == status
    client.force_login(cast.mia.user)
    assert client.put(path_of(cleo)).status_code == 405
