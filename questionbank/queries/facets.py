"""The facets beside the list of questions: what can be chosen, and how many there would be then."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Value

from lib.ids import uuid_or_none
from questionbank.models import Competency, Tag, Template, TemplateQuestion
from questionbank.queries.facet_counts import TEMPLATE
from questionbank.search import facets as signs
from questionbank.search.engines import Ask
from questionbank.search.facets import facet, values_in
from questionbank.search.finding import Found, look, questions_in
from teams.models import Membership

NONE = "none"  # chosen to see what has no competency, kind, …
OFFERED = 12  # tags and templates: the most frequent


@dataclass(frozen=True, slots=True)
class FacetKind:
    """`name` stands in addresses, `sign` in the index; `nothing` names what has no value."""

    name: str
    title: str
    sign: str
    nothing: str = ""
    has_uuids: bool = False


FACETS = (
    FacetKind("state", "State", signs.STATE),
    FacetKind("competency", "Competency", signs.COMPETENCY, "No competency", has_uuids=True),
    FacetKind("kind", "Kind", signs.KIND, "No kind"),
    FacetKind("seniority", "Seniority", signs.SENIORITY, "No seniority"),
    FacetKind("minutes", "Minutes", signs.MINUTES, "No minutes"),
    FacetKind("tag", "Tag", signs.TAG, has_uuids=True),
    FacetKind("template", "Template", TEMPLATE, has_uuids=True),
    FacetKind("language", "Language", signs.LANGUAGE, "No language"),
)
Values = Mapping[str, str]  # by the names of facets


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each value occurs among the hits; `is_cut` where there are more hits than were looked at."""

    of: Mapping[str, Counter[str]]  # by sign, then by value
    cut: frozenset[str]  # signs


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the words find, narrowed by what is chosen; `keys` are the chosen values as the index has them."""

    base: Ask
    keys: Values
    places: tuple[int, ...] = ()  # the questions of the chosen template

    def ask(self, *, but: str = "") -> Ask:
        """Without the facet that is named, to count what else could be chosen there."""
        asked = self.base
        for kind in FACETS:
            if kind.name not in self.keys or kind.name == but:
                continue
            if kind.sign == TEMPLATE:
                asked = replace(asked, among=self.places)
            else:
                asked = asked.and_one_of(facet(kind.sign, self.keys[kind.name]))
        return asked


def narrowing(viewer: Membership, base: Ask, chosen: Values) -> Narrowing:
    """One query where a competency, a tag or a template is chosen, and one more for a template."""
    uuids = {kind.name: chosen[kind.name] for kind in FACETS if kind.has_uuids and chosen.get(kind.name)}
    known = _keys_of(viewer, uuids) if set(uuids.values()) - {NONE} else {}
    keys = {
        name: "" if value == NONE else known.get((name, value), signs.NOBODY) if name in uuids else value
        for name, value in chosen.items()
    }
    template = uuid_or_none(chosen.get("template", ""))
    return Narrowing(base, keys, questions_in(viewer, template) if template else ())


def counted(narrowed: Narrowing, found: Found) -> Counts:
    """One query for each facet that is chosen, and one for the templates."""
    others = {
        kind.sign: look(replace(narrowed.ask(but=kind.name), query=found.query))
        for kind in FACETS
        if kind.name in narrowed.keys
    }
    sets = {kind.sign: others.get(kind.sign, found) for kind in FACETS}
    of = {sign: Counter[str]() for sign in sets}
    for hits in {id(one): one for one in sets.values()}.values():
        met = Counter(value for _, facets in hits.rows for value in values_in(facets))
        for (sign, value), count in met.items():
            if sets.get(sign) is hits:
                of[sign][value] = count
    of[TEMPLATE] = _in_templates(sets[TEMPLATE].ids, narrowed.keys.get("template", ""))
    return Counts(of, frozenset(sign for sign, hits in sets.items() if hits.is_cut))


def _in_templates(questions: list[int], chosen: str) -> Counter[str]:
    """The most frequent of those that are offered, and the one that is chosen."""
    shown = Q(template__archived_at=None) | Q(template=chosen or signs.NOBODY)
    places = TemplateQuestion.objects.filter(shown, question__in=questions).order_by()
    rows = places.values_list("template").annotate(count=Count("pk")).order_by("-count", "-template")
    return Counter({str(template): count for template, count in rows[:OFFERED]})


def _keys_of(viewer: Membership, uuids: Values) -> dict[tuple[str, str], str]:
    """The keys of the chosen rows, by the name of their facet and their uuid."""
    sources: dict[str, Any] = {
        "competency": Competency.objects,
        "tag": Tag.objects,
        "template": Template.objects,
    }
    wanted = {name: value for name, value in uuids.items() if value != NONE}
    first, *others = (
        objects.visible_to(viewer).filter(uuid=wanted[name]).order_by().values_list(Value(name), "uuid", "pk")
        for name, objects in sources.items()
        if name in wanted
    )
    return {(name, str(UUID(str(uuid)))): str(key) for name, uuid, key in first.union(*others, all=True)}
