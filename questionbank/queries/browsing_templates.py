"""The list of templates: searched, and turned page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.utils.safestring import SafeString

from lib.numbers import page_in
from questionbank.models import Template
from questionbank.search.engines import Ask
from questionbank.search.finding import Correction, Found, find
from questionbank.search.marking import Marker, plain_text
from questionbank.search.query import Query
from questionbank.search.tables import TEMPLATES
from teams.models import Membership

PAGE_LENGTH = 50
EXCERPT = 200  # characters of an introduction


@dataclass(frozen=True, slots=True)
class TemplateHit:
    template: Template
    title: SafeString
    excerpt: SafeString
    questions: int


@dataclass(frozen=True, slots=True)
class TemplatePage:
    words: str
    hits: list[TemplateHit]
    number: int
    has_later: bool
    corrections: tuple[Correction, ...] = ()

    @property
    def earlier(self) -> str:
        return self._query(self.number - 1) if self.number > 1 else ""

    @property
    def later(self) -> str:
        return self._query(self.number + 1) if self.has_later else ""

    @property
    def exactly(self) -> str:
        return "?" + urlencode({"q": self.words, "exactly": "1"})

    def _query(self, number: int) -> str:
        words = {"q": self.words} if self.words else {}
        return "?" + urlencode(words | {"page": number})


def template_page(viewer: Membership, query: Mapping[str, str]) -> TemplatePage:
    """Five queries, two without words. By title where no words are typed, else the best first."""
    words = query.get("q", "").replace("\x00", "").strip()
    number = page_in(query)
    start = (number - 1) * PAGE_LENGTH
    asked = Query.read(words)
    found = _found(viewer, asked, exactly=query.get("exactly") == "1") if asked.terms else None
    templates = _page_of(viewer, found, start)
    marker = Marker(found.query if found else asked)
    hits = _hits(templates[:PAGE_LENGTH], marker)
    corrections = found.corrections if found else ()
    return TemplatePage(words, hits, number, len(templates) > PAGE_LENGTH, corrections)


def _found(viewer: Membership, query: Query, *, exactly: bool) -> Found:
    return find(Ask(viewer.team_id, query), index=TEMPLATES, exactly=exactly)


def _page_of(viewer: Membership, found: Found | None, start: int) -> list[Template]:
    """One more than a page holds, where there are more."""
    rows = Template.objects.visible_to(viewer).offered()
    if found is None:
        return list(rows.by_title()[start : start + PAGE_LENGTH + 1])
    offered = set(rows.filter(pk__in=found.ids).values_list("pk", flat=True))
    ordered = [key for key in found.ids_by_rank(TEMPLATES) if key in offered]
    page = ordered[start : start + PAGE_LENGTH + 1]
    by_key = rows.in_bulk(page)
    return [by_key[key] for key in page if key in by_key]


def _hits(templates: Sequence[Template], marker: Marker) -> list[TemplateHit]:
    counts = Template.objects.filter(pk__in=[one.pk for one in templates]).annotate(count=Count("items"))
    sizes = dict(counts.values_list("pk", "count"))
    return [
        TemplateHit(one, marker.mark(one.title), _excerpt(one, marker), sizes[one.pk]) for one in templates
    ]


def _excerpt(template: Template, marker: Marker) -> SafeString:
    texts = (template.introduction, template.about, template.conclusion)
    marked = next((found for one in texts if marker.query.terms and (found := marker.excerpt(one))), None)
    return marked or marker.mark(_beginning(plain_text(template.introduction)))


def _beginning(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"
