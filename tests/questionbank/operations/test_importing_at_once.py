"""What two people, or two workers, do with one import at the same time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, transaction

from questionbank.enums import ImportState
from questionbank.models import DocumentImport, Question, Template
from questionbank.operations import confirming, undoing
from questionbank.operations.confirming import confirm_import, store_confirmed
from questionbank.operations.staging import KEPT, stage_document, tidy_imports
from questionbank.operations.undoing import undo_import
from teams.models import AuditEntry, Membership
from tests.factories import MembershipFactory
from tests.questionbank.conftest import SMALL

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _needs_postgresql(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time. Needs PostgreSQL: run make test-postgres.")


@pytest.fixture
def admin(transactional_db: None) -> Membership:
    made: Membership = MembershipFactory.create(is_admin=True)
    return made


def staged(admin: Membership) -> DocumentImport:
    return stage_document(actor=admin, data=SMALL.encode())


def together(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """Both have come as far as the call of `name` before either goes on."""
    barrier, original = Barrier(2), getattr(module, name)

    def wait(*arguments: Any, **named: Any) -> Any:
        barrier.wait(timeout=10)
        return original(*arguments, **named)

    monkeypatch.setattr(module, name, wait)


def both(action: Callable[[], object]) -> Iterator[object]:
    def run(_: int) -> object:
        try:
            return action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(run, range(2))


def counts() -> list[int]:
    return [Template.objects.count(), Question.objects.count(), AuditEntry.objects.count()]


def test_two_confirmations_store_once(admin: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    made = staged(admin)
    together(monkeypatch, confirming, "locked")
    outcomes = list(both(lambda: confirm_import(actor=admin, document_import=made)))
    assert [outcome is None for outcome in outcomes].count(True) == 1
    assert counts() == [1, 2, 1]


def test_a_task_that_two_workers_have_stores_once(admin: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    made = staged(admin)
    DocumentImport.objects.update(state=ImportState.RUNNING)
    together(monkeypatch, confirming, "_prepare")
    list(both(lambda: store_confirmed(made.pk)))
    assert counts() == [1, 2, 1]


def test_the_same_document_confirmed_twice_is_one_template(
    admin: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [staged(admin), staged(admin)]
    together(monkeypatch, confirming, "lock_bank")
    list(both(lambda: confirm_import(actor=admin, document_import=waiting.pop())))
    assert counts() == [1, 2, 1]


def test_two_who_undo_it_undo_it_once(admin: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    made = staged(admin)
    confirm_import(actor=admin, document_import=made)
    together(monkeypatch, undoing, "locked")
    list(both(lambda: undo_import(actor=admin, document_import=made)))
    assert counts() == [0, 0, 2]


def test_what_is_being_stored_is_not_tidied_away(admin: Membership) -> None:
    made = staged(admin)

    def tidy() -> int:
        try:
            return tidy_imports(now=made.created_at + 2 * KEPT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            confirm_import(actor=admin, document_import=made)
            tidying = pool.submit(tidy)
            wait([tidying], timeout=1)
        assert tidying.result(timeout=10) == 0
    made.refresh_from_db()
    assert made.state == ImportState.DONE
