"""Reads a document in a process of its own, with little memory, little time and nothing to reveal.

What is dangerous to read (packages, whatever is large) can then at worst cost a sentence.
"""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from .reading import Reading
from .values import DocumentError
from .wire import read_reading

SECONDS: Final = 4  # of the processor; with what the process needs to end, the answer is there within five
# By the clock. On a machine with much else to do, a document that is in order still gets its seconds.
PATIENCE: Final = 20.0
MOST_BYTES: Final = 300_000_000  # of memory, where the system counts it
MOST_ANSWER: Final = 64_000_000  # bytes
REFUSED: Final = 3  # the status of a process whose answer is the sentence of a DocumentError

TOO_SLOW = (
    "This document takes too long to read, so Askwell stopped and kept nothing; "
    "split it into smaller ones, or send it as text or CSV."
)
TOO_MUCH = (
    "This document takes too much memory to read, so Askwell stopped and kept nothing; "
    "split it into smaller ones, or send it as text or CSV."
)
UNREADABLE = (
    "This file can't be read; it may be damaged. "
    "Open it in the program it comes from, save it again and try once more."
)
_ROOT = Path(__file__).resolve().parents[2]


def read_confined(data: bytes, name: str = "", columns: Sequence[str] | None = None) -> Reading:
    """Raises DocumentError, also where the process is stopped or breaks down."""
    head = json.dumps({"name": name, "columns": None if columns is None else list(columns)}).encode("ascii")
    with tempfile.TemporaryFile() as answer:
        status = _run(head + b"\n" + data, answer)
        answer.seek(0)
        return _reading(status, answer.read(MOST_ANSWER + 1))


def _run(question: bytes, answer: IO[bytes]) -> int:
    try:
        return subprocess.run(
            [sys.executable, "-s", "-B", "-m", "questionbank.documents"],
            input=question,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONHASHSEED": "random"},
            timeout=PATIENCE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        raise DocumentError(TOO_SLOW) from None
    except BrokenPipeError:
        raise DocumentError(UNREADABLE) from None


def _reading(status: int, answer: bytes) -> Reading:
    if status == 0 and len(answer) <= MOST_ANSWER:
        try:
            return read_reading(answer)
        except (ValueError, KeyError, TypeError):
            raise DocumentError(UNREADABLE) from None
    raise DocumentError(_sentence(status, answer))


def _sentence(status: int, answer: bytes) -> str:
    if status == REFUSED:
        return answer.decode("utf-8", errors="replace") or UNREADABLE
    if status == -signal.SIGXCPU:
        return TOO_SLOW
    return UNREADABLE
