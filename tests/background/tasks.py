"""Tasks to test with. What they did is in the file that they are given."""

import os
import time
from pathlib import Path

from lib.background import later


def note(path: str, word: str) -> None:
    """One short line at a time is appended whole, whoever else appends."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{word}\n")


def hang_at_first(path: str) -> None:
    """Begins, and comes to an end at the second attempt only."""
    is_first = not Path(path).exists()
    note(path, f"begun by {os.getpid()}")
    if is_first:
        time.sleep(60)
    note(path, "ended")


def hang_long(path: str) -> None:
    """Longer than a lease; catches all that a careless task would catch."""
    note(path, "begun")
    try:
        time.sleep(60)
    except Exception:  # noqa: BLE001
        note(path, "caught")


def take_three_seconds(path: str) -> None:
    note(path, "begun")
    time.sleep(3)
    note(path, "ended")


def fail(words: str) -> None:
    raise ValueError(words)


def add_another(path: str) -> None:
    later(note, path, "the other")
