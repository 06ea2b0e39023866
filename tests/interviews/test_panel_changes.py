"""An interview gets another panel, and none of it unblinds anyone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from interviews.enums import InterviewState, SeatKind, SeatState
from interviews.models import Interview, Scorecard, Seat
from interviews.operations.adding import add_question
from interviews.operations.rescheduling import (
    NotHeldError,
    PanelError,
    StillWaitingError,
    add_to_panel,
    excuse_from_panel,
)
from teams.models import AuditEntry, Membership
from tests.factories import NOON, MembershipFactory, QuestionFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast

BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
STILL_TO_SUBMIT = "so another manager has to do this, or you after submitting."


@pytest.fixture
def interview(cast: Cast, client: Client) -> Interview:
    """Of Ann and Bob; Mia, who manages, is signed in."""
    made = cast.interview
    AuditEntry.objects.all().delete()
    client.force_login(cast.mia.user)
    return made


@pytest.fixture
def boss(cast: Cast, interview: Interview, client: Client) -> Membership:
    """A manager on the panel who has still to submit, signed in."""
    boss = MembershipFactory.create(team=cast.team, is_manager=True, user__name="Boss")
    add_to_panel(actor=cast.mia, interview=interview, membership=boss, kind=SeatKind.RATER)
    client.force_login(boss.user)
    AuditEntry.objects.all().delete()
    return boss


def path_of(interview: Interview, rest: str) -> str:
    return f"/interviews/{interview.uuid}/{rest}"


def seat_of(interview: Interview, person: Membership) -> Seat:
    return Seat.objects.get(interview=interview, membership=person)


def excuse(client: Client, interview: Interview, person: Membership) -> str:
    path = path_of(interview, f"seats/{seat_of(interview, person).uuid}/excusal/")
    return str(client.post(path, follow=True).content.decode())


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_who_joins_has_every_question_before_them(cast: Cast, interview: Interview, client: Client) -> None:
    pulled = QuestionFactory.create(team=cast.team)
    add_question(actor=cast.ann, scorecard_id=cast.scorecard(cast.ann).uuid, question=pulled)
    AuditEntry.objects.all().delete()
    cleo = MembershipFactory.create(team=cast.team)
    sent = {"membership": cleo.uuid, "kind": "shadow"}
    assert client.post(path_of(interview, "seats/"), sent).status_code == 303
    assert seat_of(interview, cleo).kind == SeatKind.SHADOW
    card = Scorecard.objects.get(interview=interview, author=cleo)
    assert card.responses.count() == interview.items.count() == 3
    assert card.competency_ratings.count() == 1
    assert actions() == ["interview.seat_added"]


@pytest.mark.parametrize("who", ["", "nonsense", "ann", "eve", "ada"])
def test_who_can_not_join_is_refused_in_a_sentence(
    cast: Cast, interview: Interview, client: Client, who: str
) -> None:
    uuid = getattr(cast, who).uuid if hasattr(cast, who) else who
    response = client.post(path_of(interview, "seats/"), {"membership": uuid, "kind": "rater"})
    assert response.status_code == 422
    assert response.context["form"].errors["membership"]
    assert interview.seats.count() == 2


def test_the_candidate_does_not_join(cast: Cast, interview: Interview, client: Client) -> None:
    cleo = MembershipFactory.create(team=cast.team)
    interview.application.candidate.user = cleo.user
    interview.application.candidate.save()
    response = client.post(path_of(interview, "seats/"), {"membership": cleo.uuid, "kind": "rater"})
    assert response.status_code == 422
    assert "The candidate can&#x27;t sit on the own panel." in response.content.decode()


def test_nobody_joins_a_panel_whose_scorecards_are_all_in(
    cast: Cast, interview: Interview, client: Client
) -> None:
    submit(interview, cast.ann)
    submit(interview, cast.bob)
    cleo = MembershipFactory.create(team=cast.team)
    response = client.post(path_of(interview, "seats/"), {"membership": cleo.uuid, "kind": "rater"})
    assert "nobody can join it any more" in response.content.decode()
    assert interview.seats.count() == 2


def test_an_excused_member_is_waited_for_no_longer(cast: Cast, interview: Interview, client: Client) -> None:
    submit(interview, cast.ann)
    assert "Bob is excused." in excuse(client, interview, cast.bob)
    assert seat_of(interview, cast.bob).state == SeatState.EXCUSED
    assert Scorecard.objects.visible_to(cast.mia).get().author == cast.ann
    assert actions() == ["interview.seat_excused"]


def test_who_was_excused_does_not_come_back(cast: Cast, interview: Interview, client: Client) -> None:
    excuse(client, interview, cast.bob)
    response = client.post(path_of(interview, "seats/"), {"membership": cast.bob.uuid, "kind": "rater"})
    assert response.status_code == 422
    assert seat_of(interview, cast.bob).state == SeatState.EXCUSED


def test_who_has_submitted_is_not_excused(cast: Cast, interview: Interview, client: Client) -> None:
    submit(interview, cast.bob)
    assert "Bob has submitted already." in excuse(client, interview, cast.bob)
    assert seat_of(interview, cast.bob).state == SeatState.ASSIGNED


def test_the_last_who_rates_is_not_excused(cast: Cast, interview: Interview, client: Client) -> None:
    excuse(client, interview, cast.bob)
    assert "Nobody else on this panel rates." in excuse(client, interview, cast.ann)
    assert seat_of(interview, cast.ann).state == SeatState.ASSIGNED


def add(client: Client, interview: Interview, person: Membership) -> str:
    sent = {"membership": person.uuid, "kind": "rater"}
    return str(client.post(path_of(interview, "seats/"), sent, follow=True).content.decode())


@pytest.mark.parametrize("colleague_submitted", [True, False])
def test_who_has_still_to_submit_neither_excuses_nor_adds_whatever_the_clock_says(
    cast: Cast, interview: Interview, boss: Membership, client: Client, colleague_submitted: bool
) -> None:
    cleo = MembershipFactory.create(team=cast.team)
    if colleague_submitted:
        submit(interview, cast.ann)
    expected = f"You sit on this panel and have not submitted your scorecard yet, {STILL_TO_SUBMIT}"
    for now in (BEFORE, AFTER):
        with time_machine.travel(now, tick=False):
            assert expected in excuse(client, interview, cast.ann)
            assert expected in add(client, interview, cleo)
    assert seat_of(interview, cast.ann).state == SeatState.ASSIGNED
    assert not interview.seats.filter(membership=cleo).exists()
    assert actions() == []


def test_who_has_still_to_submit_for_another_round_does_neither(cast: Cast, interview: Interview) -> None:
    version = interview.round.plan_version
    type(version).objects.filter(pk=version.pk).update(used_at=None)
    second = make_round(interview.application.opening, name="Case")
    waiting = MembershipFactory.create(team=cast.team, is_manager=True)
    make_interview(waiting, application=interview.application, round=second)
    cleo = MembershipFactory.create(team=cast.team)
    with pytest.raises(StillWaitingError, match="for this candidate"):
        excuse_from_panel(actor=waiting, seat=seat_of(interview, cast.ann))
    with pytest.raises(StillWaitingError, match="for this candidate"):
        add_to_panel(actor=waiting, interview=interview, membership=cleo, kind=SeatKind.RATER)


def test_who_has_still_to_submit_finds_only_the_button_for_themselves(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    MembershipFactory.create(team=cast.team)
    text = client.get(path_of(interview, "seats/")).content.decode()
    assert str(seat_of(interview, boss).uuid) in text
    assert str(seat_of(interview, cast.ann).uuid) not in text
    assert "Add to the panel" not in text
    client.force_login(cast.mia.user)
    text = client.get(path_of(interview, "seats/")).content.decode()
    assert str(seat_of(interview, cast.ann).uuid) in text
    assert "Add to the panel" in text


def test_after_submitting_a_manager_of_the_panel_changes_it(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    submit(interview, boss)
    assert "Ann is excused." in excuse(client, interview, cast.ann)


def test_who_excuses_themselves_is_out_for_good(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    assert "Boss is excused." in excuse(client, interview, boss)
    for actor in (boss, cast.mia):
        with pytest.raises(PanelError, match="Boss was excused"):
            add_to_panel(actor=actor, interview=interview, membership=boss, kind=SeatKind.RATER)
    assert actions() == ["interview.seat_excused"]


def test_excused_twice_is_written_down_once(cast: Cast, interview: Interview) -> None:
    seat = seat_of(interview, cast.bob)
    for _ in range(2):
        excuse_from_panel(actor=cast.mia, seat=seat)
    assert actions() == ["interview.seat_excused"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_excuse_the_last_two_raters_at_once_the_second_is_refused(
    cast: Cast, interview: Interview
) -> None:
    """On SQLite writers take turns anyway."""
    seats = [seat_of(interview, person) for person in (cast.ann, cast.bob)]
    actor = cast.mia
    meet = Barrier(2, timeout=10)

    def excuse_one(seat: Seat) -> bool:
        try:
            meet.wait()
            excuse_from_panel(actor=actor, seat=seat)
        except PanelError:
            return False
        else:
            return True
        finally:
            connection.close()

    if connection.vendor != "postgresql":
        pytest.skip("Needs PostgreSQL: run make test-postgres.")
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(excuse_one, seats)) == [False, True]
    assert interview.seats.assigned().count() == 1


def test_who_can_read_the_panel_does_not_join_it(cast: Cast, interview: Interview, client: Client) -> None:
    reader = MembershipFactory.create(team=cast.team, is_manager=True, user__name="Rae")
    for author in (cast.ann, cast.bob):
        submit(interview, author)
    assert Scorecard.objects.visible_to(reader).exists()
    assert "Rae can read what this panel has submitted." in add(client, interview, reader)
    assert not interview.seats.filter(membership=reader).exists()


def test_who_applied_under_the_own_address_does_not_join(cast: Cast, interview: Interview) -> None:
    cleo = MembershipFactory.create(team=cast.team)
    interview.application.candidate.email = cleo.user.email
    interview.application.candidate.save()
    with pytest.raises(PanelError, match="can't sit on the own panel"):
        add_to_panel(actor=cast.mia, interview=interview, membership=cleo, kind=SeatKind.RATER)


def test_who_has_left_the_team_does_not_join(cast: Cast, interview: Interview) -> None:
    gone = MembershipFactory.create(team=cast.team, ends_at=timezone.now() - timedelta(days=1))
    with pytest.raises(PanelError, match="not in your team any more"):
        add_to_panel(actor=cast.mia, interview=interview, membership=gone, kind=SeatKind.RATER)


def test_the_panel_of_what_did_not_happen_stays_as_it_was(
    cast: Cast, interview: Interview, client: Client
) -> None:
    Interview.objects.filter(pk=interview.pk).update(state=InterviewState.CANCELLED)
    cleo = MembershipFactory.create(team=cast.team)
    for text in (excuse(client, interview, cast.ann), add(client, interview, cleo)):
        assert "This interview did not happen, so its panel stays as it was." in text
    page = client.get(path_of(interview, "seats/")).content.decode()
    assert "Add to the panel" not in page
    assert "/excusal/" not in page
    with pytest.raises(NotHeldError):
        excuse_from_panel(actor=cast.mia, seat=seat_of(interview, cast.ann))


def test_a_seat_is_found_under_its_own_interview_only(
    cast: Cast, interview: Interview, client: Client
) -> None:
    other = make_interview(cast.ann)
    path = path_of(interview, f"seats/{seat_of(other, cast.ann).uuid}/excusal/")
    assert client.post(path).status_code == 404
