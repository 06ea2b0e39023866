"""The demo team: there after one command, the same after two."""

import json
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from hiring.models import Application
from interviews.demo.content import OPENINGS, PEOPLE, TEAM_SLUG, read_scorecards
from interviews.demo.loading import load_demo
from interviews.demo.sign_ins import FILE, read_or_make
from interviews.models import Interview, Scorecard
from interviews.operations.submitting import submission_problems
from interviews.queries.start import day_of
from questionbank.models import Template
from teams.models import Membership, Team
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def passwords() -> dict[str, str]:
    return {PEOPLE[0].email: "a-password-for-one"}


def test_the_demo_team_has_its_people_openings_and_the_whole_library(
    passwords: dict[str, str], root: Path
) -> None:
    assert load_demo(passwords=passwords, now=NOON)
    team = Team.objects.get(slug=TEAM_SLUG)
    assert {one.user.email for one in Membership.objects.filter(team=team)} == {one.email for one in PEOPLE}
    assert Template.objects.filter(team=team).count() == len(list((root / "library").glob("*.txt")))
    assert Application.objects.filter(team=team).count() == sum(len(one.candidates) for one in OPENINGS)
    amara = Membership.objects.get(user__email=PEOPLE[0].email)
    assert amara.user.check_password("a-password-for-one")
    assert not Membership.objects.exclude(pk=amara.pk).filter(user__password__startswith="pbkdf2").exists()


def test_what_was_written_is_submitted_and_complete(passwords: dict[str, str]) -> None:
    load_demo(passwords=passwords, now=NOON)
    submitted = Scorecard.objects.counting()
    assert submitted.count() == len(read_scorecards())
    assert [submission_problems(one) for one in submitted] == [[]] * len(read_scorecards())


def test_an_interviewer_has_one_next_one_to_submit_and_one_later(passwords: dict[str, str]) -> None:
    load_demo(passwords=passwords, now=NOON)
    day = day_of(Membership.objects.get(user__email__startswith="mei-lin"), now=NOON)
    assert day.next is not None
    assert (len(day.to_submit), len(day.rest_of_today) + len(day.later)) == (1, 1)


def test_a_second_time_changes_nothing(passwords: dict[str, str]) -> None:
    load_demo(passwords=passwords, now=NOON)
    before = Interview.objects.count()
    assert not load_demo(passwords=passwords, now=NOON)
    assert Interview.objects.count() == before


def test_sign_ins_are_random_kept_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = read_or_make(tmp_path / "a"), read_or_make(tmp_path / "b")
    assert read_or_make(tmp_path / "a") == one
    assert not {sign_in.password for sign_in in one} & {sign_in.password for sign_in in other}
    assert [sign_in.role for sign_in in one] == ["admin", "manager", "interviewer", "interviewer"]
    assert stat.S_IMODE((tmp_path / "a" / FILE).stat().st_mode) == 0o600
    assert len({sign_in.email for sign_in in one}) == len(json.loads((tmp_path / "a" / FILE).read_text()))


def test_the_command_shows_how_to_sign_in(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    call_command("load_demo")
    out = StringIO()
    call_command("show_sign_ins", stdout=out)
    for sign_in in read_or_make(tmp_path):
        assert f"{sign_in.email}" in out.getvalue()
        assert Membership.objects.get(user__email=sign_in.email).user.check_password(sign_in.password)
