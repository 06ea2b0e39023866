"""Whoever applies in the own team finds nothing of the own file, by account or by address."""

from typing import Any

import pytest
from django.test import Client

from hiring.models import Application, Candidate
from interviews.models import Interview
from interviews.queries.planning import versions_of
from interviews.queries.start import open_openings
from teams.models import Membership
from tests.factories import ApplicationFactory, MembershipFactory, make_interview
from tests.hiring.conftest import Cast


@pytest.fixture(params=["account", "address", "address in capitals"])
def boss(request: pytest.FixtureRequest, cast: Cast) -> Membership:
    """A manager who applies for the opening, as someone else does; both have been on an interview."""
    boss = MembershipFactory.create(team=cast.team, is_manager=True)
    by: dict[str, Any] = {
        "account": {"user": boss.user},
        "address": {"email": boss.user.email},
        "address in capitals": {"email": boss.user.email.upper()},
    }[request.param]
    own = ApplicationFactory.create(opening=cast.opening, candidate__name="Myself")
    Candidate.objects.filter(pk=own.candidate_id).update(**by)
    other = ApplicationFactory.create(opening=cast.opening, candidate__name="Another")
    made = make_interview(cast.ann, application=own)
    make_interview(cast.ann, application=other, round=made.round)
    return boss


def test_the_doors_are_shut(cast: Cast, boss: Membership) -> None:
    assert [str(one) for one in Candidate.objects.visible_to(boss)] == ["Another"]
    assert [str(one.candidate) for one in Application.objects.visible_to(boss)] == ["Another"]
    assert [str(one.application.candidate) for one in Interview.objects.visible_to(boss)] == ["Another"]
    assert Candidate.objects.visible_to(cast.mia).count() == 2
    assert Application.objects.visible_to(cast.mia).count() == 2
    assert Interview.objects.visible_to(cast.mia).count() == 2


def test_a_seat_opens_nothing_of_it(cast: Cast) -> None:
    interview = make_interview(cast.ann)
    assert Interview.objects.visible_to(cast.ann).get() == interview
    Candidate.objects.update(email="Ann@Example.org")
    assert not Interview.objects.visible_to(cast.ann).exists()


def test_a_candidate_without_an_address_is_nobodys_own(cast: Cast) -> None:
    ApplicationFactory.create(opening=cast.opening, candidate__email="")
    assert Application.objects.visible_to(cast.mia).count() == 1


def test_it_is_not_counted_either(cast: Cast, boss: Membership, client: Client) -> None:
    for viewer, expected in ((boss, 1), (cast.mia, 2)):
        client.force_login(viewer.user)
        assert [one.candidates for one in client.get("/openings/").context["openings"]] == [expected]
        assert [vars(one)["candidates"] for one in open_openings(viewer)] == [expected]
        assert [one.held for one in versions_of(viewer, cast.opening)] == [expected]
        plan = client.get(f"/openings/{cast.opening.uuid}/plan/")
        assert plan.context["shown"].held == expected


def test_who_applies_is_not_offered_for_the_own_panel(cast: Cast, client: Client) -> None:
    own = ApplicationFactory.create(opening=cast.opening, candidate__email="ANN@example.org")
    other = ApplicationFactory.create(opening=cast.opening)
    made = make_interview(cast.mia, application=other)
    assert cast.ann
    client.force_login(cast.mia.user)
    address = f"/applications/{own.uuid}/interviews/new/?round={made.round.uuid}"
    page = client.get(address).content.decode()
    assert f"seat_{cast.mia.uuid}" in page
    assert f"seat_{cast.ann.uuid}" not in page
