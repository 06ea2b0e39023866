"""The list of questions: searched, narrowed by facets with their counts, and turned page by page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count

from lib.ids import uuid_or_none
from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.models import Question
from questionbank.models.question import QuestionQuerySet
from teams.models import Membership

PAGE_LENGTH = 25
MOST_DIGITS = 6  # of a page number
NONE = "none"  # chosen to see what has no competency, kind or seniority
CHOICES: dict[str, dict[str, str]] = {
    "state": dict(QuestionState.choices),
    "kind": dict(Kind.choices) | {NONE: "No kind"},
    "seniority": dict(Seniority.choices) | {NONE: "No seniority"},
}
TITLES = {"state": "State", "competency": "Competency", "kind": "Kind", "seniority": "Seniority"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the page asks for; a value that means nothing asks for nothing."""

    q: str = ""
    state: str = ""
    competency: str = ""
    kind: str = ""
    seniority: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Filters":
        competency = query.get("competency", "")
        page = query.get("page", "")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip(),
            competency=competency if competency == NONE or uuid_or_none(competency) else "",
            page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) <= MOST_DIGITS else 1,
            **{name: value for name in CHOICES if (value := query.get(name, "")) in CHOICES[name]},
        )

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name in TITLES if (value := str(getattr(self, name)))}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.chosen)

    def query(self, **changes: str | int) -> str:
        """The query string of this list with something else asked for, from its first page again."""
        asked = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]
        values = {one.name: getattr(asked, one.name) for one in fields(asked)}
        return "?" + urlencode({key: value for key, value in values.items() if value not in ("", 1)})


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    filters: Filters
    questions: list[Question]
    facets: list[Facet]
    total: int
    bank: int  # questions before any facet is chosen

    @property
    def chips(self) -> list[tuple[str, str]]:
        """What is chosen, each with the query that takes it away."""
        chosen = [option for facet in self.facets for option in facet.options if option.is_chosen]
        return [(option.label, option.query) for option in chosen]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_LENGTH))

    @property
    def number(self) -> int:
        return min(self.filters.page, self.pages)

    @property
    def earlier(self) -> str:
        return self.filters.query(page=self.number - 1) if self.number > 1 else ""

    @property
    def later(self) -> str:
        return self.filters.query(page=self.number + 1) if self.number < self.pages else ""


class Group(NamedTuple):
    """Questions that share all four values, and how many they are."""

    state: str
    competency: str
    kind: str
    seniority: str
    competency_name: str
    size: int

    def has(self, name: str, value: str) -> bool:
        return bool(getattr(self, name) == value)


def question_page(viewer: Membership, filters: Filters) -> QuestionPage:
    """Two queries, however many facets there are."""
    found = Question.objects.visible_to(viewer).matching(filters.q)
    groups = list(_groups(found))
    total = sum(group.size for group in _fitting(groups, filters.chosen))
    page = QuestionPage(
        filters=filters,
        questions=[],
        facets=[Facet(title, _options(groups, filters, name)) for name, title in TITLES.items()],
        total=total,
        bank=sum(group.size for group in groups),
    )
    start = (page.number - 1) * PAGE_LENGTH
    rows = _narrowed(found, filters).with_current().newest_first()[start : start + PAGE_LENGTH]
    return replace(page, questions=list(rows))


def _groups(found: QuestionQuerySet) -> Iterator[Group]:
    names = ("state", "competency__uuid", "kind", "seniority", "competency__name")
    rows = found.order_by().values_list(*names).annotate(count=Count("pk"))
    for state, competency, kind, seniority, name, count in rows:
        yield Group(
            state, str(competency or NONE), kind or NONE, seniority or NONE, name or "No competency", count
        )


def _fitting(groups: Iterable[Group], chosen: Mapping[str, str]) -> list[Group]:
    return [group for group in groups if all(group.has(name, value) for name, value in chosen.items())]


def _options(groups: list[Group], filters: Filters, name: str) -> list[Option]:
    """Counted under what the other facets ask for, so that a count says what a click would show."""
    chosen = filters.chosen
    value = chosen.pop(name, "")
    counts: Counter[str] = Counter()
    for group in _fitting(groups, chosen):
        counts[getattr(group, name)] += group.size
    if value:
        counts.setdefault(value, 0)
    labels = CHOICES.get(name) or _competency_names(groups)
    return [
        Option(labels.get(key, "Not in this list"), counts[key], key == value, _toggled(filters, name, key))
        for key in sorted(counts, key=lambda key: (key == NONE, *_order(name, key, labels)))
    ]


def _toggled(filters: Filters, name: str, key: str) -> str:
    return filters.query(**{name: "" if getattr(filters, name) == key else key})


def _order(name: str, key: str, labels: Mapping[str, str]) -> tuple[int, str]:
    """Competencies by name, the others in the order in which they are defined."""
    position = 0 if name == "competency" else list(labels).index(key)
    return position, labels.get(key, "").casefold()


def _competency_names(groups: Iterable[Group]) -> dict[str, str]:
    return {group.competency: group.competency_name for group in groups}


def _narrowed(found: QuestionQuerySet, filters: Filters) -> QuestionQuerySet:
    columns = {"competency": "competency__uuid"}
    for name, value in filters.chosen.items():
        if value != NONE:
            found = found.filter(**{columns.get(name, name): value})
        elif name == "competency":
            found = found.filter(competency=None)
        else:
            found = found.filter(**{name: ""})
    return found
