"""Real workers: killed, stopped, several at a time."""

import signal
from pathlib import Path

from lib.background import later
from tests.background.conftest import Start, lines, rows, stop, wait_for
from tests.background.tasks import hang_at_first, hang_long, note, take_two_seconds

STATES = "SELECT state, attempts FROM background_task WHERE day IS NULL ORDER BY id"
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
    later(take_two_seconds, str(done))
    workers = [start_worker(), start_worker()]
    wait_for(lambda: rows(tmp_path, STATES) == [("done", 1)])
    assert lines(done) == ["begun", "ended"]
    assert [stop(worker) < 2 for worker in workers] == [True, True]


def test_a_worker_that_is_asked_to_stop_gives_its_task_back(start_worker: Start, tmp_path: Path) -> None:
    done = tmp_path / "done"
    later(hang_long, str(done))
    worker = start_worker()
    wait_for(lambda: lines(done))
    assert rows(tmp_path, PRESENT) == [(1,)]
    assert stop(worker) < 2
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
