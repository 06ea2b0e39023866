"""An interview comes into being with everything that will be written in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hiring.enums import OpeningState, Stage
from hiring.models import Application, Opening
from hiring.rules import is_candidate
from interviews.enums import RATING_SEATS, InterviewState, SeatKind
from interviews.models import (
    ApplicationPlan,
    CompetencyRating,
    Interview,
    InterviewItem,
    PlanVersion,
    Response,
    Round,
    Scorecard,
    Seat,
)
from interviews.rules import may_read_others, own_waiting
from teams.audit import record
from teams.models import Membership


class NotSchedulableError(ValueError):
    """The interview can't be held as asked; the message is a sentence for the manager."""


@dataclass(frozen=True, slots=True)
class Place:
    """A seat to be taken: who, and as what."""

    membership: Membership
    kind: SeatKind = SeatKind.RATER


@transaction.atomic
def schedule_interview(
    *,
    actor: Membership | None,
    application: Application,
    round: Round,  # noqa: A002  # the field's own word
    starts_at: datetime,
    minutes: int,
    place: str,
    panel: Sequence[Place],
    now: datetime,
) -> Interview:
    """Makes the interview with its items, seats, scorecards and a row for every response.

    The first one holds the application to the plan's version from then on. Raises NotSchedulableError.
    """
    lock_application(application)
    _check_open(application)
    _check_panel(application, panel)
    _check_members(panel, now=now)
    _hold_to_plan(application, round, now=now)
    _check_round(application, round)
    _check_returning(actor, application, round, panel)
    interview = Interview.objects.create(
        team=application.team,
        application=application,
        round=round,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
    )
    _seat(interview, panel)
    _begin(application)
    _record(actor, interview, panel)
    return interview


def lock_application(application: Application) -> None:
    """So that a round is not scheduled anew while the same one, called off, is taken back."""
    Application.objects.select_for_update(of=("self",), no_key=True).get(pk=application.pk)


def _seat(interview: Interview, panel: Sequence[Place]) -> None:
    items = _make_items(interview)
    Seat.objects.bulk_create(
        Seat(interview=interview, membership=one.membership, kind=one.kind) for one in panel
    )
    for one in panel:
        open_scorecard(interview=interview, author=one.membership, items=items)


def _begin(application: Application) -> None:
    if application.stage == Stage.APPLIED:
        application.stage = Stage.INTERVIEWING
        application.save(update_fields=["stage"])


def _record(actor: Membership | None, interview: Interview, panel: Sequence[Place]) -> None:
    record(
        actor=actor,
        action="interview.scheduled",
        subject=interview,
        application=str(interview.application.uuid),
        panel=[str(one.membership.uuid) for one in panel],
    )


def open_scorecard(*, interview: Interview, author: Membership, items: Sequence[InterviewItem]) -> Scorecard:
    """An empty draft with a row for each question and each competency of the round."""
    scorecard = Scorecard.objects.create(team=interview.team, interview=interview, author=author)
    Response.objects.bulk_create(Response(scorecard=scorecard, item=item) for item in items)
    competencies = interview.round.round_competencies.values_list("competency_id", flat=True)
    CompetencyRating.objects.bulk_create(
        CompetencyRating(scorecard=scorecard, competency_id=competency) for competency in competencies
    )
    return scorecard


def _make_items(interview: Interview) -> list[InterviewItem]:
    return InterviewItem.objects.bulk_create(
        InterviewItem(
            interview=interview,
            position=position,
            revision_id=item.revision_id,
            plan_item=item,
            competency_id=item.competency_id,
            minutes=item.minutes,
            weight=item.weight,
        )
        for position, item in enumerate(interview.round.items.order_by("position", "pk"), start=1)
    )


def _check_open(application: Application) -> None:
    if not Opening.objects.filter(pk=application.opening_id, state=OpeningState.OPEN).exists():
        raise NotSchedulableError("This opening is closed. Reopen it first, then schedule the round.")


def _check_panel(application: Application, panel: Sequence[Place]) -> None:
    people = [one.membership for one in panel]
    if not any(one.kind in RATING_SEATS for one in panel):
        raise NotSchedulableError("Nobody on this panel rates. Choose at least one lead or rater.")
    if len({person.pk for person in people}) != len(people):
        raise NotSchedulableError("A person is on this panel twice. Keep one of the two seats.")
    if any(person.team_id != application.team_id for person in people):
        raise NotSchedulableError("Someone on this panel is not in your team. Choose members only.")
    if any(is_candidate(person.user, application.candidate) for person in people):
        raise NotSchedulableError("The candidate can't sit on the own panel. Choose someone else.")


def _check_members(panel: Sequence[Place], *, now: datetime) -> None:
    people = [one.membership for one in panel]
    here = set(
        Membership.objects.active(now).filter(pk__in=[one.pk for one in people]).values_list("pk", flat=True)
    )
    gone = next((person for person in people if person.pk not in here), None)
    if gone:
        raise NotSchedulableError(f"{gone} is not in your team any more. Choose someone else.")


def _check_round(application: Application, chosen: Round) -> None:
    if chosen.plan_version.plan.opening_id != application.opening_id:
        raise NotSchedulableError("This round belongs to another opening. Choose one of this opening's plan.")
    if not chosen.items.exists():
        raise NotSchedulableError("This round has no questions yet. Add some to the plan, then schedule it.")
    held = ApplicationPlan.objects.filter(application=application).first()
    if held and held.plan_version_id != chosen.plan_version_id:
        raise NotSchedulableError(
            "This candidate is held to an earlier version of the plan. Choose a round of that version."
        )
    same = Interview.objects.exclude(state=InterviewState.CANCELLED)
    if same.filter(application=application, round=chosen).exists():
        raise NotSchedulableError("This round is scheduled with this candidate already.")


def _check_returning(
    actor: Membership | None, application: Application, chosen: Round, panel: Sequence[Place]
) -> None:
    """A round that was called off opens other panels' scorecards to those who had yet to submit there.

    An actor who has still to submit is refused before any look at what colleagues have done.
    """
    seats = Seat.objects.filter(
        interview__application=application,
        interview__round__key=chosen.key,
        interview__state=InterviewState.CANCELLED,
        membership__in=[one.membership for one in panel],
    )
    returning = list(seats.select_related("interview", "membership__user").order_by("pk"))
    if returning and actor and application.pk in own_waiting(actor):
        raise NotSchedulableError(
            "You have still to submit a scorecard for this candidate. Choose people who were not on the "
            "panel that did not happen, or let another manager schedule this."
        )
    reader = next((one.membership for one in returning if _has_peeked(one)), None)
    if reader:
        raise NotSchedulableError(
            f"{reader} can read what others wrote about this candidate since this round was marked as not "
            "held. Choose someone else."
        )


def _has_peeked(seat: Seat) -> bool:
    cards = Scorecard.objects.current().submitted()
    if cards.filter(interview=seat.interview, author=seat.membership).exists():
        return False
    return may_read_others(seat.membership, interview__application=seat.interview.application_id)


def _hold_to_plan(application: Application, chosen: Round, *, now: datetime) -> None:
    """Freezes the plan's version at its first use, and the application to it.

    The version is locked, so that nobody edits it between the look and the use.
    """
    version = PlanVersion.objects.select_for_update().get(pk=chosen.plan_version_id)
    if not version.is_frozen:
        version.used_at = now
        version.save(update_fields=["used_at"])
    ApplicationPlan.objects.get_or_create(application=application, defaults={"plan_version": version})
