"""Querysets whose SQL is made once and run many times: for the few behind every key that is typed.

Django builds and compiles a queryset anew each time, which takes ten times as long as running it.
Here the queryset is built once in each thread, with stand-ins for its values; its SQL then runs with
the values of the call, and its rows become instances as Django would make them. `prepared` reads,
`prepared_update` changes.

The function may only hand its values on. Where it looked at one (an `if`, a sum), the answer for the
stand-in would stand for ever; so the tests compare what is prepared with what is built anew.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql import UpdateQuery
from django.db.transaction import TransactionManagementError, mark_for_rollback_on_error

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")

# Stand-ins are values that no queryset has of its own, and that the smallest integer column could hold.
# The text is one that a lookup which escapes, folds or strips its value does not hand on as it is.
MARK = "of a prepared queryset"
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda place: 32_001 + place,
    str: lambda place: f" 50%_\\ Stand-In {place} {MARK} ",
    UUID: lambda place: UUID(int=2**127 + 32_001 + place),
    datetime: lambda place: datetime(9001, 1, 1, tzinfo=UTC) + timedelta(days=place),
}


class Change(NamedTuple):
    """`rows.update(**values)`, not done yet."""

    rows: QuerySet[Any]
    values: dict[str, Any]


class Prepared(Generic[P, R]):
    """What is made of a function: called, it gives what its statement gives; `build` is the function."""

    def __init__(self, build: Callable[P, Any]) -> None:
        self.build = build
        self._of_thread = threading.local()  # as connections are
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **named: P.kwargs) -> R:
        if named:
            raise TypeError("The values of a prepared queryset go by their places.")
        result: R = self._compiled(values).run(values)
        return result

    def sql_with_params(self, *values: P.args, **_named: P.kwargs) -> tuple[str, tuple[Any, ...]]:
        """What a call runs."""
        compiled = self._compiled(values)
        return compiled.sql, tuple(compiled.params(values))

    def _compiled(self, values: tuple[Any, ...]) -> "_Compiled":
        connection = connections[DEFAULT_DB_ALIAS]
        known: _Compiled | None = getattr(self._of_thread, "compiled", None)
        if known is None or known.connection is not connection:
            known = self._of_thread.compiled = _compile(self.build, tuple(map(type, values)), connection)
        return known


def prepared(build: Callable[P, QuerySet[M]]) -> Prepared[P, list[M]]:
    """Makes of a function from values to a queryset one from values to its rows."""
    return Prepared(build)


def prepared_update(build: Callable[P, Change]) -> Prepared[P, int]:
    """Makes of a function from values to a change one that does it and counts the rows."""
    return Prepared(build)


@dataclass(frozen=True, slots=True)
class _Compiled:
    connection: BaseDatabaseWrapper
    kinds: tuple[type, ...]
    sql: str
    template: tuple[Any, ...]  # the parameters, with a _Place where a value goes
    needs_transaction: bool
    result: Callable[[Any], Any]  # of the cursor

    def params(self, values: tuple[Any, ...]) -> list[Any]:
        if tuple(map(type, values)) != self.kinds:
            raise TypeError(f"A prepared queryset of {self.kinds} was given {values!r}.")
        sent = [_as_sent(value, self.connection) for value in values]
        return [one.filled(sent) if type(one) is _Place else one for one in self.template]

    def run(self, values: tuple[Any, ...]) -> Any:
        params = self.params(values)
        if self.needs_transaction and not self.connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked inside a transaction only.")
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), self.connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return self.result(cursor)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes; PostgreSQL's integers have types of their own."""

    number: int
    kind: Callable[[Any], Any] | None

    def filled(self, sent: list[Any]) -> Any:
        return self.kind(sent[self.number]) if self.kind else sent[self.number]


def _compile(
    build: Callable[..., QuerySet[Any] | Change], kinds: tuple[type, ...], connection: BaseDatabaseWrapper
) -> _Compiled:
    stand_ins = [STAND_INS[kind](number) for number, kind in enumerate(kinds)]
    built = build(*stand_ins)
    query = _update_of(built) if isinstance(built, Change) else built.query
    compiler: Any = query.get_compiler(DEFAULT_DB_ALIAS)  # its types are those of a later Django
    sql, params = compiler.as_sql()
    return _Compiled(
        connection=connection,
        kinds=kinds,
        sql=sql,
        template=_template(params, [_as_sent(one, connection) for one in stand_ins]),
        needs_transaction=query.select_for_update,
        result=_rows_changed if isinstance(built, Change) else _reader(compiler),
    )


def _update_of(change: Change) -> Any:
    """As `QuerySet.update` makes it of rows of one table, without annotations."""
    query: Any = change.rows.query.chain(UpdateQuery)
    query.add_update_values(change.values)
    if query.is_sliced or query.annotations or query.related_updates or query.count_active_tables() > 1:
        raise TypeError("A prepared change is of rows of one table, without annotations.")
    return query


def _rows_changed(cursor: Any) -> int:
    return int(cursor.rowcount)


def _template(params: Iterable[Any], stand_ins: list[Any]) -> tuple[Any, ...]:
    template = tuple(
        _Place(stand_ins.index(one), type(one) if isinstance(one, int) else None) if one in stand_ins else one
        for one in params
    )
    handed_on = {one.number for one in template if isinstance(one, _Place)}
    if handed_on != set(range(len(stand_ins))) or any(map(_is_made_of_stand_in, template)):
        raise TypeError("A prepared queryset must hand on each of its values as it is.")
    return template


def _is_made_of_stand_in(param: Any) -> bool:
    """What would stand for ever, beside a place that has the value as it is."""
    return isinstance(param, str) and MARK in param.casefold()


def _as_sent(value: Any, connection: BaseDatabaseWrapper) -> Any:
    """As the fields of Django hand it to the database's driver."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _reader(compiler: Any) -> Callable[[Any], list[Any]]:
    converters = compiler.get_converters(column for column, _, _ in compiler.select or ())
    instance = _instance_maker(compiler)
    return lambda cursor: [instance(row) for row in compiler.apply_converters(cursor.fetchall(), converters)]


def _instance_maker(compiler: Any) -> Callable[[Any], Any]:
    """What `ModelIterable` does with a row, for a queryset of models without annotations."""
    select, of_class = compiler.select, compiler.klass_info
    if not select or of_class is None or compiler.annotation_col_map:
        raise TypeError("A prepared queryset gives models, without annotations.")
    columns = slice(of_class["select_fields"][0], of_class["select_fields"][-1] + 1)
    names = [column.target.attname for column, _, _ in select[columns]]
    related = get_related_populators(of_class, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]

    def instance(row: Any) -> Any:
        made = of_class["model"].from_db(DEFAULT_DB_ALIAS, names, row[columns])
        for populator in related:
            populator.populate(row, made)
        return made

    return instance
