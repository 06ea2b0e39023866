"""A small cast: a team, its people, one interview with a panel of two."""

from dataclasses import dataclass
from functools import cached_property

import pytest

from interviews.fields import FieldName, Part
from interviews.models import Interview, Response, Scorecard
from teams.models import Membership, Team
from tests.factories import MembershipFactory, TeamFactory, make_interview


@dataclass
class Cast:
    """`ann` and `bob` are on the panel, `mia` manages, `eve` is of another team."""

    team: Team

    @cached_property
    def ann(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Ann")

    @cached_property
    def bob(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Bob")

    @cached_property
    def mia(self) -> Membership:
        return MembershipFactory.create(
            team=self.team, user__name="Mia", is_interviewer=False, is_manager=True
        )

    @cached_property
    def ada(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Ada", is_interviewer=False, is_admin=True)

    @cached_property
    def eve(self) -> Membership:
        return MembershipFactory.create(user__name="Eve", is_admin=True, is_manager=True)

    @cached_property
    def interview(self) -> Interview:
        return make_interview(self.ann, self.bob, questions=2, competencies=1)

    def scorecard(self, author: Membership) -> Scorecard:
        return Scorecard.objects.get(interview=self.interview, author=author, superseded_by=None)

    def responses(self, author: Membership) -> list[Response]:
        return list(self.scorecard(author).responses.order_by("item__position"))


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(TeamFactory.create())


def notes_of(response: Response) -> str:
    return str(FieldName(Part.NOTES, response.uuid))


def rating_of(response: Response) -> str:
    return str(FieldName(Part.RATING, response.uuid))


def state_of(response: Response) -> str:
    return str(FieldName(Part.STATE, response.uuid))
