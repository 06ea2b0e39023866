"""Tasks as rows: leases, new tries, days."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from background import queue
from background.models import Presence, Task
from background.tasks import KEPT, tidy_tasks
from lib.background import DAILY, NOT_WORKING, DailyTask, TaskState, daily, is_working, later
from tests.background import tasks

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def taken() -> Task:
    task = queue.take()
    assert task is not None
    return task


def test_a_task_is_in_one_pair_of_hands() -> None:
    later(tasks.fail, "x")
    [read_before] = Task.objects.due(timezone.now())
    mine = taken()
    assert mine.state == TaskState.RUNNING
    assert queue.take() is None
    assert not queue._change(read_before, {"state": TaskState.DONE})


def test_a_lease_that_ran_out_is_lost_to_the_next(clock: time_machine.Traveller) -> None:
    later(tasks.fail, "x")
    late = taken()
    clock.shift(queue.LEASE)
    quick = taken()
    assert quick.attempts == 2
    assert not queue.renew(late)
    assert not queue.finish(late)
    assert not queue.fail(late, "x")
    assert not queue.give_back(late)
    assert queue.finish(quick)


def test_a_lease_that_is_renewed_is_kept(clock: time_machine.Traveller) -> None:
    later(tasks.fail, "x")
    mine = taken()
    for _ in range(3):
        clock.shift(queue.LEASE * 0.9)
        assert queue.renew(mine)
        assert queue.take() is None


def test_what_fails_is_tried_again_after_growing_pauses(clock: time_machine.Traveller) -> None:
    later(tasks.fail, "x")
    pauses = []
    for _ in range(queue.MOST_ATTEMPTS - 1):
        queue.fail(taken(), "x")
        pause = Task.objects.get().due_at - timezone.now()
        clock.shift(pause - timedelta(seconds=1))
        assert queue.take() is None
        clock.shift(timedelta(seconds=1))
        pauses.append(pause.total_seconds())
    assert pauses == [10, 60, 360, 2160]
    queue.fail(taken(), "ValueError in a place")
    clock.shift(timedelta(days=2))
    assert queue.take() is None
    assert Task.objects.values_list("state", "attempts", "problem").get() == (
        TaskState.FAILED,
        5,
        "ValueError in a place",
    )


def test_what_takes_its_worker_with_it_each_time_is_given_up(clock: time_machine.Traveller) -> None:
    later(tasks.fail, "deadly")
    later(tasks.fail, "harmless")
    for _ in range(queue.MOST_ATTEMPTS):
        assert taken().ids == ["deadly"]
        if (other := queue.take()) is not None:
            queue.finish(other)
        clock.shift(queue.LEASE)
    assert queue.take() is None
    assert set(Task.objects.values_list("state", "problem")) == {
        (TaskState.FAILED, "The worker died"),
        (TaskState.DONE, ""),
    }


def test_what_is_given_back_waits_for_the_next_worker_as_if_never_begun() -> None:
    later(tasks.fail, "x")
    queue.give_back(taken())
    assert taken().attempts == 1


def test_an_error_is_kept_as_kind_and_place_without_its_words() -> None:
    try:
        tasks.fail("what somebody wrote in confidence")
    except ValueError as error:
        place = queue.place_of(error)
    assert place.startswith("ValueError in tests/background/tasks.py, line ")
    assert "confidence" not in place


def test_what_failed_for_good_can_be_tried_again() -> None:
    later(tasks.fail, "x")
    Task.objects.update(state=TaskState.FAILED, attempts=5, ended_at=timezone.now())
    assert queue.try_again() == 1
    assert taken().attempts == 1


@pytest.fixture
def dawn(monkeypatch: pytest.MonkeyPatch) -> str:
    """The only daily task there is, from four in the morning on."""
    only: dict[str, DailyTask] = {}
    monkeypatch.setattr("lib.background.DAILY", only)
    monkeypatch.setattr(queue, "DAILY", only)
    path = f"{tidy_tasks.__module__}.tidy_tasks"
    daily(at=time(4, 0))(tidy_tasks)
    assert only == {path: DailyTask(path, time(4, 0))}
    return path


def test_a_daily_task_is_added_once_a_day(dawn: str) -> None:
    night = NOON.replace(hour=3, minute=59)
    queue.add_daily(night)
    assert not Task.objects.exists()
    for hours in (0.1, 0.2, 20):  # the last is 23:59
        queue.add_daily(night + timedelta(hours=hours))
    assert Task.objects.values_list("path", "day").get() == (dawn, NOON.date())
    queue.add_daily(night + timedelta(days=1, hours=6))  # the machine was off until then
    assert Task.objects.count() == 2


def test_a_day_that_another_worker_has_added_meanwhile_stays_once(
    dawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Task.objects.create(path=dawn, day=NOON.date())
    monkeypatch.setattr(Task.objects, "filter", lambda **_: Task.objects.none())
    queue.add_daily(NOON)
    assert Task.objects.count() == 1


def test_what_has_to_be_tidied_is_daily() -> None:
    assert DAILY["background.tasks.tidy_tasks"].at == time(3, 40)


def test_what_ended_long_ago_is_dropped_and_failures_stay() -> None:
    now, old = timezone.now(), timezone.now() - KEPT - timedelta(minutes=1)
    for state, ended_at in [
        (TaskState.DONE, old),
        (TaskState.DONE, now),
        (TaskState.FAILED, old),
        (TaskState.WAITING, None),
    ]:
        Task.objects.create(path="a.tasks.b", state=state, ended_at=ended_at, added_at=old)
    Presence.objects.create(machine="gone", seen_at=old)
    tidy_tasks()
    assert set(Task.objects.values_list("state", "ended_at")) == {
        (TaskState.DONE, now),
        (TaskState.FAILED, old),
        (TaskState.WAITING, None),
    }
    assert not Presence.objects.exists()


def test_a_worker_without_signs_of_life_is_not_working(clock: time_machine.Traveller) -> None:
    assert not is_working()
    Presence.objects.create(machine="elm")
    assert is_working()
    clock.shift(queue.ABSENT_AFTER)
    assert is_working()
    clock.shift(timedelta(seconds=1))
    assert not is_working()


def test_the_shell_shows_what_failed_and_that_no_worker_runs(capsys: pytest.CaptureFixture[str]) -> None:
    later(tasks.fail, "x")
    Task.objects.update(
        state=TaskState.FAILED, attempts=5, ended_at=timezone.now(), problem="ValueError in a place"
    )
    with pytest.raises(CommandError, match="isn't running") as error:
        call_command("show_tasks")
    assert str(error.value) == NOT_WORKING
    assert capsys.readouterr().out.splitlines() == [
        "waiting: 0, running: 0, done: 0, failed: 1.",
        "tests.background.tasks.fail('x') failed 5 times, the last time so: ValueError in a place.",
    ]


def test_the_shell_has_failures_tried_again_and_names_the_worker(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Task.objects.create(path="a.tasks.b", state=TaskState.FAILED, ended_at=timezone.now())
    Presence.objects.create(machine="elm", since=NOON)
    call_command("show_tasks", "--try-again")
    assert capsys.readouterr().out.splitlines() == [
        "Failed tasks that are tried again: 1.",
        "waiting: 1, running: 0, done: 0, failed: 0.",
        "Worker on elm since 2026-11-24 12:00 UTC.",
    ]


@pytest.mark.parametrize(
    "values",
    [{"state": "lost"}, {"state": TaskState.RUNNING}, {"state": TaskState.DONE}, {"ended_at": NOON}],
    ids=str,
)
def test_a_row_that_contradicts_itself_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(path="a.tasks.b", **values)
