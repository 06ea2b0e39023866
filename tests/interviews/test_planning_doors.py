"""Who gets in where: plans, applications and the handling of interviews are the managers' of the own team."""

from dataclasses import dataclass

import pytest
from django.test import Client

from interviews.models import Interview, PlanItem, Round
from teams.models import AuditEntry
from tests.factories import OpeningFactory, make_round
from tests.interviews.conftest import Cast

ADDRESSES = {
    "/openings/{opening}/": "GET",
    "/openings/{opening}/plan/": "GET",
    "/openings/{opening}/plan/versions/": "POST",
    "/openings/{opening}/plan/versions/1/": "GET",
    "/openings/{opening}/plan/rounds/": "GET POST",
    "/openings/{opening}/plan/rounds/{round}/": "GET POST DELETE",
    "/openings/{opening}/plan/rounds/{round}/position/": "POST",
    "/openings/{opening}/plan/rounds/{round}/items/": "GET POST",
    "/openings/{opening}/plan/items/{item}/": "GET POST DELETE",
    "/openings/{opening}/plan/items/{item}/minutes/": "POST",
    "/openings/{opening}/plan/items/{item}/position/": "POST",
    "/openings/{opening}/plan/items/{item}/revision/": "POST",
    "/applications/{application}/": "GET",
    "/applications/{application}/interviews/new/": "GET POST",
    "/interviews/{interview}/edit/": "GET POST",
    "/interviews/{interview}/cancellation/": "GET POST DELETE",
    "/interviews/{interview}/seats/": "GET POST",
    "/interviews/{interview}/seats/{seat}/excusal/": "POST",
}
ANY_MEMBER = {"/interviews/{interview}/": "GET"}
ALL = ADDRESSES | ANY_MEMBER
EVERY_METHOD = ("GET", "POST", "PUT", "DELETE")
CALLS = [(address, method) for address, methods in ADDRESSES.items() for method in methods.split()]
ALL_CALLS = [*CALLS, ("/interviews/{interview}/", "GET")]
WRONG = [
    (address, method)
    for address, methods in ALL.items()
    for method in EVERY_METHOD
    if method not in methods.split()
]


@dataclass
class Place:
    interview: Interview
    round: Round
    item: PlanItem

    def path(self, address: str) -> str:
        return address.format(
            opening=self.interview.application.opening.uuid,
            application=self.interview.application.uuid,
            interview=self.interview.uuid,
            round=self.round.uuid,
            item=self.item.uuid,
            seat=self.interview.seats.first().uuid,  # type: ignore[union-attr]
        )


@pytest.fixture
def place(cast: Cast) -> Place:
    """An interview, and a round of the version that is in the making."""
    interview = cast.interview
    made = make_round(interview.application.opening)
    AuditEntry.objects.all().delete()
    return Place(interview, made, made.items.get(position=1))


@pytest.mark.parametrize(("address", "method"), CALLS)
def test_an_interviewer_is_refused_even_on_the_panel(
    cast: Cast, place: Place, client: Client, address: str, method: str
) -> None:
    client.force_login(cast.ann.user)
    assert client.generic(method, place.path(address)).status_code == 403
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("address", "method"), ALL_CALLS)
def test_another_teams_manager_finds_nothing(
    cast: Cast, place: Place, client: Client, address: str, method: str
) -> None:
    client.force_login(cast.eve.user)
    assert client.generic(method, place.path(address)).status_code == 404
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("address", "method"), ALL_CALLS)
def test_who_is_signed_out_is_sent_to_the_sign_in(
    place: Place, client: Client, address: str, method: str
) -> None:
    assert client.generic(method, place.path(address)).status_code == 302
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("address", "method"), WRONG)
def test_another_method_is_not_understood(
    cast: Cast, place: Place, client: Client, address: str, method: str
) -> None:
    client.force_login(cast.mia.user)
    assert client.generic(method, place.path(address)).status_code == 405


@pytest.mark.parametrize(
    ("address", "method"), [one for one in ALL_CALLS if "{application}" in one[0] or "{interview}" in one[0]]
)
def test_nobody_reaches_the_own_application(
    cast: Cast, place: Place, client: Client, address: str, method: str
) -> None:
    candidate = place.interview.application.candidate
    candidate.user = cast.mia.user
    candidate.save()
    client.force_login(cast.mia.user)
    assert client.generic(method, place.path(address)).status_code == 404
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "{round}" in one or "{item}" in one])
def test_a_round_is_found_under_its_own_opening_only(
    cast: Cast, place: Place, client: Client, address: str
) -> None:
    elsewhere = make_round(OpeningFactory.create(team=cast.team))
    path = place.path(address).replace(
        str(place.interview.application.opening.uuid), str(elsewhere.plan_version.plan.opening.uuid)
    )
    client.force_login(cast.mia.user)
    assert client.post(path).status_code == 404
