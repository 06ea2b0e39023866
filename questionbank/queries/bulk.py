"""What one change to many questions did, for the page that tells it; what a search found, all pages of it."""

from dataclasses import dataclass
from typing import Any

from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.models import BulkEdit, Question
from questionbank.queries.browsing import Filters
from questionbank.queries.facets import narrowing
from questionbank.search.engines import Ask
from questionbank.search.finding import find
from questionbank.search.query import Query
from teams.models import Membership

SHOWN = 200
NAMES = {
    "competency": "Competency",
    "kind": "Kind",
    "seniority": "Seniority",
    "state": "State",
    "tags": "Tags",
}
LABELS = {
    "kind": dict(Kind.choices),
    "seniority": dict(Seniority.choices),
    "state": dict(QuestionState.choices),
}


@dataclass(frozen=True, slots=True)
class Difference:
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One question of a bulk edit; `refused` is why its state or its tags stayed."""

    question: Question
    differences: list[Difference]
    refused: str


@dataclass(frozen=True, slots=True)
class OpenEdit:
    edit: BulkEdit
    changed: int
    refused: int
    rows: list[Told]  # at most `SHOWN`

    @property
    def more(self) -> int:
        return len(self.edit.before) - len(self.rows)


def questions_found(viewer: Membership, filters: Filters) -> list[int]:
    """The keys of what the list shows for these filters, on all its pages."""
    narrowed = narrowing(viewer, Ask(viewer.team_id, Query.read(filters.q)), filters.chosen)
    return find(narrowed.ask(), exactly=bool(filters.exactly)).ids


def open_edit(viewer: Membership, edit: BulkEdit) -> OpenEdit:
    """One query."""
    stored: dict[str, Any] = edit.before
    # Whose state stayed comes first: there something may be left to do.
    keys = sorted(stored, key=lambda key: "refused" not in stored[key])[:SHOWN]
    rows = Question.objects.visible_to(viewer).with_current().filter(uuid__in=keys)
    questions = {str(one.uuid): one for one in rows}
    return OpenEdit(
        edit=edit,
        changed=sum("after" in row for row in stored.values()),
        refused=sum("refused" in row for row in stored.values()),
        rows=[
            Told(questions[key], _differences(stored[key]), stored[key].get("refused", ""))
            for key in keys
            if key in questions
        ],
    )


def _differences(row: dict[str, Any]) -> list[Difference]:
    before, after = row.get("before", {}), row.get("after", {})
    return [
        Difference(label, _said(name, before.get(name)), _said(name, after.get(name)))
        for name, label in NAMES.items()
        if before.get(name) != after.get(name)
    ]


def _said(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return str(LABELS.get(name, {}).get(value, value)) if value else "not set"
