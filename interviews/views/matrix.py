"""A comparison made ready for its template: addresses of cells and heads, and each face drawn once."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.template.loader import get_template
from django.urls import reverse

from hiring.models import Opening
from interviews.queries.comparison import BY_DISAGREEMENT, BY_NAME, BY_SCORE, Comparison
from interviews.queries.comparison_columns import Column, Kind, competency_key
from interviews.queries.faces import Face

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


class Matrix:
    """Five thousand cells share a few hundred faces and a few dozen panels' verdicts."""

    def __init__(self, shown: Comparison, opening: Opening, *, competency: str, sort: str) -> None:
        self.shown, self.opening, self.competency, self.sort = shown, opening, competency, sort
        self._faces: dict[Face, str] = {}
        self._verdicts: dict[tuple[str, ...], str] = {}
        for column in shown.columns:
            column.url = self._column_url(column)
        for row in shown.rows:
            anchor = f"#{row.person.uuid}"
            row.verdicts = self._verdicts_of(row.recommendations) if row.recommendations else ""
            for column, cell in zip(shown.columns, row.cells, strict=True):
                cell.drawn = self._faces.get(cell.face) or self._draw(cell.face)
                if cell.found and column.url:
                    cell.url = column.url + anchor

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

    def _draw(self, face: Face) -> str:
        drawn = self._faces[face] = get_template(FACE).render({"face": face})
        return drawn

    def _verdicts_of(self, recommendations: tuple[str, ...]) -> str:
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
