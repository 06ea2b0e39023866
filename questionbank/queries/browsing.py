"""The list of questions: searched, narrowed by facets with their counts, and turned page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from lib.ids import uuid_or_none
from lib.numbers import page_in
from lib.plain import first_line
from questionbank.documents.words import LANGUAGES
from questionbank.models import ProposedAnswer, Question
from questionbank.queries.facet_counts import TEMPLATE
from questionbank.queries.facet_options import Facet, Named, facets_of, names_in
from questionbank.queries.facets import FACETS, NONE, Narrowing, counted, narrowing
from questionbank.search.engines import Ask
from questionbank.search.facets import FIXED
from questionbank.search.finding import MOST, Correction, Found, find, look, newest_templates
from questionbank.search.marking import Marker
from questionbank.search.query import Query
from teams.models import Membership

PAGE_LENGTH = 25
TEMPLATES_NAMED, TEMPLATES_LOOKED_AT = 3, 50  # since some may be archived
ORDERS = {"best": "Best first", "newest": "Newest first"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the page asks for; a value that means nothing asks for nothing."""

    q: str = ""
    state: str = ""
    competency: str = ""
    kind: str = ""
    seniority: str = ""
    minutes: str = ""
    tag: str = ""
    template: str = ""
    language: str = ""
    order: str = ""
    exactly: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Filters":
        return cls(
            q=query.get("q", "").replace("\x00", "").strip(),
            order="newest" if query.get("order") == "newest" else "",
            exactly="1" if query.get("exactly") == "1" else "",
            page=page_in(query),
            **{kind.name: _sound(kind.name, query.get(kind.name, "")) for kind in FACETS},
        )

    @property
    def chosen(self) -> dict[str, str]:
        return {kind.name: value for kind in FACETS if (value := str(getattr(self, kind.name)))}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.chosen)

    def query(self, **changes: str | int) -> str:
        """The query string of this list with something else asked for, from its first page again."""
        asked = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]
        values = {one.name: getattr(asked, one.name) for one in fields(asked)}
        return "?" + urlencode({key: value for key, value in values.items() if value not in ("", 1)})

    @property
    def as_saved(self) -> str:
        """The query string that is kept under a name."""
        return self.query().removeprefix("?")


def _sound(name: str, value: str) -> str:
    kind = next(one for one in FACETS if one.name == name)
    if kind.has_uuids:
        known_uuid = uuid_or_none(value)
        return NONE if value == NONE and kind.nothing else str(known_uuid) if known_uuid else ""
    known = LANGUAGES if name == "language" else [one for one in FIXED[kind.sign] if one]
    return value if value in known or (value == NONE and kind.nothing) else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found, with what matched marked."""

    question: Question
    title: SafeString
    why: SafeString
    excerpt: SafeString | None  # of what else holds the words
    where: str  # the excerpt is from


@dataclass(frozen=True, slots=True)
class QuestionPage:
    filters: Filters
    hits: list[Hit]
    facets: list[Facet]
    total: int
    is_cut: bool
    bank: int  # questions before any facet is chosen
    is_bank_cut: bool
    corrections: tuple[Correction, ...] = ()
    templates: tuple[Named, ...] = ()  # that hold the words

    @property
    def questions(self) -> list[Question]:
        return [hit.question for hit in self.hits]

    @property
    def chips(self) -> list[tuple[str, str]]:
        """What is chosen, each with the query that takes it away."""
        return [
            (option.label, self.filters.query(**{facet.name: ""}))
            for facet in self.facets
            for option in facet.options
            if option.is_chosen
        ]

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        total, bank = _said(self.total, self.is_cut), _said(self.bank, self.is_bank_cut)
        many = "" if bank == "1" else "s"
        return f"{bank} question{many}" if total == bank else f"{total} of {bank} questions"

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """Label, query, and whether it is in force; where there are words."""
        now = self.filters.order or "best"
        return [
            (label, self.filters.query(order="" if name == "best" else name), name == now)
            for name, label in ORDERS.items()
            if self.filters.q
        ]

    @property
    def exactly(self) -> str:
        return self.filters.query(exactly="1")

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

    @property
    def is_at_the_end_of_what_is_shown(self) -> bool:
        return self.is_cut and self.number == self.pages


def _said(count: int, is_cut: bool) -> str:  # noqa: FBT001
    return f"{MOST:,}+" if is_cut else f"{count:,}"


def question_page(viewer: Membership, filters: Filters) -> QuestionPage:
    """A dozen queries, whatever is stored; where nothing is found, two dozen at most."""
    base = Ask(viewer.team_id, Query.read(filters.q))
    narrowed = narrowing(viewer, base, filters.chosen)
    found = find(narrowed.ask(), exactly=bool(filters.exactly))
    counts = counted(narrowed, found)
    bank = _before_facets(narrowed, found)
    templates = newest_templates(viewer.team_id, found.query, most=TEMPLATES_LOOKED_AT)
    names = names_in(viewer, counts, narrowed, templates)
    named = [names[TEMPLATE, str(key)] for key in templates if (TEMPLATE, str(key)) in names]
    page = QuestionPage(
        filters=filters,
        hits=[],
        facets=facets_of(narrowed, counts, names),
        total=len(found.rows),
        is_cut=found.is_cut,
        bank=len(bank.rows),
        is_bank_cut=bank.is_cut,
        corrections=found.corrections,
        templates=tuple(named[:TEMPLATES_NAMED]),
    )
    start = (page.number - 1) * PAGE_LENGTH
    ordered = found.ids if filters.order == "newest" else found.ids_by_rank()
    return replace(page, hits=hits_of(viewer, found.query, ordered[start : start + PAGE_LENGTH]))


def _before_facets(narrowed: Narrowing, found: Found) -> Found:
    return look(narrowed.base.with_query(found.query)) if narrowed.keys else found


def hits_of(viewer: Membership, query: Query, ids: Sequence[int]) -> list[Hit]:
    """In the order of `ids`. Two queries, one where there are no words."""
    rows = Question.objects.visible_to(viewer).with_current().in_bulk(ids)
    questions = [rows[key] for key in ids if key in rows]
    marker = Marker(query)
    answers = _answers(questions) if query.terms else {}
    return [_hit(one, marker, answers.get(one.current_id or 0, [])) for one in questions]


def _answers(questions: Sequence[Question]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = ProposedAnswer.objects.filter(revision__in=[one.current_id for one in questions])
    for revision, text in rows.order_by("revision", "position").values_list("revision", "text"):
        found.setdefault(revision, []).append(text)
    return found


def _hit(question: Question, marker: Marker, answers: Sequence[str]) -> Hit:
    current = question.current
    text, why = (current.text, current.why_ask) if current else ("", "")
    title = first_line(text) or "A question without words"
    excerpt, where = None, ""
    if current and marker.query.terms and not marker.is_whole_in(f"{title}\n{first_line(why)}"):
        places = [*(("In an answer", one) for one in answers), ("How to ask", current.how_to_ask)]
        places += [("When to ask", current.when_to_ask), ("In the text", text.partition("\n")[2])]
        where, excerpt = next(
            ((place, marked) for place, one in places if (marked := marker.excerpt(one))), ("", None)
        )
    return Hit(question, marker.mark(title), marker.mark(first_line(why)), excerpt, where)
