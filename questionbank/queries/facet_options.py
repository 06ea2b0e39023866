"""The counts of facets made into what a person reads and can click."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast

from questionbank.documents.words import language_name
from questionbank.enums import Kind, QuestionState, Seniority
from questionbank.models import Competency, Tag, Template
from questionbank.queries.facet_counts import TEMPLATE, count_each
from questionbank.queries.facet_counts import Value as Counted
from questionbank.queries.facets import FACETS, NONE, Counts, FacetKind, Narrowing
from questionbank.search import facets as signs
from questionbank.search.finding import MOST
from teams.models import Membership

OFFERED = 12  # tags and templates: the most frequent
FIXED_LABELS: dict[str, dict[str, str]] = {
    signs.STATE: dict(QuestionState.choices),
    signs.KIND: dict(Kind.choices),
    signs.SENIORITY: dict(Seniority.choices),
    signs.MINUTES: {str(most): label for most, label in signs.BANDS},
}


@dataclass(frozen=True, slots=True)
class Named:
    """A competency, a tag or a template."""

    uuid: str
    label: str


Names = Mapping[tuple[str, str], Named]  # by sign and key


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    count: str
    is_chosen: bool
    value: str  # as it stands in an address; "" to choose nothing


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    options: list[Option]


def names_in(viewer: Membership, counts: Counts, narrowed: Narrowing, templates: Iterable[int]) -> Names:
    """Every competency, the tags and templates that are shown; none archived but the chosen. One query."""
    tags = [key for key, _ in counts.of[signs.TAG].most_common(OFFERED)]
    chosen = {kind.sign: [narrowed.keys[kind.name]] for kind in FACETS if kind.name in narrowed.keys}
    wanted_tags = _keys([*tags, *chosen.get(signs.TAG, [])])
    wanted_templates = _keys([*counts.of[TEMPLATE], *map(str, templates)])
    offered = Q(pk__in=wanted_templates, archived_at=None) | Q(pk__in=_keys(chosen.get(TEMPLATE, [])))
    sources = (
        (signs.COMPETENCY, Competency.objects.visible_to(viewer), "name"),
        (signs.TAG, Tag.objects.visible_to(viewer).filter(pk__in=wanted_tags), "name"),
        (TEMPLATE, Template.objects.visible_to(viewer).filter(offered), "title"),
    )
    first, *others = (
        rows.order_by().values_list(Value(sign), "pk", "uuid", Cast(name, CharField()))
        for sign, rows, name in sources
    )
    return {(sign, str(key)): Named(str(uuid), label) for sign, key, uuid, label in first.union(*others)}


def _keys(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal()]


def facets_of(narrowed: Narrowing, counts: Counts, names: Names) -> list[Facet]:
    """One query where a bank holds more than is looked at, and nothing narrows it."""
    is_whole_bank = not narrowed.base.query.terms and not narrowed.keys
    exact: Mapping[Counted, int] = {}
    if counts.cut and is_whole_bank:
        exact = count_each(narrowed.base.team, _countable(counts, names), most=MOST + 1)
    facets = []
    for kind in FACETS:
        options = _options(kind, narrowed.keys.get(kind.name), counts, exact, names)
        if any(one.is_chosen or one.value != NONE for one in options):
            facets.append(Facet(kind.name, kind.title, options))
    return facets


def _countable(counts: Counts, names: Names) -> list[Counted]:
    """Every value that could be offered."""
    known = [(kind.sign, value) for kind in FACETS for value in signs.FIXED.get(kind.sign, ())]
    met = [(signs.LANGUAGE, value) for value in counts.of[signs.LANGUAGE]]
    return [*names, (signs.COMPETENCY, ""), *known, *met]


def _options(
    kind: FacetKind,
    chosen: str | None,
    counts: Counts,
    exact: Mapping[Counted, int],
    names: Names,
) -> list[Option]:
    found = Counter(dict(counts.of[kind.sign].most_common()))
    found.update({value: 0 for sign, value in exact if sign == kind.sign})
    options = []
    for value, count in found.items():
        known = exact.get((kind.sign, value))
        label, address = _shown(kind, value, names)
        if label and (value == chosen or (count if known is None else known)):
            said = _said(count, is_cut=kind.sign in counts.cut) if known is None else _said(known)
            options.append(Option(label, said, value == chosen, address))
    if chosen is not None and not any(one.is_chosen for one in options):
        label, address = _shown(kind, chosen, names)
        options.append(Option(label or "Not in this list", "0", is_chosen=True, value=address))
    return _in_order(kind, options)


def _said(count: int, *, is_cut: bool = False) -> str:
    """Beyond what is looked at nobody counts."""
    if count > MOST:
        return f"{MOST:,}+"
    return f"{count:,}+" if is_cut else f"{count:,}"


def _shown(kind: FacetKind, value: str, names: Names) -> tuple[str, str]:
    """The label of a value, and the value as addresses have it."""
    if not value:
        return kind.nothing, NONE
    if kind.has_uuids:
        named = names.get((kind.sign, value), Named("", ""))
        return named.label, named.uuid
    if kind.sign == signs.LANGUAGE:
        return language_name(value), value
    return FIXED_LABELS[kind.sign].get(value, ""), value


def _in_order(kind: FacetKind, options: list[Option]) -> list[Option]:
    """As defined, or by name; what has no value comes last. Tags and templates by how often they occur."""
    if kind.sign in (signs.TAG, TEMPLATE):
        return options
    fixed = list(FIXED_LABELS.get(kind.sign, ()))
    return sorted(
        options,
        key=lambda one: (
            one.value == NONE,
            fixed.index(one.value) if one.value in fixed else 0,
            one.label.casefold(),
        ),
    )
