"""An interview's panel, and what its members wrote as far as the viewer may read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from interviews.enums import InterviewState, ScorecardState, SeatState
from interviews.fields import CANNOT_JUDGE
from interviews.models import (
    AnswerMatch,
    CompetencyRating,
    Interview,
    InterviewItem,
    Response,
    SavedField,
    Scorecard,
    Seat,
)
from interviews.rules import may_see_submissions, own_waiting
from teams.models import Membership

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """`is_submitted` is None where the viewer may not be told."""

    seat: Seat
    is_own: bool
    is_submitted: bool | None

    @property
    def is_assigned(self) -> bool:
        return self.seat.state == SeatState.ASSIGNED


@dataclass(frozen=True, slots=True)
class OwnScorecard:
    uuid: UUID
    is_submitted: bool
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Panel:
    seats: list[ShownSeat]
    own: OwnScorecard | None
    may_change: bool  # were the viewer a manager; see `rules.may_change_panel`


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one person wrote about one question."""

    author: Membership
    response: Response
    rating: str
    marks: list[AnswerMatch]


@dataclass(slots=True)
class ItemEvidence:
    item: InterviewItem
    columns: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CompetencyEvidence:
    competency: str
    ratings: list[str]  # in the order of the scorecards; empty where there is none


@dataclass(slots=True)
class PanelScorecards:
    """Submitted scorecards of one interview, with a column for each, in the same order everywhere."""

    scorecards: list[Scorecard]
    items: list[ItemEvidence] = field(default_factory=list)
    competencies: list[CompetencyEvidence] = field(default_factory=list)


class _Card(TypedDict):
    card: UUID | None
    card_state: str | None
    is_begun: bool


def panel_of(viewer: Membership, interview: Interview) -> Panel:
    """Two queries."""
    waiting = own_waiting(viewer)
    told = may_see_submissions(interview, waiting)
    shown, own = [], None
    for seat in _seats_with_cards(interview):
        is_own, is_submitted = seat.membership_id == viewer.pk, seat.card_state == ScorecardState.SUBMITTED
        shown.append(ShownSeat(seat, is_own, is_submitted if told or is_own else None))
        if is_own and seat.card and seat.state == SeatState.ASSIGNED:
            own = OwnScorecard(seat.card, is_submitted, seat.is_begun)
    is_drafting = own is not None and not own.is_submitted
    may_change = not is_drafting and interview.application_id not in waiting
    return Panel(shown, own, may_change)


def _seats_with_cards(interview: Interview) -> "QuerySet[WithAnnotations[Seat, _Card]]":
    seat = {"interview": OuterRef("interview"), "author": OuterRef("membership")}
    current = Scorecard.objects.current().filter(**seat)
    saved = SavedField.objects.filter(
        scorecard__interview=seat["interview"], scorecard__author=seat["author"]
    )
    seats = Seat.objects.filter(interview=interview).select_related("membership__user")
    annotated = seats.annotate(
        card=Subquery(current.values("uuid")),
        card_state=Subquery(current.values("state")),
        is_begun=Exists(saved),
    )
    ordered = annotated.order_by("kind", "membership__user__name", "pk")
    return cast("QuerySet[WithAnnotations[Seat, _Card]]", ordered)


def panel_scorecards(viewer: Membership, interview: Interview) -> PanelScorecards:
    """The submitted scorecards that the viewer may read, question by question; four queries, or one for none.

    Of an interview that did not happen only the own one: its drafts keep nobody blind.
    """
    readable = Scorecard.objects.visible_to(viewer).current().submitted().filter(interview=interview)
    if interview.state == InterviewState.CANCELLED:
        readable = readable.filter(author=viewer)
    cards = list(readable.select_related("author__user").order_by("author__user__name", "pk"))
    found = PanelScorecards(cards)
    if cards:
        found.items = _items(cards)
        found.competencies = _competencies(cards)
    return found


def _items(cards: list[Scorecard]) -> list[ItemEvidence]:
    authors = {card.pk: card.author for card in cards}
    responses = (
        Response.objects.filter(scorecard__in=cards)
        .select_related("item__revision", "item__competency", "level")
        .order_by("item__position", "item", "scorecard__author__user__name", "scorecard")
    )
    marks = _marks(cards)
    items: dict[int, ItemEvidence] = {}
    for response in responses:
        shown = items.setdefault(response.item_id, ItemEvidence(response.item))
        evidence = Evidence(
            authors[response.scorecard_id], response, rating_words(response), marks[response.pk]
        )
        shown.columns.append(evidence)
    return list(items.values())


def _marks(cards: Iterable[Scorecard]) -> dict[int, list[AnswerMatch]]:
    found: dict[int, list[AnswerMatch]] = defaultdict(list)
    matches = AnswerMatch.objects.filter(response__scorecard__in=cards).select_related("proposed_answer")
    for match in matches.order_by("response", "proposed_answer__position"):
        found[match.response_id].append(match)
    return found


def _competencies(cards: list[Scorecard]) -> list[CompetencyEvidence]:
    rated: dict[str, dict[int, str]] = defaultdict(dict)
    ratings = CompetencyRating.objects.filter(scorecard__in=cards).select_related("competency", "level")
    for rating in ratings.order_by("competency__name", "pk"):
        rated[rating.competency.name][rating.scorecard_id] = rating_words(rating)
    return [
        CompetencyEvidence(name, [found.get(card.pk, "") for card in cards]) for name, found in rated.items()
    ]


def rating_words(rated: Response | CompetencyRating) -> str:
    """The number of the level, `cannot_judge`, or nothing."""
    if rated.cannot_judge:
        return CANNOT_JUDGE
    return str(rated.level.level) if rated.level else ""
