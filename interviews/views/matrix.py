"""A comparison made ready for its template: addresses of cells and heads, and each face drawn once."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hiring.models import Opening
from interviews.queries.comparison import BY_DISAGREEMENT, BY_NAME, BY_SCORE, Comparison, Row
from interviews.queries.comparison_columns import Column, Kind, competency_key
from interviews.queries.faces import Face

PLACE = "#here"  # where a face's address goes
DOTS = "interviews/partials/comparison_dots.html"
FACE = "interviews/partials/comparison_face.html"
VERDICTS = "interviews/partials/comparison_verdicts.html"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: where its title leads, and the link that orders by it."""

    column: Column
    sort_url: str
    is_sorted: bool


@dataclass(frozen=True, slots=True)
class SortLink:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class DrawnRow:
    row: Row
    cells: SafeString
    verdicts: str


class Matrix:
    """Five thousand cells share a few hundred faces, which are drawn once; only addresses differ."""

    def __init__(self, shown: Comparison, opening: Opening, *, competency: str, sort: str) -> None:
        self.shown, self.opening, self.competency, self.sort = shown, opening, competency, sort
        # By identity, which is quicker than by content: equal faces are one object.
        self._faces: dict[tuple[int, bool], tuple[str, str]] = {}
        self._dots: dict[tuple[str, ...], str] = {}
        self._verdicts: dict[tuple[str, ...], str] = {}
        for column in shown.columns:
            column.url = self._column_url(column)
        self._urls = [escape(column.url) for column in shown.columns]

    @property
    def rows(self) -> list[DrawnRow]:
        return [
            DrawnRow(row, self._cells_of(row), self._verdicts_of(row.recommendations))
            for row in self.shown.rows
        ]

    @property
    def heads(self) -> list[Head]:
        return [
            Head(column, self._sorted_url(column.key), column.key == self.sort)
            for column in self.shown.columns
        ]

    @property
    def sort_links(self) -> list[SortLink]:
        ways = (("Name", BY_NAME), ("Overall score", BY_SCORE), ("Disagreement", BY_DISAGREEMENT))
        return [SortLink(label, self._sorted_url(key), key == self.sort) for label, key in ways]

    def _cells_of(self, row: Row) -> SafeString:
        """The row's cells: drawn faces, with the address put where the template left its place."""
        parts: list[str] = []
        anchor = f"#{row.person.uuid}"
        for url, cell in zip(self._urls, row.cells, strict=True):
            is_open = bool(cell.found and url)
            before, after = self._faces.get((id(cell.face), is_open)) or self._draw(cell.face, is_open)
            parts += (before, url, anchor, after) if is_open else (before,)
        return mark_safe("".join(parts))  # noqa: S308 - templates' output, and an escaped address

    def _draw(self, face: Face, is_open: bool) -> tuple[str, str]:  # noqa: FBT001 - a part of the key
        if face.dots not in self._dots:
            self._dots[face.dots] = get_template(DOTS).render({"dots": face.dots})
        context = {"face": face, "dots": self._dots[face.dots], "url": PLACE if is_open else ""}
        before, _, after = get_template(FACE).render(context).partition(PLACE)
        self._faces[id(face), is_open] = (before, after)
        return before, after

    def _verdicts_of(self, recommendations: tuple[str, ...]) -> str:
        if not recommendations:
            return ""
        if recommendations not in self._verdicts:
            context = {"verdicts": list(Counter(recommendations).items())}
            self._verdicts[recommendations] = get_template(VERDICTS).render(context)
        return self._verdicts[recommendations]

    def _column_url(self, column: Column) -> str:
        if column.kind is Kind.QUESTION:
            return reverse("question_comparison", args=[self.opening.uuid, column.identity])
        if self.competency:
            return ""
        return f"{self._url()}?{urlencode({'competency': competency_key(column.identity)})}"

    def _sorted_url(self, key: str) -> str:
        narrowed = {"competency": self.competency} if self.competency else {"by": self.shown.by}
        return f"{self._url()}?{urlencode(narrowed | {'sort': key})}"

    def _url(self) -> str:
        return reverse("comparison", args=[self.opening.uuid])
