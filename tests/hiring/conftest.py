"""A small cast: a manager, an interviewer, a manager of another team, one opening."""

from dataclasses import dataclass
from functools import cached_property

import pytest

from hiring.models import Opening
from teams.models import Membership, Team
from tests.factories import MembershipFactory, OpeningFactory, TeamFactory


@dataclass
class Cast:
    team: Team

    @cached_property
    def mia(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Mia", is_manager=True)

    @cached_property
    def ann(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Ann", user__email="ann@example.org")

    @cached_property
    def eve(self) -> Membership:
        return MembershipFactory.create(user__name="Eve", is_admin=True, is_manager=True)

    @cached_property
    def opening(self) -> Opening:
        return OpeningFactory.create(team=self.team, title="Data engineer")


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(TeamFactory.create())
