"""Tasks as rows: how they are added, taken by one worker at a time, tried again and ended.

A worker has a task on lease. It renews the lease while it works; when it dies, the lease runs out and the
task is due again. Everything is decided by the number of rows that an UPDATE found, which is the same on
SQLite and PostgreSQL; a worker that finds nothing to do writes nothing.
"""

import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string

from background.models import Presence, Task
from lib.background import DAILY, TaskState

LEASE = timedelta(seconds=30)
ABSENT_AFTER = timedelta(seconds=90)
MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=10)
PAUSES_GROW_BY = 6  # 10 s, 1 min, 6 min, 36 min


def add(path: str, ids: list[int | str]) -> None:
    Task.objects.create(path=path, ids=ids)


def state_of(path: str, ids: list[int | str]) -> TaskState | None:
    found = Task.objects.filter(path=path, ids=ids).order_by("-pk").values_list("state", flat=True).first()
    return TaskState(found) if found else None


def is_working() -> bool:
    return workers().exists()


def workers() -> models.QuerySet[Presence]:
    """Those that gave a sign of life lately."""
    return Presence.objects.filter(seen_at__gte=timezone.now() - ABSENT_AFTER).order_by("since", "pk")


def add_daily(now: datetime | None = None) -> None:
    """Adds the daily tasks whose time has come today and that no worker has added yet."""
    local = timezone.localtime(now or timezone.now())
    come = [path for path, task in DAILY.items() if task.at <= local.time()]
    added = Task.objects.filter(path__in=come, day=local.date()).values_list("path", flat=True)
    if missing := set(come) - set(added):
        Task.objects.bulk_create(
            [Task(path=path, day=local.date()) for path in sorted(missing)],
            ignore_conflicts=True,  # another worker was quicker
        )


def take(lease: timedelta = LEASE) -> Task | None:
    """The task that is due longest, now in the caller's hands; None if none is due."""
    for task in Task.objects.due(timezone.now())[:20]:
        if task.attempts >= MOST_ATTEMPTS:  # it took its worker with it each time
            _change(task, _ended(TaskState.FAILED, "The worker died"))
        elif _change(task, {"state": TaskState.RUNNING, "attempts": task.attempts + 1, **_held(lease)}):
            return task
    return None


def renew(task: Task, lease: timedelta = LEASE) -> bool:
    """Keeps the task for another lease; False if it is in other hands by now."""
    return bool(Task.objects.held_as(task).update(due_at=timezone.now() + lease))


def call(task: Task) -> None:
    import_string(task.path)(*task.ids)


def finish(task: Task) -> bool:
    return bool(Task.objects.held_as(task).update(**_ended(TaskState.DONE, "")))


def fail(task: Task, problem: str) -> bool:
    """Tries again after a pause that grows, or never again."""
    if task.attempts >= MOST_ATTEMPTS:
        change = _ended(TaskState.FAILED, problem)
    else:
        change = {**_released(timezone.now() + pause_after(task.attempts)), "problem": problem}
    return bool(Task.objects.held_as(task).update(**change))


def give_back(task: Task) -> bool:
    """For the next worker, at once: this one was asked to stop, which is no fault of the task."""
    change = {**_released(timezone.now()), "attempts": task.attempts - 1}
    return bool(Task.objects.held_as(task).update(**change))


def try_again() -> int:
    """Has what failed for good tried again from the beginning; tells how many there are."""
    return Task.objects.filter(state=TaskState.FAILED).update(
        **_released(timezone.now()), attempts=0, ended_at=None
    )


def pause_after(attempts: int) -> timedelta:
    return FIRST_PAUSE * int(PAUSES_GROW_BY ** (attempts - 1))


def place_of(error: BaseException) -> str:
    """Kind and place of an error. Its words stay in the log: they may repeat what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if Path(one.filename).is_relative_to(settings.BASE_DIR)]
    places = [f"{Path(one.filename).relative_to(settings.BASE_DIR)}, line {one.lineno}" for one in ours[-1:]]
    return f"{type(error).__name__} in {''.join(places) or 'other code'}"[:300]


def _change(task: Task, values: dict[str, Any]) -> bool:
    """Changes the row unless another worker did since `task` was read; then `task` is as the row is."""
    as_read = Task.objects.filter(pk=task.pk, state=task.state, attempts=task.attempts, due_at=task.due_at)
    if not as_read.update(**values):
        return False
    for name, value in values.items():
        setattr(task, name, value)
    return True


def _held(lease: timedelta) -> dict[str, Any]:
    return {"holder": uuid4(), "due_at": timezone.now() + lease}


def _released(due_at: datetime) -> dict[str, Any]:
    return {"state": TaskState.WAITING, "holder": None, "due_at": due_at}


def _ended(state: TaskState, problem: str) -> dict[str, Any]:
    return {"state": state, "holder": None, "ended_at": timezone.now(), "problem": problem}


def counts() -> dict[str, int]:
    return dict(Task.objects.order_by().values_list("state").annotate(models.Count("pk")))


def tidy(now: datetime, *, kept: timedelta) -> None:
    """Drops what ended long ago; what failed stays until somebody has seen to it."""
    Task.objects.filter(state=TaskState.DONE, ended_at__lt=now - kept).delete()
    Presence.objects.filter(seen_at__lt=now - kept).delete()
