"""How far the candidates of an opening are, round by round."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db.models import Count, QuerySet

from hiring.models import Application, Opening
from interviews.enums import InterviewState
from interviews.models import Interview, PlanVersion, Round, Seat
from interviews.models.scorecard import seats_waited_for
from interviews.rules import may_see_submissions, own_waiting
from teams.models import Membership

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class NextStep(StrEnum):
    """What an opening's page offers first."""

    PLAN = "plan"
    CANDIDATE = "candidate"
    SCHEDULE = "schedule"
    COMPARE = "compare"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round with one application; `submitted` is None where the viewer may not be told."""

    round: Round
    application: Application
    interview: Interview | None = None
    is_held: bool = False
    seats: int = 0
    submitted: int | None = None
    has_questions: bool = False

    @property
    def is_complete(self) -> bool:
        return self.seats > 0 and self.submitted == self.seats

    @property
    def is_open(self) -> bool:
        """It can be scheduled now."""
        return self.interview is None and self.has_questions


@dataclass(frozen=True, slots=True)
class CandidateRow:
    application: Application
    version: PlanVersion | None
    cells: list[RoundState | None]  # None: the candidate's version of the plan has no such round

    @property
    def states(self) -> list[RoundState]:
        return [cell for cell in self.cells if cell]

    @property
    def open_states(self) -> list[RoundState]:
        """The rounds that can be scheduled now."""
        return [state for state in self.states if state.is_open]

    @property
    def to_schedule(self) -> RoundState | None:
        return next(iter(self.open_states), None)


@dataclass(slots=True)
class OpeningPage:
    opening: Opening
    columns: list[str] = field(default_factory=list)
    rows: list[CandidateRow] = field(default_factory=list)
    has_questions: bool = False

    @property
    def to_schedule(self) -> RoundState | None:
        return next((row.to_schedule for row in self.rows if row.to_schedule), None)

    @property
    def next(self) -> NextStep:
        if not self.has_questions:
            return NextStep.PLAN
        if not self.rows:
            return NextStep.CANDIDATE
        if any(state.is_complete for row in self.rows for state in row.states):
            return NextStep.COMPARE
        return NextStep.SCHEDULE if self.to_schedule else NextStep.WAIT


@dataclass(frozen=True, slots=True)
class _Versions:
    """An opening's plan: the newest version, and the rounds of each."""

    newest: PlanVersion | None
    by_pk: dict[int, PlanVersion]
    rounds: dict[int, list[Round]]
    questions: dict[int, int]  # by round

    def held(self, application: Application) -> PlanVersion | None:
        """The version that holds the application, or would: the newest."""
        frozen = getattr(application, "frozen_plan", None)
        return self.by_pk[frozen.plan_version_id] if frozen else self.newest

    def of(self, version: PlanVersion | None) -> list[Round]:
        return self.rounds.get(version.pk, []) if version else []


def opening_page(viewer: Membership, opening: Opening, *, now: datetime) -> OpeningPage:
    """Seven queries, however many candidates."""
    seen = Application.objects.visible_to(viewer).filter(opening=opening)
    applications = list(seen.select_related("frozen_plan").by_name())
    versions = _versions(opening)
    states = _states(viewer, applications, versions, now)
    keys = _columns(versions, states)
    rows = [
        CandidateRow(one, versions.held(one), [states.get((one.pk, key)) for key in keys])
        for one in applications
    ]
    has_questions = any(versions.questions.get(one.pk) for one in versions.of(versions.newest))
    return OpeningPage(opening, list(keys.values()), rows, has_questions)


def application_row(viewer: Membership, application: Application, *, now: datetime) -> CandidateRow:
    """One candidate's rounds in the order of the plan; six queries."""
    versions = _versions(application.opening)
    states = _states(viewer, [application], versions, now)
    return CandidateRow(application, versions.held(application), list(states.values()))


class _Questions(TypedDict):
    questions: int


def _versions(opening: Opening) -> _Versions:
    versions = list(PlanVersion.objects.filter(plan__opening=opening).order_by("-number"))
    rounds: dict[int, list[Round]] = {}
    questions: dict[int, int] = {}
    found = Round.objects.filter(plan_version__in=versions).annotate(questions=Count("items")).in_order()
    for one in cast("QuerySet[WithAnnotations[Round, _Questions]]", found):
        rounds.setdefault(one.plan_version_id, []).append(one)
        questions[one.pk] = one.questions
    by_pk = {version.pk: version for version in versions}
    return _Versions(versions[0] if versions else None, by_pk, rounds, questions)


def _states(
    viewer: Membership, applications: Iterable[Application], versions: _Versions, now: datetime
) -> dict[tuple[int, UUID], RoundState]:
    """By application and key of the round."""
    by_pk = {one.pk: one for one in applications}
    states = {
        (one.pk, round_.key): RoundState(round_, one, has_questions=bool(versions.questions[round_.pk]))
        for one in by_pk.values()
        for round_ in versions.of(versions.held(one))
    }
    seen = Interview.objects.visible_to(viewer).happening().filter(application__in=by_pk)
    found = list(seen.select_related("round").in_time())
    (seats, waited), waiting = _counts(found), own_waiting(viewer)
    for interview in found:
        told = may_see_submissions(interview, waiting)
        total = seats.get(interview.pk, 0)
        states[interview.application_id, interview.round.key] = RoundState(
            round=interview.round,
            application=by_pk[interview.application_id],
            interview=interview,
            is_held=interview.ends_at <= now,
            seats=total,
            submitted=total - waited.get(interview.pk, 0) if told else None,
        )
    return states


def _counts(interviews: list[Interview]) -> tuple[dict[int, int], dict[int, int]]:
    """Seats that rate, and those of them that are waited for, by interview."""
    seats = Seat.objects.rating().filter(interview__in=interviews)
    waited = seats_waited_for().rating().filter(interview__in=interviews)
    return (
        dict(seats.values_list("interview").annotate(count=Count("pk"))),
        dict(waited.values_list("interview").annotate(count=Count("pk"))),
    )


def _columns(versions: _Versions, states: dict[tuple[int, UUID], RoundState]) -> dict[UUID, str]:
    """The newest version's rounds, then those that only earlier versions have and someone is held to."""
    columns = {one.key: one.name for one in versions.of(versions.newest)}
    for (_, key), state in states.items():
        columns.setdefault(key, state.round.name)
    return columns


def cancelled_interviews(viewer: Membership, application: Application) -> list[Interview]:
    """Those that did not happen."""
    interviews = Interview.objects.visible_to(viewer).filter(
        application=application, state=InterviewState.CANCELLED
    )
    return list(interviews.select_related("round").in_time())
