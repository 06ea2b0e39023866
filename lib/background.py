"""What happens later: plain functions in an app's `tasks.py`, called by a background worker.

`later(run_import, document_import.pk)` is written in the transaction that it is called in, so it happens if
and only if that is committed. It happens at least once: a task whose worker dies is taken up again, one that
raises is tried again after a while. A task therefore takes ids, loads, and may be called twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from importlib import import_module
from typing import Protocol, TypeVarTuple, cast

from django.conf import settings
from django.db.models import TextChoices

Ids = TypeVarTuple("Ids")

NOT_WORKING = (
    "The background worker isn't running, so this waits until it is. Whoever looks after Askwell "
    "starts it with “manage.py serve”, or with “manage.py run_worker” beside a web server of their own."
)


class TaskState(TextChoices):
    WAITING = "waiting"  # for a worker, or for the next try
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # so often that it is not tried again


class Queue(Protocol):
    """What keeps tasks until a worker calls them; settings name the module that does."""

    def add(self, path: str, ids: list[int | str]) -> None: ...
    def state_of(self, path: str, ids: list[int | str]) -> TaskState | None: ...
    def is_working(self) -> bool: ...


@dataclass(frozen=True)
class DailyTask:
    path: str
    at: time  # in TIME_ZONE; on a machine that is off then, as soon as it is on


DAILY: dict[str, DailyTask] = {}


class NotATaskError(TypeError):
    """What was handed over can't be called by another process."""


def later(task: Callable[[*Ids], object], *ids: *Ids) -> None:
    """Has a worker call the task with these ids, if the transaction of now is committed."""
    _queue().add(_path(task), _plain(ids))


def state_of(task: Callable[[*Ids], object], *ids: *Ids) -> TaskState | None:
    """What became of the last `later` with this task and these ids; None for long ago or never."""
    return _queue().state_of(_path(task), _plain(ids))


def daily(*, at: time) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Marks a task that is called once a day, from this time of the day on."""

    def mark(task: Callable[[], object]) -> Callable[[], object]:
        path = _path(task)
        DAILY[path] = DailyTask(path, at)
        return task

    return mark


def is_working() -> bool:
    """Whether a worker gave a sign of life in the last minute and a half; if not, say NOT_WORKING."""
    return _queue().is_working()


def _queue() -> Queue:
    return cast("Queue", import_module(settings.BACKGROUND_QUEUE))


def _path(task: Callable[..., object]) -> str:
    """The address of the task; a worker calls nothing that is not a function of a `tasks` module."""
    module, name = task.__module__, getattr(task, "__qualname__", "")
    if module.rpartition(".")[2] != "tasks" or not name.isidentifier():
        raise NotATaskError(f"{module}.{name} is not a plain function of a module named tasks.")
    return f"{module}.{name}"


def _plain(ids: tuple[object, ...]) -> list[int | str]:
    for one in ids:
        if type(one) not in (int, str):
            raise NotATaskError(f"A task takes ids, as int or str; {type(one).__name__} is neither.")
    return cast("list[int | str]", list(ids))
