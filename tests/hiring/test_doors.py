"""Who gets in where: openings and candidates are the managers' of the own team."""

import pytest
from django.test import Client

from teams.models import AuditEntry
from tests.hiring.conftest import Cast

ADDRESSES = {
    "/openings/": "GET",
    "/openings/new/": "GET POST",
    "/openings/{opening}/edit/": "GET POST",
    "/openings/{opening}/closure/": "POST DELETE",
    "/openings/{opening}/applications/new/": "GET POST",
}
EVERY_METHOD = ("GET", "POST", "PUT", "DELETE")
CALLS = [(address, method) for address, methods in ADDRESSES.items() for method in methods.split()]
WRONG = [
    (address, method)
    for address, methods in ADDRESSES.items()
    for method in EVERY_METHOD
    if method not in methods.split()
]


def call(client: Client, cast: Cast, address: str, method: str) -> int:
    path = address.format(opening=cast.opening.uuid)
    return int(client.generic(method, path).status_code)


@pytest.mark.parametrize(("address", "method"), CALLS)
def test_an_interviewer_is_refused(cast: Cast, client: Client, address: str, method: str) -> None:
    client.force_login(cast.ann.user)
    assert call(client, cast, address, method) == 403


@pytest.mark.parametrize(("address", "method"), [one for one in CALLS if "{opening}" in one[0]])
def test_another_teams_manager_finds_nothing(cast: Cast, client: Client, address: str, method: str) -> None:
    client.force_login(cast.eve.user)
    assert call(client, cast, address, method) == 404
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("address", "method"), CALLS)
def test_who_is_signed_out_is_sent_to_the_sign_in(
    cast: Cast, client: Client, address: str, method: str
) -> None:
    assert call(client, cast, address, method) == 302
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("address", "method"), WRONG)
def test_another_method_is_not_understood(cast: Cast, client: Client, address: str, method: str) -> None:
    client.force_login(cast.mia.user)
    assert call(client, cast, address, method) == 405
