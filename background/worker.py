"""Takes due tasks and calls them, one at a time, until it is asked to stop."""

import logging
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType

from django.db import Error, OperationalError, close_old_connections, connections
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from background import queue
from background.models import Presence, Task

logger = logging.getLogger("background")
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True)
class Pace:
    """Seconds."""

    look: float = 0.5  # between looks for a task when there is none
    renew: float = 5  # between renewals of a lease
    lease: float = 30
    show: float = 30  # between signs of life
    plan: float = 30  # between looks for daily tasks whose time has come
    patience: float = 5  # from being asked to stop to interrupting the task at work
    longest: float = 2 * 3600  # a task that takes longer has hung


class _InterruptedError(BaseException):
    """Raised inside a task; no `except Exception` of its own catches it."""


class Worker:
    def __init__(self, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self.presence = Presence(machine=socket.gethostname()[:100])
        self.task: Task | None = None
        self.stopping = self.interruptible = False
        self.planned = -self.pace.plan

    def run(self) -> None:
        autodiscover_modules("tasks")
        with self._listening_to_signals() as signals, self._showing_life():
            while not self.stopping:
                _pause(signals, self._step())

    def _step(self) -> float:
        """Does what is to do; gives the seconds until the next look."""
        try:
            close_old_connections()
            self._plan()
            return 0 if self._work() else self.pace.look
        except OperationalError as error:  # the database is away, or somebody writes for very long
            logger.warning("The worker can't use the database (%s); it tries again.", error)
            connections.close_all()
            return self.pace.renew

    def _plan(self) -> None:
        if time.monotonic() - self.planned >= self.pace.plan:
            self.planned = time.monotonic()
            queue.add_daily()

    def _work(self) -> bool:
        self.task = task = queue.take(self._lease())
        if task is None:
            return False
        try:
            if not self._call(task):
                logger.warning("%s ended after its lease; another worker has it too.", task)
        finally:
            self.task = None
        return True

    def _call(self, task: Task) -> bool:
        """Whether the task was still in these hands when it ended."""
        try:
            with self._limited():
                queue.call(task)
        except _InterruptedError:
            connections.close_all()  # in the middle of whatever it was
            return queue.give_back(task) if self.stopping else queue.fail(task, "It took too long")
        except Exception as error:
            logger.exception("%s failed in attempt %d.", task, task.attempts)
            return queue.fail(task, queue.place_of(error))
        return queue.finish(task)

    def _lease(self) -> timedelta:
        return timedelta(seconds=self.pace.lease)

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """The block is interrupted when it takes too long, or a while after the worker is asked to stop."""
        self.interruptible = True
        signal.setitimer(signal.ITIMER_REAL, self.pace.longest)
        try:
            if self.stopping:
                raise _InterruptedError
            yield
        finally:
            self.interruptible = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def _listening_to_signals(self) -> Iterator[int]:
        """Gives a pipe that wakes a waiting `select` at each signal."""
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        os.set_blocking(writer, False)
        before = {number: signal.signal(number, self._ask_to_stop) for number in STOPPING}
        before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._interrupt)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        try:
            yield reader
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)  # nothing is left to interrupt
            signal.set_wakeup_fd(-1)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(reader)
            os.close(writer)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        again, self.stopping = self.stopping, True
        signal.setitimer(signal.ITIMER_REAL, 0.001 if again else self.pace.patience)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self.interruptible:
            raise _InterruptedError

    @contextmanager
    def _showing_life(self) -> Iterator[None]:
        self.presence.save(force_insert=True)
        ended = threading.Event()
        thread = threading.Thread(target=self._show_life, args=(ended,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join(timeout=1)
            with suppress(Error):
                self.presence.delete()

    def _show_life(self, ended: threading.Event) -> None:
        """Renews the lease of the task at work and the sign of life; the thread has its own connection."""
        shown = time.monotonic()
        while not ended.wait(self.pace.renew):
            try:
                self._renew()
                if time.monotonic() - shown >= self.pace.show:
                    Presence.objects.filter(pk=self.presence.pk).update(seen_at=timezone.now())
                    shown = time.monotonic()
            except Error as error:  # on SQLite, for as long as somebody else is writing
                logger.warning("The worker could not renew its lease (%s); it tries again.", error)
                connections.close_all()
            close_old_connections()
        connections.close_all()

    def _renew(self) -> None:
        if (task := self.task) is not None:
            queue.renew(task, self._lease())


def _pause(signals: int, seconds: float) -> None:
    select.select([signals], [], [], seconds)
    with suppress(BlockingIOError):
        os.read(signals, 4096)
