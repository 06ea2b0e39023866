"""Who gets in: the decorator that stands on every view."""

import pytest
from django.test import Client
from django.utils import timezone

from teams.models import Membership
from tests.factories import MembershipFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_someone_in_no_team_is_told_so(client: Client) -> None:
    client.force_login(UserFactory.create())
    answer = client.get("/team/")
    assert answer.status_code == 403


def test_a_membership_that_ended_opens_nothing_from_the_next_click_on(client: Client) -> None:
    member = MembershipFactory.create()
    client.force_login(member.user)
    assert client.get("/team/").status_code == 200
    Membership.objects.update(ends_at=timezone.now())
    assert client.get("/team/").status_code == 403


def test_the_team_page_lists_its_members_and_nobody_elses(client: Client) -> None:
    member = MembershipFactory.create()
    colleague, stranger = MembershipFactory.create(team=member.team), MembershipFactory.create()
    client.force_login(member.user)
    page = client.get("/team/")
    assert set(page.context["people"]) == {member, colleague}
    assert stranger.user.email not in page.content.decode()


def test_a_person_in_two_teams_changes_between_them(client: Client) -> None:
    member = MembershipFactory.create()
    other = MembershipFactory.create(user=member.user, team=TeamFactory.create(name="The other"))
    client.force_login(member.user)
    assert client.get("/team/").context["membership"] == member
    client.post("/team/current/", {"membership": str(other.uuid)})
    assert client.get("/team/").context["membership"] == other


@pytest.mark.parametrize("wanted", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_team_that_is_not_ones_own_is_not_found(client: Client, wanted: str) -> None:
    member = MembershipFactory.create()
    client.force_login(member.user)
    assert client.post("/team/current/", {"membership": wanted}).status_code == 404


def test_somebody_elses_membership_is_not_found(client: Client) -> None:
    member, stranger = MembershipFactory.create(), MembershipFactory.create()
    client.force_login(member.user)
    assert client.post("/team/current/", {"membership": str(stranger.uuid)}).status_code == 404


def test_a_script_that_is_signed_out_gets_401_and_a_page_the_sign_in(client: Client) -> None:
    assert client.get("/team/", headers={"HX-Request": "true"}).status_code == 401
    assert client.get("/team/").headers["Location"] == "/accounts/login/?next=/team/"
