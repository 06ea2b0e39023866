"""Who may know what of a panel, before a word of it is read."""

from collections.abc import Collection
from datetime import datetime

from interviews.enums import InterviewState
from interviews.models import Interview
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


def may_change_panel(interview: Interview, waiting: Collection[int], *, now: datetime) -> bool:
    """Someone who has still to submit may not: what is refused would tell who has submitted.

    Before it starts there is nothing to tell, and whoever runs a team alone must be able to.
    """
    return interview.application_id not in waiting or now < interview.starts_at
