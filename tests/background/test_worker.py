"""Real workers: killed, stopped, several at a time."""

import math
import signal
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.db import OperationalError

from background import queue
from background.models import Task
from background.worker import Pace, Worker
from lib.background import later
from tests.background.conftest import Start, lines, rows, stop, wait_for
from tests.background.tasks import fail, hang_at_first, hang_long, note, take_three_seconds

STATES = "SELECT state, attempts FROM background_task ORDER BY id"
PRESENT = "SELECT count(*) FROM background_presence"


def test_a_task_whose_worker_is_killed_is_taken_up_by_the_next(start_worker: Start, tmp_path: Path) -> None:
    done = tmp_path / "done"
    later(hang_at_first, str(done))
    first = start_worker()
    wait_for(lambda: lines(done))
    first.kill()
    assert first.wait() == -signal.SIGKILL
    second = start_worker()
    wait_for(lambda: "ended" in lines(done))
    wait_for(lambda: rows(tmp_path, STATES) == [("done", 2)])
    assert lines(done) == [f"begun by {first.pid}", f"begun by {second.pid}", "ended"]


def test_a_task_that_takes_longer_than_a_lease_keeps_it(start_worker: Start, tmp_path: Path) -> None:
    done = tmp_path / "done"
    later(take_three_seconds, str(done))
    workers = [start_worker(), start_worker()]
    wait_for(lambda: rows(tmp_path, PRESENT) == [(2,)])
    wait_for(lambda: rows(tmp_path, STATES) == [("done", 1)])
    assert lines(done) == ["begun", "ended"]
    for worker in workers:
        stop(worker)


def test_a_worker_that_is_asked_to_stop_gives_its_task_back(start_worker: Start, tmp_path: Path) -> None:
    done = tmp_path / "done"
    later(hang_long, str(done))
    worker = start_worker()
    wait_for(lambda: lines(done))
    assert rows(tmp_path, PRESENT) == [(1,)]
    stop(worker)
    assert lines(done) == ["begun"]
    assert rows(tmp_path, STATES) == [("waiting", 0)]
    assert rows(tmp_path, PRESENT) == [(0,)]


def test_of_many_tasks_and_workers_each_task_is_called_once(start_worker: Start, tmp_path: Path) -> None:
    done = tmp_path / "done"
    for number in range(40):
        later(note, str(done), str(number))
    for _ in range(3):
        start_worker()
    wait_for(lambda: rows(tmp_path, STATES) == [("done", 1)] * 40)
    assert sorted(map(int, lines(done))) == list(range(40))


@pytest.fixture
def worker(db: None, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """One in this process, inside the test's transaction."""
    monkeypatch.setattr("background.worker.close_old_connections", lambda: None)
    monkeypatch.setattr("background.worker.connections", Mock())
    return Worker()


def test_what_a_task_raises_is_logged_and_the_worker_goes_on(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    later(fail, "x")
    worker.planned = math.inf  # for ever
    assert worker._step() == 0  # there may be more to do
    assert worker._step() == worker.pace.look
    assert "tests.background.tasks.fail('x') failed in attempt 1." in caplog.text
    assert Task.objects.get().problem.startswith("ValueError in tests/background/tasks.py")


def test_a_worker_adds_the_daily_tasks_at_times(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[int] = []
    monkeypatch.setattr(queue, "add_daily", lambda: added.append(1))
    worker._step()
    worker._step()
    assert added == [1]
    worker.planned -= worker.pace.plan
    worker._step()
    assert added == [1, 1]


def test_a_database_that_is_away_is_waited_for(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(queue, "add_daily", away)
    assert worker._step() == Pace().renew
    assert "can't use the database (database is locked)" in caplog.text
