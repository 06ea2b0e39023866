"""The supervisor, with real processes: what dies comes back, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lib.supervisor import NeverStartedError, Pace, Program, Supervisor

LIVES = "import os, pathlib, time; pathlib.Path({path!r}).write_text(str(os.getpid())); time.sleep(60)"
IS_DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + LIVES
HAS_CHILD = (
    "import subprocess, sys; "
    "subprocess.Popen([sys.executable, '-S', '-c', {child!r}]); "
    "import time; time.sleep(60)"
)

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(root: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*sources: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.lib.supervised", *sources]
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def eventually(condition: Callable[[], bool], *, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def pid_in(path: Path, *, other_than: int = 0) -> int:
    def is_new() -> bool:
        return path.exists() and path.read_text() not in {"", str(other_than)}

    assert eventually(is_new), f"nothing wrote its number to {path.name}"
    return int(path.read_text())


def is_gone(pid: int) -> bool:
    """Ended, even if nobody has asked for its exit code yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def lines_after(process: subprocess.Popen[str]) -> list[str]:
    return process.communicate(timeout=20)[0].splitlines()


def test_a_program_that_is_killed_is_started_again_and_said_so(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "pid"
    supervisor = start(LIVES.format(path=str(path)))
    first = pid_in(path)
    os.kill(first, signal.SIGKILL)
    second = pid_in(path, other_than=first)
    supervisor.terminate()
    # Whether it was called ready before it was killed is the machine's own affair.
    assert "The helper was killed by SIGKILL; it is started again in 0.1 s." in lines_after(supervisor)
    assert is_gone(second)


def test_pauses_grow_up_to_the_longest_one(start: Start, tmp_path: Path) -> None:
    supervisor = start("import time; time.sleep(0.1); raise SystemExit(3)")
    assert supervisor.stdout
    lines = (line for line in supervisor.stdout if " in " in line)
    pauses = [next(lines).strip().rpartition(" in ")[2] for _ in range(4)]
    assert pauses == ["0.1 s.", "0.2 s.", "0.4 s.", "0.4 s."]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_ends_all_programs_and_is_no_failure(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    paths = [tmp_path / "one", tmp_path / "two"]
    supervisor = start(*(LIVES.format(path=str(path)) for path in paths))
    pids = [pid_in(path) for path in paths]
    supervisor.send_signal(number)
    assert supervisor.wait(timeout=20) == 0
    assert all(map(is_gone, pids))


def test_a_program_that_does_not_listen_is_killed_after_the_grace_time(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "pid"
    supervisor = start(IS_DEAF.format(path=str(path)))
    pid = pid_in(path)
    asked = time.monotonic()
    supervisor.terminate()
    assert supervisor.wait(timeout=20) == 0
    assert 0.5 < time.monotonic() - asked < 3
    assert is_gone(pid)


def test_what_a_program_started_itself_is_stopped_with_it(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "grandchild"
    supervisor = start(HAS_CHILD.format(child=IS_DEAF.format(path=str(path))))
    grandchild = pid_in(path)
    supervisor.terminate()
    assert supervisor.wait(timeout=20) == 0
    assert eventually(lambda: is_gone(grandchild))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_killed_supervisor_leaves_no_program_behind(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "pid"
    supervisor = start(LIVES.format(path=str(path)))
    pid = pid_in(path)
    supervisor.kill()
    assert eventually(lambda: is_gone(pid))


def test_a_program_that_never_gets_ready_ends_the_supervisor_with_a_sentence(tmp_path: Path) -> None:
    program = Program(
        "The helper", (sys.executable, "-S", "-c", "raise SystemExit(3)"), is_ready=lambda: False
    )
    said: list[str] = []
    supervisor = Supervisor(
        [program],
        when_ready=lambda: said.append("ready"),
        say=said.append,
        pace=Pace(first_pause=0.05, look=0.02),
    )
    with pytest.raises(NeverStartedError, match="The helper stopped 3 times before it was ready"):
        supervisor.run()
    assert said == [
        "The helper stopped with exit code 3; it is started again in 0.05 s.",
        "The helper stopped with exit code 3; it is started again in 0.1 s.",
    ]
