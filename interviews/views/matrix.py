"""A comparison made ready for its template: addresses of cells and heads, and each face drawn once."""

from collections import Counter
from collections.abc import Sequence
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
NEXT = "#next"  # between one face and another; no word of a face has either
DOTS = "interviews/partials/comparison_dots.html"
FACES = "interviews/partials/comparison_faces.html"
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
        self._verdicts: dict[tuple[str, ...], str] = {}
        for column in shown.columns:
            column.url = self._column_url(column)
        self._urls = [escape(column.url) for column in shown.columns]
        # By identity, which is quicker than by content: equal faces are one object.
        self._faces = _draw_faces(
            {
                (id(cell.face), bool(cell.found and url)): cell.face
                for row in shown.rows
                for url, cell in zip(self._urls, row.cells, strict=True)
            }
        )

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
            before, after = self._faces[id(cell.face), is_open]
            parts += (before, url, anchor, after) if is_open else (before,)
        return mark_safe("".join(parts))  # noqa: S308 - templates' output, and an escaped address

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


def _draw_faces(faces: dict[tuple[int, bool], Face]) -> dict[tuple[int, bool], tuple[str, str]]:
    """What comes before and after the address in each; one rendering for all, since each has its price."""
    kinds = list({face.dots for face in faces.values()})
    dots = dict(zip(kinds, _draw_each(DOTS, kinds), strict=True))
    shown = [
        {"face": face, "dots": dots[face.dots], "url": PLACE if is_open else ""}
        for (_, is_open), face in faces.items()
    ]
    halves = (drawn.partition(PLACE) for drawn in _draw_each(FACES, shown))
    return {key: (before, after) for key, (before, _, after) in zip(faces, halves, strict=True)}


def _draw_each(template: str, shown: Sequence[object]) -> list[SafeString]:
    drawn = get_template(template).render({"all": shown, "next": NEXT})
    return [mark_safe(one) for one in drawn.split(NEXT)[:-1]]  # noqa: S308 - a template's output, cut up
