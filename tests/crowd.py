"""Many candidates, interviewed and rated, made in bulk: for the pages that must stay quick."""

import random
from dataclasses import dataclass
from datetime import timedelta

from hiring.models import Application, Candidate, Opening
from interviews.enums import Mark, Recommendation, ResponseState, ScorecardState
from interviews.models import (
    AnswerMatch,
    ApplicationPlan,
    Interview,
    InterviewItem,
    Plan,
    PlanItem,
    PlanVersion,
    Response,
    Round,
    Scorecard,
    Seat,
)
from questionbank.enums import QuestionState
from questionbank.models import Competency, ProposedAnswer, Question, Revision, ScaleLevel
from teams.models import Membership, Team
from tests.factories import NOON, MembershipFactory, TeamFactory, make_scale

QUESTIONS_IN_A_COMPETENCY = 5
PEOPLE = [
    f"{first} {last}" for first in ("Ada", "Ben", "Cleo", "Dan", "Eve") for last in ("Ash", "Birch", "Cedar")
]


@dataclass(frozen=True)
class Crowd:
    team: Team
    manager: Membership
    opening: Opening
    raters: list[Membership]


def make_crowd(*, candidates: int, questions: int, raters: int, seed: int = 1) -> Crowd:
    """Every candidate asked every question by every rater, all submitted, with figures that vary."""
    team = TeamFactory.create()
    crowd = Crowd(
        team=team,
        manager=MembershipFactory.create(team=team, is_interviewer=False, is_manager=True),
        opening=Opening.objects.create(team=team, title="Machine learning engineer"),
        raters=MembershipFactory.create_batch(raters, team=team),
    )
    held = _make_round(crowd, questions)
    items = _make_interviews(crowd, held, candidates)
    _make_scorecards(crowd, held, items, random.Random(seed))
    return crowd


def _make_round(crowd: Crowd, questions: int) -> Round:
    plan = Plan.objects.create(team=crowd.team, opening=crowd.opening)
    version = PlanVersion.objects.create(
        plan=plan, number=1, scale_version=make_scale(crowd.team), used_at=NOON
    )
    held = Round.objects.create(plan_version=version, position=1, name="Technical round", minutes=120)
    competencies = Competency.objects.bulk_create(
        Competency(team=crowd.team, name=f"Competency {n}")
        for n in range(1, 2 + (questions - 1) // QUESTIONS_IN_A_COMPETENCY)
    )
    bank = Question.objects.bulk_create(
        Question(team=crowd.team, state=QuestionState.APPROVED) for _ in range(questions)
    )
    revisions = Revision.objects.bulk_create(
        Revision(question=question, number=1, text=f"How would you solve problem {n}?", content_hash=f"{n}")
        for n, question in enumerate(bank, start=1)
    )
    ProposedAnswer.objects.bulk_create(
        ProposedAnswer(revision=revision, position=n, text=f"Answer {n} to {revision.text}")
        for revision in revisions
        for n in (1, 2, 3)
    )
    PlanItem.objects.bulk_create(
        PlanItem(
            round=held,
            position=n,
            revision=revision,
            competency=competencies[(n - 1) // QUESTIONS_IN_A_COMPETENCY],
            minutes=4,
        )
        for n, revision in enumerate(revisions, start=1)
    )
    return held


def _make_interviews(crowd: Crowd, held: Round, candidates: int) -> list[InterviewItem]:
    people = Candidate.objects.bulk_create(
        Candidate(team=crowd.team, name=f"{PEOPLE[n % len(PEOPLE)]} {n + 1}") for n in range(candidates)
    )
    applications = Application.objects.bulk_create(
        Application(team=crowd.team, opening=crowd.opening, candidate=person) for person in people
    )
    ApplicationPlan.objects.bulk_create(
        ApplicationPlan(application=one, plan_version=held.plan_version) for one in applications
    )
    interviews = Interview.objects.bulk_create(
        Interview(
            team=crowd.team, application=one, round=held, starts_at=NOON + timedelta(hours=n), minutes=120
        )
        for n, one in enumerate(applications)
    )
    Seat.objects.bulk_create(
        Seat(interview=interview, membership=rater) for interview in interviews for rater in crowd.raters
    )
    planned = list(held.items.order_by("position"))
    return InterviewItem.objects.bulk_create(
        InterviewItem(
            interview=interview,
            position=item.position,
            revision_id=item.revision_id,
            plan_item=item,
            competency_id=item.competency_id,
            minutes=item.minutes,
        )
        for interview in interviews
        for item in planned
    )


def _make_scorecards(crowd: Crowd, held: Round, items: list[InterviewItem], chance: random.Random) -> None:
    levels = list(ScaleLevel.objects.filter(version=held.plan_version.scale_version))
    interviews = {item.interview_id: item.interview for item in items}
    scorecards = Scorecard.objects.bulk_create(
        Scorecard(
            team=crowd.team,
            interview=interview,
            author=rater,
            state=ScorecardState.SUBMITTED,
            recommendation=chance.choice(Recommendation.values),
            summary="What I heard.",
            submitted_at=NOON,
        )
        for interview in interviews.values()
        for rater in crowd.raters
    )
    by_interview: dict[int, list[Scorecard]] = {}
    for scorecard in scorecards:
        by_interview.setdefault(scorecard.interview_id, []).append(scorecard)
    responses = Response.objects.bulk_create(
        (
            _response(scorecard, item, levels, chance)
            for item in items
            for scorecard in by_interview[item.interview_id]
        ),
        batch_size=2000,
    )
    answers = {a.revision_id: a for a in ProposedAnswer.objects.filter(revision__question__team=crowd.team)}
    AnswerMatch.objects.bulk_create(
        (
            AnswerMatch(
                response=response,
                proposed_answer=answers[response.item.revision_id],
                mark=chance.choice(Mark.values),
            )
            for response in responses
        ),
        batch_size=2000,
    )


def _response(
    scorecard: Scorecard, item: InterviewItem, levels: list[ScaleLevel], chance: random.Random
) -> Response:
    """Nine in ten are rated; the rest is missing in each of its ways."""
    response = Response(scorecard=scorecard, item=item, notes="What they said, in a line or two.")
    response.state = ResponseState.ASKED
    draw = chance.random()
    if draw < 0.9:
        response.level = levels[min(int(chance.triangular(0, len(levels), 3)), len(levels) - 1)]
    elif draw < 0.93:
        response.cannot_judge = True
    else:
        response.state = chance.choice([ResponseState.SKIPPED, ResponseState.NOT_REACHED])
        response.skip_reason = "There was no time left."
    return response
