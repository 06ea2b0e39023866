"""Runs the benchmarks on databases of their own: SQLite, and PostgreSQL where DATABASE_URL names one."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

BENCHMARKS = ("importing", "saving", "comparing", "searching", "likeness")


def main(names: list[str]) -> int:
    if unknown := set(names) - set(BENCHMARKS):
        print(f"There is no benchmark {', '.join(sorted(unknown))}. There are {', '.join(BENCHMARKS)}.")
        return 2
    codes = [_run("SQLite", "", names)]
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        with _database_on(server) as url:
            codes.append(_run("PostgreSQL", url, names))
    return max(codes)


def _run(database: str, url: str, names: list[str]) -> int:
    """In a process of its own, since settings are read once; in a folder that is gone afterwards."""
    print(f"\n=== {database} ===", flush=True)
    with tempfile.TemporaryDirectory(prefix="askwell-bench-") as folder:
        environment = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
            "DEBUG": "false",
            "HTTPS": "false",
            "ALLOWED_HOSTS": "127.0.0.1",
        }
        command = [sys.executable, "-m", "bench.run", *(names or BENCHMARKS)]
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def _database_on(server: str) -> Iterator[str]:
    """The address of a new database beside the one that is named, which is not touched."""
    name = f"askwell_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
