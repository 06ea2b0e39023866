"""The same rows by hand: into a second database of the same schema, with the driver's own bulk statement."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

Row = Sequence[Any]


class ByHand(Protocol):
    def insert(self, rows: dict[str, list[Row]]) -> None:
        """All of it in one transaction, table by table."""


class _Sqlite:
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA foreign_keys = ON")

    def insert(self, rows: dict[str, list[Row]]) -> None:
        with self.connection:
            for table, many in rows.items():
                marks = ", ".join("?" for _ in many[0])
                self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", many)


class _Postgresql:
    def __init__(self, url: str, columns: dict[str, list[str]]) -> None:
        self.connection = psycopg.connect(url)
        self.columns = columns

    def insert(self, rows: dict[str, list[Row]]) -> None:
        with self.connection.transaction(), self.connection.cursor() as cursor:
            for table, many in rows.items():
                names = sql.SQL(", ").join(map(sql.Identifier, self.columns[table]))
                statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
                with cursor.copy(statement) as copy:
                    for row in many:
                        copy.write_row(row)


@contextmanager
def second_database(tables: Sequence[str]) -> Iterator[ByHand]:
    """As this one is now, to be filled by hand; gone afterwards."""
    if connection.vendor == "postgresql":
        with _copied_on_server() as url:
            yield _Postgresql(url, {table: stored_columns(table) for table in tables})
        return
    name = Path(settings.DATABASES["default"]["NAME"])
    copy = name.with_name("by-hand.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    yield _Sqlite(copy)
    copy.unlink()


def stored_columns(table: str) -> list[str]:
    """Without those that the database reckons itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
                " AND table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY ordinal_position",
                [table],
            )
            return [name for (name,) in cursor.fetchall()]
        cursor.execute(f"PRAGMA table_info({table})")
        return [row[1] for row in cursor.fetchall()]


@contextmanager
def _copied_on_server() -> Iterator[str]:
    url = os.environ["DATABASE_URL"]
    name = urlsplit(url).path.removeprefix("/")
    connections.close_all()  # a database that is used can't be copied
    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    copy = f"{name}_by_hand"
    with psycopg.connect(server, autocommit=True) as admin:
        names = {"copy": sql.Identifier(copy), "name": sql.Identifier(name)}
        admin.execute(sql.SQL("CREATE DATABASE {copy} TEMPLATE {name}").format(**names))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{copy}"))
        finally:
            admin.execute(sql.SQL("DROP DATABASE {copy} WITH (FORCE)").format(**names))
