"""The process that `confined.read_confined` starts: a document comes in, its reading goes out as JSON.

On the first line of the input stand the name of the file and the fields of its columns, as JSON.
"""

import contextlib
import json
import resource
import sys
from typing import Final

from .confined import MOST_ANSWER, MOST_BYTES, REFUSED, SECONDS, TOO_MUCH, UNREADABLE
from .forms import read_here
from .values import DocumentError
from .wire import write_reading

_LIMITS: Final = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: MOST_ANSWER,
    resource.RLIMIT_AS: MOST_BYTES,
}
# No reader has to do any of this, whatever a document talks it into.
_FORBIDDEN: Final = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.posix_spawn",
        "os.system",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "subprocess.Popen",
    }
)


def main() -> int:
    _confine()
    try:
        head, _, data = sys.stdin.buffer.read().partition(b"\n")
        answer, status = _answer(data, **json.loads(head))
    except DocumentError as error:
        answer, status = str(error).encode(), REFUSED
    except MemoryError:
        answer, status = TOO_MUCH.encode(), REFUSED
    except Exception:  # noqa: BLE001  # whatever went wrong, the one who asked needs a sentence
        answer, status = UNREADABLE.encode(), REFUSED
    sys.stdout.buffer.write(answer)
    return status


def _answer(data: bytes, name: str, columns: list[str] | None) -> tuple[bytes, int]:
    return write_reading(read_here(data, name, columns)), 0


def _confine() -> None:
    for limit, most in _LIMITS.items():
        with contextlib.suppress(ValueError, OSError):  # macOS does not count address space
            # A second more for the seconds, since who has used up all of them is killed without a word.
            resource.setrlimit(limit, (most, most + (limit == resource.RLIMIT_CPU)))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main())
