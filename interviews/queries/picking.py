"""The bank as a round's picker offers it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from interviews.models import PlanVersion
from interviews.queries.planning import planned_questions
from questionbank.models import Competency, Question, Template
from questionbank.models.question import offered_states
from questionbank.search.finding import matching
from questionbank.uses import worn_among
from teams.models import Membership

OFFERED = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What the manager looks for; `chosen` questions stay in sight whatever is searched."""

    words: str = ""
    competency: UUID | None = None
    template: UUID | None = None
    chosen: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    question: Question
    is_here: bool  # the round that is being filled asks it already
    elsewhere: str  # the other round that asks it
    is_chosen: bool
    is_worn: bool  # asked of many candidates lately


@dataclass(frozen=True, slots=True)
class Picker:
    wish: Wish
    offers: list[Offer]
    competencies: list[Competency]
    templates: list[Template]

    @property
    def template(self) -> Template | None:
        return next((one for one in self.templates if one.uuid == self.wish.template), None)

    @property
    def competency(self) -> Competency | None:
        return next((one for one in self.competencies if one.uuid == self.wish.competency), None)

    @property
    def is_cut(self) -> bool:
        return len(self.offers) >= OFFERED

    @property
    def free(self) -> int:
        """Questions that could still be added."""
        return sum(not offer.is_here for offer in self.offers)


def picker_for(viewer: Membership, version: PlanVersion, here: UUID, wish: Wish) -> Picker:
    """Seven queries. `here` is the round that is being filled."""
    planned = planned_questions(version)
    offers = []
    questions = _questions(viewer, wish)
    worn = worn_among(viewer.team, [question.pk for question in questions])
    for question in questions:
        uuid, name = planned.get(question.pk, (None, ""))
        is_chosen = question.uuid in wish.chosen or (wish.template is not None and uuid is None)
        elsewhere = name if uuid not in (here, None) else ""
        offers.append(Offer(question, uuid == here, elsewhere, is_chosen, question.pk in worn))
    return Picker(wish, offers, _competencies(viewer), _templates(viewer))


def _questions(viewer: Membership, wish: Wish) -> list[Question]:
    offered = Question.objects.visible_to(viewer).offered_in_plans(viewer).with_current()
    found = matching(
        offered,
        viewer,
        wish.words,
        states=offered_states(viewer.team),
        competency=wish.competency,
        template=wish.template,
    )
    if wish.competency:
        found = found.filter(competency__uuid=wish.competency)
    if wish.template:
        own = found.filter(template_places__template__uuid=wish.template)
        return list(own.order_by("template_places__position", "pk"))
    if not wish.chosen:
        return list(found.newest_first()[:OFFERED])
    newest = found.values("pk").order_by("-created_at", "-pk")[:OFFERED]
    chosen_first = offered.filter(
        Q(uuid__in=wish.chosen) | Q(pk__in=list(newest.values_list("pk", flat=True)))
    )
    return sorted(chosen_first.newest_first(), key=lambda one: one.uuid not in wish.chosen)


def _competencies(viewer: Membership) -> list[Competency]:
    """Those that a question on offer is about, each with their number as `offered`."""
    counted = Count("questions", filter=Q(questions__state__in=offered_states(viewer.team)))
    return list(
        Competency.objects.visible_to(viewer).annotate(offered=counted).filter(offered__gt=0).by_name()
    )


def _templates(viewer: Membership) -> list[Template]:
    """Those that hold a question on offer, each with their number as `offered`."""
    counted = Count("items", filter=Q(items__question__state__in=offered_states(viewer.team)))
    return list(
        Template.objects.visible_to(viewer)
        .offered()
        .annotate(offered=counted)
        .filter(offered__gt=0)
        .by_title()
    )
