"""The statements that a page runs, written down and run again by hand: the same rows without the page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK")


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    params: tuple[Any, ...]
    in_transaction: bool


@contextmanager
def recording() -> Iterator[list[Statement]]:
    """Collects what is run meanwhile; the begin and end of transactions stay with who runs them again."""
    statements: list[Statement] = []

    def write_down(
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,  # noqa: FBT001 - Django passes it so
        context: dict[str, Any],
    ) -> Any:
        if not sql.startswith(TRANSACTION_WORDS):
            inside = context["connection"].in_atomic_block
            statements.append(Statement(sql, tuple(params or ()), inside))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(write_down):
        yield statements


def replay(statements: Iterable[Statement], changes: Mapping[Any, Any] | None = None) -> int:
    """Runs them and fetches every row; parameters that `changes` names are replaced. Counts the rows."""
    rows = 0
    with connection.cursor() as cursor:
        for statement in statements:
            params = [changes.get(one, one) for one in statement.params] if changes else statement.params
            cursor.execute(statement.sql, params)
            if cursor.description:
                rows += len(cursor.fetchall())
    return rows
