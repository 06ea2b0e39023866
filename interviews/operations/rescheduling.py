"""An interview is moved, did not happen after all, or gets another panel.

Each locks the interview first, so that two managers take turns.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from hiring.rules import is_candidate
from interviews.enums import RATING_SEATS, InterviewState, SeatKind, SeatState
from interviews.models import Interview, Scorecard, Seat
from interviews.models.scorecard import seats_waited_for
from interviews.operations.scheduling import lock_application, open_scorecard
from interviews.rules import (
    is_waiting_in,
    may_change_panel,
    may_read_others,
    may_see_submissions,
    own_waiting,
)
from interviews.shown import interview_shown
from lib.shown import StaleFormError
from teams.audit import record
from teams.models import Membership

NOT_MOVED = "This interview is marked as not held, so its time and place stay as they were."


class RefusedError(ValueError):
    """The interview stays as it is; the message is a sentence for the manager."""


class HappenedError(RefusedError):
    """Someone has submitted, so the interview took place."""


class NotHeldError(RefusedError):
    """It did not happen, so its time and its panel stay."""


class NotRestorableError(RefusedError):
    """That it did not happen can't be taken back."""


class PanelError(RefusedError):
    """The panel can't be changed as asked."""


class StillWaitingError(RefusedError):
    """The actor has still to submit; says nothing that depends on a colleague's scorecard."""


@transaction.atomic
def reschedule_interview(
    *, actor: Membership, interview: Interview, starts_at: datetime, minutes: int, place: str, shown: str
) -> None:
    """`shown` is what the form showed, made by `interview_shown`. Raises NotHeldError, StaleFormError."""
    locked = _lock(interview)
    if locked.state == InterviewState.CANCELLED:
        raise NotHeldError(NOT_MOVED)
    wanted = {"starts_at": starts_at, "minutes": minutes, "place": place}
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if not changed:
        return
    _check_as_shown(locked, shown)
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.save(update_fields=changed)
    record(actor=actor, action="interview.rescheduled", subject=locked, fields=changed)


@transaction.atomic
def cancel_interview(*, actor: Membership, interview: Interview) -> None:
    """The interview did not happen; what was written stays with its authors. Raises HappenedError.

    Someone who has still to submit is never refused: a refusal would tell that a colleague has.
    """
    locked = _lock(interview)
    if locked.state == InterviewState.CANCELLED:
        return
    is_told = may_see_submissions(locked, own_waiting(actor))
    if is_told and Scorecard.objects.submitted().not_by_candidate().filter(interview=locked).exists():
        raise HappenedError(
            "A scorecard of this interview is submitted, so it did happen. It stays as it is."
        )
    _set_state(locked, InterviewState.CANCELLED)
    record(actor=actor, action="interview.cancelled", subject=interview)


@transaction.atomic
def restore_interview(*, actor: Membership, interview: Interview) -> list[Membership]:
    """Undoes `cancel_interview`; who of its panel is excused by that.

    While it counted as not held, its drafts kept nobody blind to what the candidate's panels wrote.
    Raises NotRestorableError, StillWaitingError.
    """
    locked = _lock(interview)
    if locked.state != InterviewState.CANCELLED:
        return []
    _check_not_waiting(actor, locked)
    lock_application(locked.application)
    others = Interview.objects.happening().filter(application=locked.application_id, round=locked.round_id)
    if others.exists():
        raise NotRestorableError("This round was scheduled again meanwhile, so this one stays as it is.")
    readers = _readers_meanwhile(locked)
    _set_state(locked, InterviewState.SCHEDULED)
    record(actor=actor, action="interview.restored", subject=interview)
    for seat in readers:
        _excuse(actor, locked, seat)
    return [seat.membership for seat in readers]


@transaction.atomic
def add_to_panel(*, actor: Membership, interview: Interview, membership: Membership, kind: SeatKind) -> Seat:
    """A seat with an empty scorecard that holds every question of the interview.

    Raises PanelError, NotHeldError, StillWaitingError.
    """
    locked = _lock(interview)
    _check_not_waiting(actor, locked)
    _check_newcomer(locked, membership)
    _check_unread(locked, membership)
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
def excuse_from_panel(*, actor: Membership, seat: Seat) -> None:
    """The seat is waited for no longer; its scorecard stays its author's.

    It is not undone: who was excused may have read what the others wrote. Everyone may excuse
    themselves. Raises PanelError, NotHeldError, StillWaitingError.
    """
    interview = _lock(seat.interview)
    locked = Seat.objects.assigned().select_related("membership__user").filter(pk=seat.pk).first()
    if locked is None:
        return
    if locked.membership_id != actor.pk:
        _check_not_waiting(actor, interview)
    _check_excusable(interview, locked)
    _excuse(actor, interview, locked)


def _excuse(actor: Membership, interview: Interview, seat: Seat) -> None:
    seat.state = SeatState.EXCUSED
    seat.save(update_fields=["state"])
    membership = str(seat.membership.uuid)
    record(actor=actor, action="interview.seat_excused", subject=interview, membership=membership)


def _lock(interview: Interview) -> Interview:
    locked = Interview.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("team", "round", "application__candidate").get(pk=interview.pk)


def _set_state(interview: Interview, state: InterviewState) -> None:
    interview.state = state
    interview.save(update_fields=["state"])


def _check_as_shown(interview: Interview, shown: str) -> None:
    starts_at, minutes, place = interview.starts_at, interview.minutes, interview.place
    now = interview_shown(starts_at=starts_at, minutes=minutes, place=place)
    if shown != now:
        when = date_format(timezone.localtime(starts_at), "j F Y, H:i")
        reads = f"{when}, {minutes} min, {place or 'no place'}"
        raise StaleFormError("this interview", reads, shown=now)


def _check_not_waiting(actor: Membership, interview: Interview) -> None:
    """Comes before every look at what colleagues have done."""
    if may_change_panel(actor, interview):
        return
    if is_waiting_in(actor, interview):
        raise StillWaitingError(
            "You sit on this panel and have not submitted your scorecard yet, "
            "so another manager has to do this, or you after submitting."
        )
    raise StillWaitingError(
        "You have still to submit a scorecard for this candidate, "
        "so another manager has to do this, or you after submitting."
    )


def _readers_meanwhile(interview: Interview) -> list[Seat]:
    """Those with an open scorecard who may have read about the candidate. Raises NotRestorableError."""
    about = {"interview__application": interview.application_id}
    seats = Seat.objects.assigned().filter(interview=interview).select_related("membership__user")
    drafting = [seat for seat in seats.order_by("pk") if not _has_submitted(seat)]
    readers = [seat for seat in drafting if may_read_others(seat.membership, **about)]
    rating = Seat.objects.rating().filter(interview=interview)
    if not rating.exclude(pk__in=[seat.pk for seat in readers]).exists():
        raise NotRestorableError(
            "Everyone on its panel who rates may meanwhile have read what others wrote about this "
            "candidate. Schedule the round again with other people."
        )
    return readers


def _check_newcomer(interview: Interview, membership: Membership) -> None:
    _check_held(interview)
    if is_candidate(membership.user, interview.application.candidate):
        raise PanelError("The candidate can't sit on the own panel. Choose someone else.")
    if not Membership.objects.active().filter(pk=membership.pk, team=interview.team_id).exists():
        raise PanelError(f"{membership} is not in your team any more. Choose someone else.")
    seat = Seat.objects.filter(interview=interview, membership=membership).first()
    if seat and seat.state == SeatState.ASSIGNED:
        raise PanelError(f"{membership} is on this panel already.")
    if seat:
        raise PanelError(
            f"{membership} was excused and may have read what the others wrote. Choose someone else."
        )


def _check_unread(interview: Interview, membership: Membership) -> None:
    """Who can read what the panel wrote could not rate unbiased, nor can anyone once all of it is in."""
    if may_read_others(membership, interview=interview):
        raise PanelError(f"{membership} can read what this panel has submitted. Choose someone else.")
    raters = Seat.objects.rating().filter(interview=interview)
    if raters.exists() and not seats_waited_for().rating().filter(interview=interview).exists():
        raise PanelError("Every scorecard of this panel is in, so nobody can join it any more.")


def _check_held(interview: Interview) -> None:
    if interview.state == InterviewState.CANCELLED:
        raise NotHeldError("This interview did not happen, so its panel stays as it was.")


def _check_excusable(interview: Interview, seat: Seat) -> None:
    _check_held(interview)
    if _has_submitted(seat):
        raise PanelError(f"{seat.membership} has submitted already. What is submitted counts and stays.")
    if seat.kind in RATING_SEATS and not _other_raters(seat):
        raise PanelError("Nobody else on this panel rates. Add someone first, or say that it did not happen.")


def _has_submitted(seat: Seat) -> bool:
    cards = Scorecard.objects.current().submitted()
    return cards.filter(interview=seat.interview_id, author=seat.membership_id).exists()


def _other_raters(seat: Seat) -> bool:
    return Seat.objects.rating().filter(interview=seat.interview_id).exclude(pk=seat.pk).exists()
