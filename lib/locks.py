"""One process at a time: a lock file that the operating system lets go of, however its holder ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class AlreadyHeldError(Exception):
    """Another process holds the lock; `note` is what it left about itself."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


@contextmanager
def held(path: Path, *, note: str = "", wait: bool = False) -> Iterator[None]:
    """Holds the lock in `path` while the block runs; without `wait`, raises AlreadyHeldError at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        _take(file, wait=wait)
        file.truncate(0)
        file.write(note)
        file.flush()
        yield
        file.truncate(0)


def _take(file: IO[str], *, wait: bool) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        raise AlreadyHeldError(file.read()) from None
