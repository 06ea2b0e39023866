"""Very many rows at once, at nearly the speed of the database itself.

`bulk_create` builds and prepares an object for every row, which takes several times as long as storing it.
Here a row is a tuple, and its key is drawn beforehand, so that rows that point at each other can be made
in one go.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

Model = TypeVar("Model", bound=models.Model)
Value = str | int | bool | UUID | datetime | None


def draw_keys(model: type[models.Model], count: int) -> Iterator[int]:
    """Keys that no other row has or will get. Raises RuntimeError outside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Keys are drawn in the transaction that uses them.")
    return iter(
        _from_sequence(model, count) if connection.vendor == "postgresql" else _after_last(model, count)
    )


def insert_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Stores `rows`, each with the values of the fields `names` (attnames), in their order."""
    fields = [_field(model, name) for name in names]
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's documented name for it
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    converters = [(place, convert) for place, field in enumerate(fields) if (convert := _converter(field))]
    prepared = (_converted(row, converters) for row in rows)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({columns}) FROM STDIN", prepared)
    else:
        holders = ", ".join("%s" for _ in fields)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holders})", list(prepared))  # noqa: S608 - names of our own


def insert_objects(model: type[Model], objects: Sequence[Model]) -> None:
    """Stores objects that have their keys, as they are: no signal is sent, no default filled in later."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001
    values = attrgetter(*names)
    insert_rows(model, names, (values(one) for one in objects))
    for one in objects:
        one._state.adding = False  # noqa: SLF001 - a later save() of it is an update


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    found = next(field for field in model._meta.concrete_fields if field.attname == name)  # noqa: SLF001
    field: models.Field[Any, Any] = found
    return field


def _converter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """What a database without a type of its own needs; PostgreSQL takes these values as they are."""
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.UUIDField):
        return lambda value: None if value is None else value.hex
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    return None


def _converted(row: Sequence[Value], converters: Sequence[tuple[int, Callable[[Any], Any]]]) -> Sequence[Any]:
    if not converters:
        return row
    values: list[Any] = list(row)
    for place, convert in converters:
        values[place] = convert(values[place])
    return values


def _copy(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _from_sequence(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],  # noqa: SLF001 - as above
        )
        return [key for (key,) in cursor.fetchall()]


def _after_last(model: type[models.Model], count: int) -> range:
    """SQLite has one writer, who holds the lock already; `sqlite_sequence` remembers deleted rows too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])  # noqa: SLF001
        row = cursor.fetchone()
    last = row[0] if row else 0
    return range(last + 1, last + 1 + count)
