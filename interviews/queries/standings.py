"""How far the panels of an opening are, as far as the viewer may know, and the scorecards to be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from hiring.models import Opening
from hiring.rules import not_by_candidate
from interviews.enums import RATING_SEATS, SeatState
from interviews.models import Interview, Scorecard
from interviews.models.scorecard import seats_waited_for
from teams.models import Membership


class Standing(Enum):
    """One round with one candidate, in the words of the page; the furthest comes first."""

    COMPLETE = "complete"
    IN_PART = "part of the panel has yet to submit"
    OWN_FIRST = "waiting for your scorecard"
    PANEL = "waiting for the panel"
    NOT_SCHEDULED = "not scheduled"

    @property
    def is_readable(self) -> bool:
        return self in (Standing.COMPLETE, Standing.IN_PART)


@dataclass(frozen=True, slots=True)
class Seen:
    """A scorecard that the viewer may read."""

    pk: int
    interview: int
    application: int
    author: int
    recommendation: str


@dataclass(slots=True)
class Panels:
    """Interviews that take place, by application, with what may be read of them."""

    scorecards: list[Seen]
    # application → round's key → standing
    standings: dict[int, dict[UUID, Standing]] = field(default_factory=lambda: defaultdict(dict))
    applications: dict[int, int] = field(default_factory=dict)  # of each interview
    rounds: dict[int, UUID] = field(default_factory=dict)  # the round's key of each interview

    def standing(self, application: int, rounds: Iterable[UUID]) -> Standing:
        """The furthest of the application's standings in these rounds."""
        own = self.standings.get(application, {})
        found = {own[key] for key in rounds if key in own}
        return next((one for one in Standing if one in found), Standing.NOT_SCHEDULED)

    def all_of(self, application: int) -> set[Standing]:
        return set(self.standings.get(application, {}).values())

    @property
    def is_any_readable(self) -> bool:
        return any(one.is_readable for own in self.standings.values() for one in own.values())


def panels_of(*, viewer: Membership, opening: Opening) -> Panels:
    """Two queries.

    While the viewer owes a scorecard on an application, all of that application is left out, the
    viewer's own earlier ratings too: alone they would look like the panel's.
    """
    own_waiting = seats_waited_for().filter(membership=viewer, interview__application=OuterRef("application"))
    seats = Q(seats__kind__in=RATING_SEATS, seats__state=SeatState.ASSIGNED)
    seats &= not_by_candidate("seats__membership", "application__candidate")
    interviews = list(
        Interview.objects.visible_to(viewer)
        .happening()
        .filter(application__opening=opening)
        .annotate(expected=Count("seats", filter=seats), owes=Exists(own_waiting))
        .values_list("pk", "application_id", "round__key", "expected", "owes")
    )
    owed = {application for _, application, _, _, owes in interviews if owes}
    scorecards = [seen for seen in _readable(viewer, opening) if seen.application not in owed]
    read: defaultdict[int, int] = defaultdict(int)
    for seen in scorecards:
        read[seen.interview] += 1
    panels = Panels(scorecards)
    for pk, application, key, expected, owes in interviews:
        panels.applications[pk], panels.rounds[pk] = application, key
        panels.standings[application][key] = _standing(read[pk], expected, owes=owes)
    return panels


def _readable(viewer: Membership, opening: Opening) -> list[Seen]:
    found = Scorecard.objects.visible_to(viewer).counting().filter(interview__application__opening=opening)
    columns = ("pk", "interview_id", "interview__application_id", "author_id", "recommendation")
    return [Seen(*row) for row in found.order_by("pk").values_list(*columns)]


def _standing(read: int, expected: int, *, owes: bool) -> Standing:
    if owes:
        return Standing.OWN_FIRST
    if not read:
        return Standing.PANEL
    return Standing.COMPLETE if read >= expected else Standing.IN_PART
