"""Teams and their members, made by operators."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from teams.audit import record
from teams.enums import Role
from teams.models import AuditEntry, Membership, Team, User
from teams.operations import NotPossibleError, add_member, create_team
from tests.factories import MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db


def make(*arguments: str) -> str:
    out = StringIO()
    call_command("create_team", *arguments, stdout=out)
    return out.getvalue()


def test_a_team_is_made_with_an_admin_who_can_sign_in() -> None:
    said = make("Blue Door", "--admin", "ada@example.org", "--time-zone", "Europe/Madrid")
    membership = Membership.objects.get(user__email="ada@example.org")
    assert (membership.team.slug, membership.team.time_zone) == ("blue-door", "Europe/Madrid")
    assert membership.roles == set(Role)
    assert membership.user.check_password(said.split("password ")[1].split()[0])


def test_someone_who_has_an_account_keeps_its_password() -> None:
    user = User.objects.create_user("ada@example.org", "a-password-of-hers")
    said = make("Blue Door", "--admin", "ADA@example.org")
    user.refresh_from_db()
    assert user.check_password("a-password-of-hers")
    assert "password" not in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(("--slug", "taken"), "already"), (("--time-zone", "Europe/Atlantis"), "no time zone")],
)
def test_what_cannot_be_made_is_said_and_nothing_is_stored(arguments: tuple[str, ...], sentence: str) -> None:
    TeamFactory.create(slug="taken")
    with pytest.raises(CommandError, match=sentence):
        make("Blue Door", "--admin", "ada@example.org", *arguments)
    assert Team.objects.count() == 1
    assert not User.objects.exists()


@pytest.mark.parametrize("address", ["ada@example.org", "ada@bücher.example"])
def test_a_person_is_in_a_team_once(address: str) -> None:
    member = MembershipFactory.create(user__email=address)
    with pytest.raises(NotPossibleError, match="already"):
        add_member(
            actor=None,
            team=member.team,
            email=member.user.email.upper(),
            name="",
            roles=[Role.ADMIN],
            password=None,
        )


def test_an_address_belongs_to_one_user_however_it_is_written() -> None:
    User.objects.create_user("ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ADA@example.org")


def test_a_membership_without_a_role_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory.create(is_interviewer=False)


def test_making_a_team_is_in_the_audit_trail_of_that_team() -> None:
    team = create_team(name="Blue", slug="blue")
    entry = AuditEntry.objects.get()
    assert (entry.team, entry.action, entry.actor) == (team, "team.created", None)
    assert (entry.subject_kind, entry.subject_id) == ("team", team.uuid)


def test_adding_a_member_is_in_the_audit_trail() -> None:
    team = create_team(name="Blue", slug="blue")
    member = add_member(
        actor=None, team=team, email="a@example.org", name="A", roles=[Role.MANAGER], password=None
    )
    entry = AuditEntry.objects.get(action="member.added")
    assert (entry.subject_id, entry.details) == (member.uuid, {"roles": ["manager"]})


@pytest.mark.django_db(transaction=True)
def test_an_audit_entry_without_its_change_is_not_possible() -> None:
    member = MembershipFactory.create()
    with pytest.raises(RuntimeError, match="in the transaction"):
        record(actor=member, action="nothing.happened", subject=member)


def test_a_colleague_is_added_from_the_shell_and_can_sign_in() -> None:
    team = TeamFactory.create(slug="blue", name="Blue")
    out = StringIO()
    arguments = [
        "bo@example.org",
        "--team",
        "blue",
        "--name",
        "Bo",
        "--role",
        "manager",
        "--role",
        "interviewer",
    ]
    call_command("add_member", *arguments, stdout=out)
    member = Membership.objects.get(team=team)
    assert member.roles == {Role.MANAGER, Role.INTERVIEWER}
    assert member.user.check_password(out.getvalue().split("password ")[1].split()[0])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("bad", "--team", "blue"), "no e-mail address"),
        (("bo@example.org", "--team", "green"), "no team"),
        (("ann@example.org", "--team", "blue"), "already"),
    ],
)
def test_who_cannot_be_added_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    MembershipFactory.create(team__slug="blue", user__email="ann@example.org")
    with pytest.raises(CommandError, match=sentence):
        call_command("add_member", *arguments)
    assert Membership.objects.count() == 1
