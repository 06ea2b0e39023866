"""Keeps the processes of an installation running: starts them, starts again what dies, stops all of them."""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Program:
    """Something to keep running; `name` starts a sentence, as in "The web server stopped"."""

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[], bool] = lambda: True
    keep_open: tuple[int, ...] = ()  # file descriptors that it is given, such as a listening socket


@dataclass(frozen=True)
class Pace:
    """How patient the supervisor is, in seconds."""

    first_pause: float = 0.5  # before a program that died is started again; doubled each time it dies
    longest_pause: float = 30
    calm: float = 60  # a program that ran for so long has its earlier deaths forgotten
    grace: float = 10  # from asking a program to stop to killing it
    look: float = 0.1  # between looks at a program that isn't ready yet
    tries: int = 3  # how often a program may die before it was ready once


class NeverStartedError(Exception):
    """A program died each time that it was started, before it was ready."""


def follow_parent() -> None:
    """Has this process asked to stop when its parent dies, even killed (on Linux; nothing elsewhere)."""
    if libc is not None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs until it is asked to stop; `say` gets a sentence about each death, `when_ready` is called once."""

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        when_ready: Callable[[], None],
        say: Callable[[str], None],
        pace: Pace | None = None,
    ) -> None:
        self.pace = pace or Pace()
        self.children = [_Child(program, self.pace, say) for program in programs]
        self.when_ready = when_ready
        self.introduced = False
        self.stops = 0

    def run(self) -> None:
        with self._listening_to_signals() as signals:
            try:
                while not self.stops:
                    self._look_after_children()
                    _pause(signals, self.pace.look if self._is_busy() else 1)
            finally:
                self._stop(signals)

    def _look_after_children(self) -> None:
        for child in self.children:
            child.look_after()
        if not self.introduced and all(child.ready for child in self.children):
            self.introduced = True
            self.when_ready()

    def _is_busy(self) -> bool:
        return not all(child.ready and child.process for child in self.children)

    def _stop(self, signals: int) -> None:
        """Asks all, waits for the grace time or a second request, then kills what is left."""
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + self.pace.grace
        while any(child.is_alive() for child in self.children):
            if time.monotonic() > deadline or self.stops > 1:
                break
            _pause(signals, self.pace.look)
        for child in self.children:
            child.kill()

    @contextmanager
    def _listening_to_signals(self) -> Iterator[int]:
        """Gives a pipe that wakes a waiting `select` at each signal, a child's death among them."""
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        os.set_blocking(writer, False)
        before = {number: signal.signal(number, self._ask_to_stop) for number in STOPPING}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        try:
            yield reader
        finally:
            signal.set_wakeup_fd(-1)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(reader)
            os.close(writer)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stops += 1


class _Child:
    """One program and the process that it is at the moment, if any."""

    def __init__(self, program: Program, pace: Pace, say: Callable[[str], None]) -> None:
        self.program, self.pace, self.say = program, pace, say
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths = 0
        self.due = self.started = 0.0
        self.ready = False

    def look_after(self) -> None:
        if self.process is None:
            self._start_when_due()
        elif self.process.poll() is not None:
            self._note_death(self.process)
        elif not self.ready:
            self.ready = self.program.is_ready()

    def _start_when_due(self) -> None:
        if time.monotonic() < self.due:
            return
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - the command is our own
            self.program.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which then stops all in order
            pass_fds=self.program.keep_open,
            preexec_fn=follow_parent,  # noqa: PLW1509 - the supervisor has no threads
        )

    def _note_death(self, process: subprocess.Popen[bytes]) -> None:
        self.kill()  # what the dead process started itself
        self.process = None
        lasted = time.monotonic() - self.started
        self.deaths = 1 if lasted > self.pace.calm else self.deaths + 1
        if not self.ready and self.deaths >= self.pace.tries:
            raise NeverStartedError(f"{self.program.name} stopped {self.deaths} times before it was ready")
        pause = min(self.pace.first_pause * 2 ** (self.deaths - 1), self.pace.longest_pause)
        self.due = time.monotonic() + pause
        self.say(
            f"{self.program.name} {_how_it_ended(process.returncode)}; it is started again in {pause:g} s."
        )

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_alive():
            self.process.terminate()

    def kill(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):  # macOS refuses for a group of dead processes
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _how_it_ended(code: int) -> str:
    return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"stopped with exit code {code}"


def _pause(signals: int, seconds: float) -> None:
    """Waits, but not past the next signal."""
    select.select([signals], [], [], seconds)
    with suppress(BlockingIOError):
        os.read(signals, 4096)
