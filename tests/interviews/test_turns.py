"""Two managers do at once what excludes the other; on SQLite writers take turns anyway."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TypeVar

import pytest
from django.db import connection, transaction

from interviews.enums import InterviewState
from interviews.models import Interview, PlanVersion, Round
from interviews.operations.planning import add_round
from interviews.operations.rescheduling import NotRestorableError, cancel_interview, restore_interview
from interviews.operations.scheduling import NotSchedulableError
from tests.factories import ApplicationFactory, make_interview, make_round
from tests.interviews.conftest import Cast

T = TypeVar("T")

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

BLOCKED = """
    SELECT pg_stat_clear_snapshot(), count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database()
"""


@pytest.fixture(autouse=True)
def _postgres() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time. Needs PostgreSQL: run make test-postgres.")


@contextmanager
def meanwhile(act: Callable[[], T]) -> Iterator[Callable[[], Future[T]]]:
    """Within a transaction: what is yielded starts `act` and returns once it waits for a lock."""

    def run() -> T:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def start() -> Future[T]:
            future = pool.submit(run)
            until = monotonic() + 10
            while not is_blocked():
                assert monotonic() < until, "It went through without waiting for the other."
                sleep(0.01)
            return future

        yield start


def is_blocked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(BLOCKED)
        return bool(cursor.fetchone()[1])


def test_a_round_that_is_added_while_the_plan_is_first_used_goes_into_the_next_version(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    used = make_round(application.opening)
    actor, panel = cast.mia, cast.ann

    def add() -> Round:
        return add_round(
            actor=actor, opening=application.opening, name="Late", minutes=30, competencies=[], panel=[]
        )

    with meanwhile(add) as start:
        with transaction.atomic():
            make_interview(panel, application=application, round=used)
            future = start()
        assert future.result(timeout=10).plan_version.number == 2
    first = PlanVersion.objects.get(pk=used.plan_version_id)
    assert first.is_frozen
    assert list(first.rounds.all()) == [used]


@pytest.fixture
def called_off(cast: Cast) -> Interview:
    interview = cast.interview
    cancel_interview(actor=cast.mia, interview=interview)
    return interview


def test_what_was_called_off_is_not_taken_back_while_its_round_is_scheduled_again(
    cast: Cast, called_off: Interview
) -> None:
    actor, panel = cast.mia, cast.ann
    with meanwhile(lambda: restore_interview(actor=actor, interview=called_off)) as start:
        with transaction.atomic():
            make_interview(panel, application=called_off.application, round=called_off.round)
            future = start()
        with pytest.raises(NotRestorableError, match="scheduled again meanwhile"):
            future.result(timeout=10)
    called_off.refresh_from_db()
    assert called_off.state == InterviewState.CANCELLED


def test_a_round_is_not_scheduled_again_while_what_was_called_off_is_taken_back(
    cast: Cast, called_off: Interview
) -> None:
    actor, panel = cast.mia, cast.ann

    def schedule() -> Interview:
        return make_interview(panel, application=called_off.application, round=called_off.round)

    with meanwhile(schedule) as start:
        with transaction.atomic():
            restore_interview(actor=actor, interview=called_off)
            future = start()
        with pytest.raises(NotSchedulableError, match="scheduled with this candidate already"):
            future.result(timeout=10)
    assert Interview.objects.happening().count() == 1
