"""An interview is moved, did not happen after all, or gets another panel."""

from datetime import datetime

from django.db import transaction

from interviews.enums import RATING_SEATS, InterviewState, ScorecardState, SeatKind, SeatState
from interviews.models import Interview, Scorecard, Seat
from interviews.models.scorecard import seats_waited_for
from interviews.operations.scheduling import open_scorecard
from interviews.rules import may_change_panel, may_see_submissions, own_waiting
from teams.audit import record
from teams.models import Membership


class HappenedError(ValueError):
    """Someone has submitted, so the interview took place."""


class NotRestorableError(ValueError):
    """That it did not happen can't be taken back; the message is a sentence for the manager."""


class PanelError(ValueError):
    """The panel can't be changed as asked; the message is a sentence for the manager."""


@transaction.atomic
def reschedule_interview(
    *, actor: Membership, interview: Interview, starts_at: datetime, minutes: int, place: str
) -> None:
    wanted = {"starts_at": starts_at, "minutes": minutes, "place": place}
    changed = [name for name, value in wanted.items() if getattr(interview, name) != value]
    for name in changed:
        setattr(interview, name, wanted[name])
    if changed:
        interview.save(update_fields=changed)
        record(actor=actor, action="interview.rescheduled", subject=interview, fields=changed)


@transaction.atomic
def cancel_interview(*, actor: Membership, interview: Interview) -> None:
    """The interview did not happen; what was written stays with its authors. Raises HappenedError.

    Someone who has still to submit is never refused: a refusal would tell that a colleague has.
    """
    locked = _lock(interview)
    if locked.state == InterviewState.CANCELLED:
        return
    is_told = may_see_submissions(locked, own_waiting(actor))
    if is_told and locked.scorecards.submitted().exists():
        raise HappenedError(
            "A scorecard of this interview is submitted, so it did happen. It stays as it is."
        )
    _set_state(locked, InterviewState.CANCELLED)
    record(actor=actor, action="interview.cancelled", subject=interview)


@transaction.atomic
def restore_interview(*, actor: Membership, interview: Interview) -> None:
    """Undoes `cancel_interview`. Raises NotRestorableError."""
    locked = _lock(interview)
    if locked.state != InterviewState.CANCELLED:
        return
    others = Interview.objects.happening().filter(application=locked.application_id, round=locked.round_id)
    if others.exists():
        raise NotRestorableError("This round was scheduled again meanwhile, so this one stays as it is.")
    _check_unread_meanwhile(actor, locked)
    _set_state(locked, InterviewState.SCHEDULED)
    record(actor=actor, action="interview.restored", subject=interview)


@transaction.atomic
def add_to_panel(*, actor: Membership, interview: Interview, membership: Membership, kind: SeatKind) -> Seat:
    """A seat with an empty scorecard that holds every question of the interview. Raises PanelError."""
    locked = _lock(interview)
    _check_newcomer(locked, membership)
    _check_unread(actor, locked)
    seat = Seat.objects.create(interview=locked, membership=membership, kind=kind)
    open_scorecard(interview=locked, author=membership, items=list(locked.items.all()))
    record(
        actor=actor,
        action="interview.seat_added",
        subject=locked,
        membership=str(membership.uuid),
        kind=str(kind),
    )
    return seat


@transaction.atomic
def excuse_from_panel(*, actor: Membership, seat: Seat, now: datetime) -> None:
    """The seat is waited for no longer; its scorecard stays its author's. Raises PanelError.

    It is not undone: who was excused may have read what the others wrote.
    """
    interview, waiting = _lock(seat.interview), own_waiting(actor)
    if not may_change_panel(interview, waiting, now=now):
        raise PanelError(
            "You are on a panel of this candidate and have still to submit, so excusing someone could show "
            "you whether they have. Submit first, or ask another manager."
        )
    if may_see_submissions(interview, waiting) and _has_submitted(seat):
        raise PanelError(f"{seat.membership} has submitted already. What is submitted counts and stays.")
    if seat.kind in RATING_SEATS and not _other_raters(seat):
        raise PanelError("Nobody else on this panel rates. Add someone first, or say that it did not happen.")
    seat.state = SeatState.EXCUSED
    seat.save(update_fields=["state"])
    record(
        actor=actor, action="interview.seat_excused", subject=interview, membership=str(seat.membership.uuid)
    )


def _lock(interview: Interview) -> Interview:
    locked = Interview.objects.select_for_update(of=("self",))
    return locked.select_related("team", "round", "application__candidate").get(pk=interview.pk)


def _set_state(interview: Interview, state: InterviewState) -> None:
    interview.state = state
    interview.save(update_fields=["state"])


def _check_unread_meanwhile(actor: Membership, interview: Interview) -> None:
    """While it counted as not held, its drafts kept nobody blind to what had been submitted."""
    if interview.application_id in own_waiting(actor):
        raise NotRestorableError(
            "You have still to submit a scorecard for this candidate. Ask another manager to take this back."
        )
    if interview.scorecards.submitted().exists():
        raise NotRestorableError(
            "A scorecard of it was submitted, and the others may have read it meanwhile. "
            "Schedule the round again instead."
        )


def _check_newcomer(interview: Interview, membership: Membership) -> None:
    if interview.state == InterviewState.CANCELLED:
        raise PanelError("This interview did not happen, so its panel stays as it was.")
    if membership.user_id == interview.application.candidate.user_id:
        raise PanelError("The candidate can't sit on the own panel. Choose someone else.")
    seat = Seat.objects.filter(interview=interview, membership=membership).first()
    if seat and seat.state == SeatState.ASSIGNED:
        raise PanelError(f"{membership} is on this panel already.")
    if seat:
        raise PanelError(
            f"{membership} was excused and may have read what the others wrote. Choose someone else."
        )


def _check_unread(actor: Membership, interview: Interview) -> None:
    """Once all are in, managers can read them, and nobody could rate unbiased."""
    if not may_see_submissions(interview, own_waiting(actor)):
        return
    if not seats_waited_for().rating().filter(interview=interview).exists():
        raise PanelError("Every scorecard of this panel is in, so nobody can join it any more.")


def _has_submitted(seat: Seat) -> bool:
    cards = Scorecard.objects.current().filter(interview=seat.interview_id, author=seat.membership_id)
    return cards.filter(state=ScorecardState.SUBMITTED).exists()


def _other_raters(seat: Seat) -> bool:
    return Seat.objects.rating().filter(interview=seat.interview_id).exclude(pk=seat.pk).exists()
