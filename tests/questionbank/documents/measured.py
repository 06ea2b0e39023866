"""Reads files as the application does; for each, what came of it, in how many seconds and how much memory.

Run as a process of its own: `python -m tests.questionbank.documents.measured FILE …`.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from questionbank.documents import DocumentError, read_bytes

_UNIT = 1 if sys.platform == "darwin" else 1024


class Measured(NamedTuple):
    said: str
    seconds: float
    megabytes: float  # the most that this process or one that it started has held so far


def measure(paths: Sequence[Path]) -> Iterator[Measured]:
    for path in paths:
        data = path.read_bytes()
        started = time.perf_counter()
        said = _said(data, path.name)
        yield Measured(said, time.perf_counter() - started, _peak())


def _said(data: bytes, name: str) -> str:
    try:
        reading = read_bytes(data, name)
    except DocumentError as error:
        return str(error)
    problems = reading.document.problems if reading.document else ()
    return " ".join(["READ", *(f"{problem.place} {problem.sentence}" for problem in problems)])


def _peak() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    return max(_own_peak(), children) / 1_000_000


def _own_peak() -> int:
    """Linux counts in what the process held that started this one, unless asked for its own memory."""
    status = Path("/proc/self/status")
    if status.exists():
        return 1024 * int(status.read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    print(json.dumps(list(measure([Path(name) for name in sys.argv[1:]]))))  # noqa: T201  # the answer
