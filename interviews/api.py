"""Interviews and scorecards, for other programs: through the same doors as the pages."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from interviews.models import Interview, Response, Scorecard
from teams.api import viewer_of

router = Router(tags=["Interviews"])


class InterviewOut(Schema):
    id: UUID
    candidate: str
    opening: str
    round: str
    starts_at: datetime
    minutes: int


class ResponseOut(Schema):
    question: UUID  # the revision that was asked
    state: str
    level: int | None
    cannot_judge: bool
    notes: str


class ScorecardOut(Schema):
    id: UUID
    interview: UUID
    author: str
    state: str
    recommendation: str
    summary: str
    submitted_at: datetime | None
    responses: list[ResponseOut]


@router.get("/interviews/", response=list[InterviewOut], summary="Interviews that you may see, in time")
def interviews(request: HttpRequest) -> list[InterviewOut]:
    found = Interview.objects.visible_to(viewer_of(request)).happening().with_names().in_time()
    return [_interview(one) for one in found]


def _interview(interview: Interview) -> InterviewOut:
    return InterviewOut(
        id=interview.uuid,
        candidate=interview.application.candidate.name,
        opening=interview.application.opening.title,
        round=interview.round.name,
        starts_at=interview.starts_at,
        minutes=interview.minutes,
    )


@router.get(
    "/interviews/{interview}/scorecards/",
    response=list[ScorecardOut],
    summary="Its scorecards that you may read: your own, and others' once the rules allow",
)
def scorecards(request: HttpRequest, interview: UUID) -> list[ScorecardOut]:
    viewer = viewer_of(request)
    found = get_object_or_404(Interview.objects.visible_to(viewer), uuid=interview)
    rows = Scorecard.objects.visible_to(viewer).current().filter(interview=found)
    readable = rows.select_related("author__user", "interview").order_by("author__user__name", "pk")
    responses = Response.objects.filter(scorecard__in=readable).select_related("level", "item__revision")
    by_scorecard: dict[int, list[Response]] = {}
    for response in responses.order_by("item__position", "pk"):
        by_scorecard.setdefault(response.scorecard_id, []).append(response)
    return [_scorecard(one, by_scorecard.get(one.pk, [])) for one in readable]


def _scorecard(scorecard: Scorecard, responses: list[Response]) -> ScorecardOut:
    return ScorecardOut(
        id=scorecard.uuid,
        interview=scorecard.interview.uuid,
        author=str(scorecard.author),
        state=scorecard.state,
        recommendation=scorecard.recommendation,
        summary=scorecard.summary,
        submitted_at=scorecard.submitted_at,
        responses=[_response(response) for response in responses],
    )


def _response(response: Response) -> ResponseOut:
    return ResponseOut(
        question=response.item.revision.uuid,
        state=response.state,
        level=response.level.level if response.level else None,
        cannot_judge=response.cannot_judge,
        notes=response.notes,
    )
