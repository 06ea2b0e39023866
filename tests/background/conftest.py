"""Workers in processes of their own, on a database that the test shares with them."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start_worker(transactional_db: None, tmp_path: Path, root: Path) -> Iterator[Start]:
    """Starts a worker on the database as it is at the first call; all are gone afterwards."""
    running: list[subprocess.Popen[bytes]] = []
    url = ""

    def start() -> subprocess.Popen[bytes]:
        nonlocal url
        url = url or shared_database(tmp_path)
        made = {"DATABASE_URL": url, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
        command = [sys.executable, "-m", "tests.background.run_worker"]
        running.append(subprocess.Popen(command, cwd=root, env={**os.environ, **made}))
        return running[-1]

    yield start
    for worker in running:
        worker.kill()
        worker.wait()


def shared_database(folder: Path) -> str:
    """The test's database on PostgreSQL; of the one in memory on SQLite, a copy in a file."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    connection.ensure_connection()
    file = copy_of(folder)
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    return f"sqlite:///{file}"


def copy_of(folder: Path) -> Path:
    return folder / "shared.sqlite3"


def stop(worker: "subprocess.Popen[bytes]") -> None:
    """Much sooner than what is at work would end."""
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0


def wait_for(is_so: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.02)


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What the workers' database says."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()
    copy = sqlite3.connect(copy_of(folder))
    try:
        return copy.execute(statement).fetchall()
    finally:
        copy.close()
