"""Two managers who add the same new person to two openings at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from hiring import operations
from hiring.models import Application, Candidate, Opening
from hiring.operations import KnownAddressError, add_candidate
from tests.factories import MembershipFactory, OpeningFactory


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_second_is_offered_whom_the_first_has_added(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time. Needs PostgreSQL: run make test-postgres.")
    manager = MembershipFactory.create(is_manager=True)
    openings = OpeningFactory.create_batch(2, team=manager.team)
    barrier, check = Barrier(2), operations._check_open

    def check_together(opening: Opening) -> None:
        check(opening)
        barrier.wait(timeout=10)

    monkeypatch.setattr(operations, "_check_open", check_together)

    def add(opening: Opening) -> str:
        try:
            add_candidate(actor=manager, opening=opening, name="Cleo", email="cleo@example.org")
        except KnownAddressError as refusal:
            return f"known: {refusal.candidate.name}"
        else:
            return "added"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(add, openings)) == ["added", "known: Cleo"]
    assert (Candidate.objects.count(), Application.objects.count()) == (1, 1)
