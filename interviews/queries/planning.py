"""A plan as its page shows it: rounds, questions, coverage and problems, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from hiring.models import Application, Opening
from interviews.enums import RATING_SEATS
from interviews.models import PanelMember, PlanItem, PlanVersion, Round, RoundCompetency
from interviews.problems import (
    AskedTwice,
    CompetencyNotCovered,
    NewerRevision,
    PlanProblem,
    QuestionRetired,
    RoundTooLong,
    RoundWithoutPanel,
    RoundWithoutQuestions,
)
from questionbank.enums import QuestionState
from teams.models import Membership

ON_ITEMS = (AskedTwice, NewerRevision, QuestionRetired)


@dataclass(slots=True)
class PlannedRound:
    """A column of the board."""

    round: Round
    items: list[PlanItem] = field(default_factory=list)
    competencies: list[RoundCompetency] = field(default_factory=list)
    panel: list[PanelMember] = field(default_factory=list)

    @property
    def minutes_planned(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def over_by(self) -> int:
        return max(0, self.minutes_planned - self.round.minutes)

    @property
    def minutes_shown(self) -> int:
        """As far as the bar goes."""
        return min(self.minutes_planned, self.round.minutes)

    @property
    def raters(self) -> int:
        return sum(member.kind in RATING_SEATS for member in self.panel)


@dataclass(frozen=True, slots=True)
class Share:
    """What one round gives to one competency."""

    questions: int
    minutes: int
    is_rated: bool  # the round is rated on it as such


@dataclass(frozen=True, slots=True)
class CoverageRow:
    competency: str
    shares: list[Share]

    @property
    def questions(self) -> int:
        return sum(share.questions for share in self.shares)

    @property
    def minutes(self) -> int:
        return sum(share.minutes for share in self.shares)


@dataclass(slots=True)
class ShownPlan:
    """One version of an opening's plan."""

    version: PlanVersion
    rounds: list[PlannedRound]
    problems: list[PlanProblem]
    coverage: list[CoverageRow]

    @property
    def minutes_planned(self) -> int:
        return sum(shown.minutes_planned for shown in self.rounds)

    @property
    def question_count(self) -> int:
        return sum(len(shown.items) for shown in self.rounds)

    @property
    def is_ready(self) -> bool:
        """Something of it can be scheduled."""
        return any(shown.items for shown in self.rounds)


@dataclass(frozen=True, slots=True)
class VersionInUse:
    version: PlanVersion
    held: int  # applications that the viewer may see and that are held to it

    @property
    def number(self) -> int:
        return self.version.number


def versions_of(viewer: Membership, opening: Opening) -> list[VersionInUse]:
    """The plan's versions, the newest first."""
    seen = Application.objects.visible_to(viewer).filter(opening=opening)
    held = Count("applications", filter=Q(applications__application__in=seen))
    versions = PlanVersion.objects.filter(plan__opening=opening).annotate(held=held)
    return [VersionInUse(version, version.held) for version in versions.order_by("-number")]


def shown_plan(version: PlanVersion) -> ShownPlan:
    """Four queries."""
    rounds = _rounds(version)
    problems = list(_problems(rounds)) if not version.is_frozen else []
    return ShownPlan(version, rounds, problems, _coverage(rounds))


def _rounds(version: PlanVersion) -> list[PlannedRound]:
    shown = {one.pk: PlannedRound(one) for one in Round.objects.filter(plan_version=version).in_order()}
    items = PlanItem.objects.filter(round__in=shown).order_by("position", "pk")
    for item in items.select_related("revision__question__current", "competency"):
        shown[item.round_id].items.append(item)
    rated = RoundCompetency.objects.filter(round__in=shown).select_related("competency")
    for competency in rated.order_by("competency__name", "pk"):
        shown[competency.round_id].competencies.append(competency)
    panel = PanelMember.objects.filter(round__in=shown).select_related("membership__user")
    for member in panel.order_by("kind", "membership__user__name", "pk"):
        shown[member.round_id].panel.append(member)
    return list(shown.values())


def _problems(rounds: list[PlannedRound]) -> Iterator[PlanProblem]:
    for shown in rounds:
        yield from _of_round(shown)
    yield from _asked_twice(rounds)
    for item in (item for shown in rounds for item in shown.items):
        yield from _of_question(item)


def _of_question(item: PlanItem) -> Iterator[PlanProblem]:
    """What has become of it in the bank; a newer revision that says the same is none."""
    planned, question = item.revision, item.revision.question
    newest = question.current
    if question.state == QuestionState.RETIRED:
        yield QuestionRetired(item.uuid, planned.first_line)
    elif newest and newest.number > planned.number and newest.content_hash != planned.content_hash:
        yield NewerRevision(item.uuid, planned.first_line, planned.number, newest.number)


def _of_round(shown: PlannedRound) -> Iterator[PlanProblem]:
    uuid, name = shown.round.uuid, shown.round.name
    if shown.over_by:
        yield RoundTooLong(uuid, name, shown.over_by)
    if not shown.items:
        yield RoundWithoutQuestions(uuid, name)
    if not shown.raters:
        yield RoundWithoutPanel(uuid, name)
    covered = {item.competency_id for item in shown.items}
    for rated in shown.competencies:
        if shown.items and rated.competency_id not in covered:
            yield CompetencyNotCovered(uuid, name, rated.competency.name)


def _asked_twice(rounds: Iterable[PlannedRound]) -> Iterator[AskedTwice]:
    places: dict[int, list[tuple[str, PlanItem]]] = defaultdict(list)
    for shown in rounds:
        for item in shown.items:
            places[item.revision.question_id].append((shown.round.name, item))
    for found in places.values():
        if len(found) > 1:
            item = found[-1][1]
            yield AskedTwice(item.uuid, item.revision.first_line, tuple(name for name, _ in found))


def _coverage(rounds: list[PlannedRound]) -> list[CoverageRow]:
    """A row for each competency asked about or rated, by name, with a share for each round."""
    names: dict[int, str] = {}
    for shown in rounds:
        names |= {one.competency_id: one.competency.name for one in shown.competencies}
        names |= {item.competency.pk: item.competency.name for item in shown.items if item.competency}
    ordered = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return [CoverageRow(name, [_share(shown, pk) for shown in rounds]) for pk, name in ordered]


def _share(shown: PlannedRound, competency: int) -> Share:
    about = [item.minutes for item in shown.items if item.competency_id == competency]
    is_rated = any(one.competency_id == competency for one in shown.competencies)
    return Share(len(about), sum(about), is_rated)


def planned_questions(version: PlanVersion) -> dict[int, tuple[UUID, str]]:
    """For each question of the version the round that asks it: its id and name."""
    items = PlanItem.objects.filter(round__plan_version=version)
    rows = items.values_list("revision__question", "round__uuid", "round__name")
    return {question: (uuid, name) for question, uuid, name in rows}
