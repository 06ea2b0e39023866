"""The demo team, made through the same operations that people use."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from hiring.models import Application, Candidate, Opening
from interviews.demo.content import (
    OPENINGS,
    PEOPLE,
    TEAM_NAME,
    TEAM_SLUG,
    DemoOpening,
    DemoResponse,
    DemoRound,
    DemoScorecard,
    read_scorecards,
)
from interviews.enums import SeatKind
from interviews.fields import CANNOT_JUDGE, FieldName, Part
from interviews.models import Interview, Response, Round, Scorecard
from interviews.operations.plan_items import add_questions
from interviews.operations.planning import add_round
from interviews.operations.saving import FieldOperation, save_into
from interviews.operations.scheduling import Place, schedule_interview
from interviews.operations.submitting import newest_saved, submit_scorecard
from questionbank.models import Competency, Question
from questionbank.operations.bank import set_up_bank
from questionbank.operations.library import adopt_library
from teams.enums import Role
from teams.models import Membership, Team
from teams.operations import add_member, create_team

TIME_ZONE = "Europe/Copenhagen"
UNMARKED = "unmarked"


@transaction.atomic
def load_demo(*, passwords: dict[str, str], now: datetime) -> bool:
    """Makes the demo team with everything in it; False where it is there already.

    `passwords` by e-mail address; who has none can't sign in.
    """
    if Team.objects.filter(slug=TEAM_SLUG).exists():
        return False
    team = create_team(name=TEAM_NAME, slug=TEAM_SLUG, time_zone=TIME_ZONE)
    people = {
        person.email: _join(team, person.email, person.name, person.roles, passwords) for person in PEOPLE
    }
    set_up_bank(team=team)
    admin = next(one for one in people.values() if one.is_admin)
    manager = next(one for one in people.values() if one.is_manager)
    adopt_library(actor=admin, team=team)
    with timezone.override(team.zone):
        for opening in OPENINGS:
            _Opening(opening, manager, people, now).load()
    return True


def _join(team: Team, email: str, name: str, roles: tuple[str, ...], passwords: dict[str, str]) -> Membership:
    return add_member(
        actor=None,
        team=team,
        email=email,
        name=name,
        roles=[Role(role) for role in roles],
        password=passwords.get(email),
    )


class _Opening:
    """One opening with its plan, its candidates and what has happened so far."""

    def __init__(
        self, content: DemoOpening, manager: Membership, people: dict[str, Membership], now: datetime
    ) -> None:
        self.content = content
        self.manager = manager
        self.people = people
        self.now = now

    def load(self) -> None:
        opening = Opening.objects.create(
            team=self.manager.team, title=self.content.title, description=self.content.description
        )
        rounds = [self._add_round(opening, content) for content in self.content.rounds]
        applications = {
            one.email: self._apply(opening, one.email, one.name) for one in self.content.candidates
        }
        if rounds:
            self._hold_interviews(applications, rounds)

    def _apply(self, opening: Opening, email: str, name: str) -> Application:
        candidate = Candidate.objects.create(team=opening.team, name=name, email=email)
        return Application.objects.create(team=opening.team, opening=opening, candidate=candidate)

    def _add_round(self, opening: Opening, content: DemoRound) -> Round:
        competencies = Competency.objects.filter(team=opening.team, name__in=content.competencies)
        made = add_round(
            actor=self.manager,
            opening=opening,
            name=content.name,
            minutes=content.minutes,
            competencies=competencies,
            panel=self._panel(content),
        )
        bank = Question.objects.filter(team=opening.team)
        wanted = [bank.get(current__text__startswith=item.question) for item in content.items]
        add_questions(actor=self.manager, round=made, questions=wanted)
        for item in content.items:
            made.items.filter(revision__text__startswith=item.question).update(minutes=item.minutes)
        return made

    def _panel(self, content: DemoRound) -> list[Place]:
        kinds = [SeatKind.LEAD] + [SeatKind.RATER] * (len(content.panel) - 1)
        return [Place(self.people[email], kind) for email, kind in zip(content.panel, kinds, strict=True)]

    def _hold_interviews(self, applications: dict[str, Application], rounds: list[Round]) -> None:
        """Those with scorecards are over and submitted; of the others one is waiting and the rest to come."""
        scorecards = read_scorecards()
        done = list(dict.fromkeys(one.candidate for one in scorecards))
        for days_ago, candidate in enumerate(done, start=2):
            self._schedule(applications[candidate], rounds[0], self._day(-days_ago, hour=10))
        for scorecard in scorecards:
            self._fill_and_submit(scorecard, applications[scorecard.candidate])
        waiting = [application for email, application in applications.items() if email not in done]
        for application, starts_at in zip(waiting, self._times_to_come(), strict=False):
            self._schedule(application, rounds[0], starts_at)
        self._schedule(applications[done[0]], rounds[1], self._day(2, hour=13))

    def _times_to_come(self) -> Iterator[datetime]:
        """One that waits to be submitted, one that is next, one tomorrow."""
        yield self._day(-1, hour=15)
        soon = self.now + timedelta(minutes=40)
        yield soon.replace(minute=soon.minute // 5 * 5, second=0, microsecond=0)
        yield self._day(1, hour=10)

    def _day(self, days: int, *, hour: int) -> datetime:
        day = timezone.localtime(self.now) + timedelta(days=days)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)

    def _schedule(self, application: Application, chosen: Round, starts_at: datetime) -> Interview:
        content = next(one for one in self.content.rounds if one.name == chosen.name)
        return schedule_interview(
            actor=self.manager,
            application=application,
            round=chosen,
            starts_at=starts_at,
            minutes=chosen.minutes,
            place="Room Kattegat",
            panel=self._panel(content),
            now=self.now,
        )

    def _fill_and_submit(self, content: DemoScorecard, application: Application) -> None:
        author = self.people[content.interviewer]
        scorecard = Scorecard.objects.select_related("interview__round__plan_version").get(
            author=author, interview__application=application, interview__round__name=content.round
        )
        for name, value in _fields(content, scorecard):
            save_into(scorecard, FieldOperation(uuid4(), str(name), value, base_revision=0))
        submitted_at = scorecard.interview.ends_at + timedelta(minutes=20)
        submit_scorecard(
            actor=author, scorecard_id=scorecard.uuid, seen=newest_saved(scorecard), now=submitted_at
        )


def _fields(content: DemoScorecard, scorecard: Scorecard) -> Iterator[tuple[FieldName, str]]:
    """Every field of the scorecard that was written, with its value as it travels."""
    yield FieldName(Part.RECOMMENDATION), content.recommendation
    yield FieldName(Part.SUMMARY), content.summary
    ratings = {one.competency.name: one for one in scorecard.competency_ratings.select_related("competency")}
    for name, level in content.competencies:
        yield FieldName(Part.COMPETENCY_RATING, ratings[name].uuid), str(level or CANNOT_JUDGE)
    responses = scorecard.responses.select_related("item__revision")
    for written in content.responses:
        response = next(one for one in responses if one.item.revision.text.startswith(written.question))
        yield from _response_fields(written, response)


def _response_fields(written: DemoResponse, response: Response) -> Iterator[tuple[FieldName, str]]:
    def own(part: Part) -> FieldName:
        return FieldName(part, response.uuid)

    yield own(Part.NOTES), written.notes
    if written.rating or written.cannot_judge:
        yield own(Part.RATING), str(written.rating or CANNOT_JUDGE)
    yield own(Part.STATE), written.state
    if written.skip_reason:
        yield own(Part.SKIP_REASON), written.skip_reason
    answers = response.item.revision.proposed_answers.order_by("position")
    for answer, mark in zip(answers, written.answers, strict=False):
        if mark != UNMARKED and written.state == "asked":
            yield FieldName(Part.MATCH, response.uuid, answer.uuid), mark
