"""What the engines lay down beside the tables of the models: indexes, and the triggers that keep them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from questionbank.search import tables_postgresql, tables_sqlite


@dataclass(frozen=True, slots=True)
class Index:
    """A table of words; the engines name what is theirs after it."""

    table: str


QUESTIONS = Index("questionbank_questionwords")
TEMPLATES = Index("questionbank_templatewords")
INDEXES = (QUESTIONS, TEMPLATES)


def lay_indexes(connection: BaseDatabaseWrapper) -> None:
    """From the rows that are there; where there were indexes they are made anew."""
    remove_indexes(connection)
    if connection.vendor == "postgresql":
        _run(connection, tables_postgresql.FUNCTIONS)
        _run_for_each(connection, tables_postgresql.INDEX)
    else:
        _run_for_each(connection, tables_sqlite.INDEX)
    lay_triggers(connection)


def lay_triggers(connection: BaseDatabaseWrapper) -> None:
    """Those that are missing: SQLite drops them with a table that a migration writes anew."""
    if connection.vendor == "postgresql":
        _run(connection, tables_postgresql.FOLLOWING)
    else:
        _run_for_each(connection, tables_sqlite.KEEPING)
        _run(connection, tables_sqlite.FOLLOWING)


def remove_indexes(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "postgresql":
        _run(connection, tables_postgresql.NOT_FOLLOWING)
        _run_for_each(connection, tables_postgresql.NO_INDEX)
        _run(connection, tables_postgresql.NO_FUNCTIONS)
    else:
        _run(connection, tables_sqlite.NOT_FOLLOWING)
        _run_for_each(connection, tables_sqlite.NO_INDEX)


def analyse(connection: BaseDatabaseWrapper) -> None:
    """After much was loaded, so that the planner knows how common a word is."""
    own = tables_postgresql if connection.vendor == "postgresql" else tables_sqlite
    _run(connection, own.AFTER_LOADING)


def _run_for_each(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    _run(connection, (one.format(table=index.table) for index in INDEXES for one in statements))


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
