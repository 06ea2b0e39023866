"""Who may know what of a panel, before a word of it is read."""

from collections.abc import Collection

from interviews.enums import InterviewState
from interviews.models import Interview, Scorecard, Seat
from interviews.models.scorecard import seats_waited_for
from teams.models import Membership


def own_waiting(viewer: Membership) -> set[int]:
    """The applications on which the viewer has still to submit, in any round."""
    seats = seats_waited_for().filter(membership=viewer)
    return set(seats.values_list("interview__application", flat=True))


def may_see_submissions(interview: Interview, waiting: Collection[int]) -> bool:
    """Whether someone who has still to submit on `waiting` may be told which colleagues have submitted.

    Of an interview that did not happen nothing is told: its drafts wait for nobody, so they would not
    keep anyone blind.
    """
    return interview.state != InterviewState.CANCELLED and interview.application_id not in waiting


def is_waiting_in(viewer: Membership, interview: Interview) -> bool:
    """A seat on this panel, the own scorecard not submitted; also where it did not happen."""
    submitted = Scorecard.objects.own(viewer).current().submitted().filter(interview=interview)
    seat = Seat.objects.assigned().filter(membership=viewer, interview=interview)
    return seat.exists() and not submitted.exists()


def may_read_others(reader: Membership, **about: object) -> bool:
    """Whether `reader` can read what somebody else has submitted."""
    readable = Scorecard.objects.visible_to(reader).submitted().filter(**about)
    return readable.exclude(author=reader).exists()


def may_change_panel(viewer: Membership, interview: Interview) -> bool:
    """Who has still to submit may not, at any time: what is refused would tell who has submitted."""
    return not is_waiting_in(viewer, interview) and interview.application_id not in own_waiting(viewer)
