"""One interface, two engines: which rows hold the words and have the facets, and how well they fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db import connection

from questionbank.search.facets import TEAM, facet
from questionbank.search.query import NOTHING, Query, Term
from questionbank.search.tables import Index
from questionbank.search.words import coded

WEIGHTS = (10, 3, 1)  # of a word in the title, about it, in the detail


@dataclass(frozen=True, slots=True)
class Ask:
    """What is looked for, in one team: every term, and one facet of each group of `wanted`."""

    team: int
    query: Query = NOTHING
    wanted: tuple[tuple[str, ...], ...] = ()
    among: tuple[int, ...] | None = None  # these rows alone

    def and_one_of(self, *facets: str) -> "Ask":
        return replace(self, wanted=(*self.wanted, facets))

    def with_query(self, query: Query) -> "Ask":
        return replace(self, query=query)

    @property
    def facets(self) -> tuple[tuple[str, ...], ...]:
        return ((facet(TEAM, self.team),), *self.wanted)


Row = tuple[int, str]  # an id, and its facets


class Engine(Protocol):
    def newest(self, index: Index, ask: Ask, *, most: int) -> list[Row]: ...

    def by_rank(self, index: Index, ask: Ask, rows: Sequence[Row]) -> list[int]:
        """The ids of `rows`, which `newest` gave, the best first."""
        ...


class SqliteEngine:
    def newest(self, index: Index, ask: Ask, *, most: int) -> list[Row]:
        among, values = self._among(ask)
        return _rows(
            f"SELECT rowid, own || ' ' || decided || ' ' || tags FROM {index.table}_fts"  # noqa: S608
            f" WHERE {index.table}_fts MATCH %s{among} ORDER BY rowid DESC LIMIT %s",
            [self._match(ask), *values, most],
        )

    def by_rank(self, index: Index, ask: Ask, rows: Sequence[Row]) -> list[int]:
        known = {row for row, _ in rows}
        weights = ", ".join(map(str, WEIGHTS))
        found = _rows(
            f"SELECT rowid FROM {index.table}_fts WHERE {index.table}_fts MATCH %s"  # noqa: S608
            f" AND rowid BETWEEN %s AND %s ORDER BY bm25({index.table}_fts, {weights}, 0, 0, 0), rowid DESC",
            [self._match(ask), min(known), max(known)],
        )
        return [row for (row,) in found if row in known]

    def _match(self, ask: Ask) -> str:
        words = [f"{{title about detail}} : {self._term(term)}" for term in ask.query.terms]
        facets = [f"{{own decided tags}} : ({' OR '.join(map(_quoted, group))})" for group in ask.facets]
        return " AND ".join([*words, *facets])

    def _term(self, term: Term) -> str:
        return f'"{" ".join(map(coded, term.words))}"{" *" if term.is_prefix else ""}'

    def _among(self, ask: Ask) -> tuple[str, list[int]]:
        if ask.among is None:
            return "", []
        if not ask.among:
            return " AND 0", []
        # The plus keeps SQLite from asking the index once for each of them.
        marks = ", ".join(["%s"] * len(ask.among))
        bounds = [min(ask.among), max(ask.among)]
        return f" AND rowid BETWEEN %s AND %s AND +rowid IN ({marks})", [*bounds, *ask.among]


class PostgresqlEngine:
    def newest(self, index: Index, ask: Ask, *, most: int) -> list[Row]:
        return _rows(
            "SELECT found, facets FROM questionbank_newest(%s::regclass, %s, %s, %s::bigint[], %s)",
            self._values(index, ask, most),
        )

    def by_rank(self, index: Index, ask: Ask, rows: Sequence[Row]) -> list[int]:
        title, about, detail = (weight / max(WEIGHTS) for weight in WEIGHTS)
        found = _rows(
            f"SELECT id FROM {index.table} WHERE id = ANY (%s)"  # noqa: S608
            # 1: less where much is said.
            " ORDER BY ts_rank(%s::real[], vector, %s::tsquery, 1) DESC, id DESC",
            [[row for row, _ in rows], [0.0, detail, about, title], self._words(ask.query)],
        )
        return [row for (row,) in found]

    def _values(self, index: Index, ask: Ask, most: int) -> list[object]:
        among = None if ask.among is None else list(ask.among)
        return [index.table, self._words(ask.query), self._facets(ask), among, most]

    def _words(self, query: Query) -> str:
        return " & ".join(map(self._term, query.terms))

    def _term(self, term: Term) -> str:
        return " <-> ".join(f"'{coded(word)}'" for word in term.words) + (":*" if term.is_prefix else "")

    def _facets(self, ask: Ask) -> str:
        groups = (" | ".join(f"'{one}'" for one in group) for group in ask.facets)
        return " & ".join(f"({group})" for group in groups)


def engine() -> Engine:
    return PostgresqlEngine() if connection.vendor == "postgresql" else SqliteEngine()


def _quoted(facet: str) -> str:
    return f'"{facet}"'


def _rows(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
