"""A round that was called off is taken back or held again, by nobody who has read meanwhile."""

import pytest
from django.test import Client

from interviews.enums import InterviewState, SeatKind, SeatState
from interviews.models import Interview, Round, Scorecard
from interviews.operations.rescheduling import add_to_panel, cancel_interview
from interviews.operations.scheduling import NotSchedulableError, Place, schedule_interview
from teams.models import AuditEntry, Membership
from tests.factories import NOON, MembershipFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast
from tests.interviews.test_interview_changes import (
    STILL_TO_SUBMIT,
    actions,
    path_of,
    restore,
    state_of,
)


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


@pytest.fixture
def second(cast: Cast, interview: Interview) -> Round:
    """Another round that Ann, Bob and the boss could be asked to hold with the same candidate."""
    version = interview.round.plan_version
    type(version).objects.filter(pk=version.pk).update(used_at=None)
    made = make_round(interview.application.opening, name="Case")
    assert made.plan_version == version
    return made


def test_who_has_still_to_submit_elsewhere_does_not_take_it_back(
    cast: Cast, interview: Interview, second: Round, client: Client
) -> None:
    waiting = MembershipFactory.create(team=cast.team, is_manager=True)
    make_interview(waiting, application=interview.application, round=second)
    client.force_login(waiting.user)
    client.post(path_of(interview, "cancellation/"))
    expected = f"You have still to submit a scorecard for this candidate, {STILL_TO_SUBMIT}"
    assert expected in restore(client, interview)
    assert state_of(interview) == InterviewState.CANCELLED


@pytest.fixture
def theirs(cast: Cast, interview: Interview, boss: Membership, second: Round, client: Client) -> Scorecard:
    """Of another round; the boss can read it since she called the interview off. Mia is signed in."""
    made = submit(make_interview(cast.ann, application=interview.application, round=second), cast.ann)
    assert made not in Scorecard.objects.visible_to(boss)
    client.post(path_of(interview, "cancellation/"))
    assert made in Scorecard.objects.visible_to(boss)
    client.force_login(cast.mia.user)
    return made


def excused(interview: Interview) -> set[Membership]:
    return {seat.membership for seat in interview.seats.filter(state=SeatState.EXCUSED)}


def test_who_could_read_about_the_candidate_meanwhile_is_excused_when_it_is_taken_back(
    cast: Cast, interview: Interview, boss: Membership, second: Round, client: Client
) -> None:
    submit(interview, cast.bob)
    submit(make_interview(cast.ann, application=interview.application, round=second), cast.ann)
    client.post(path_of(interview, "cancellation/"))
    client.force_login(cast.mia.user)
    assert "No longer on this panel: Boss." in restore(client, interview)
    assert state_of(interview) == InterviewState.SCHEDULED
    assert excused(interview) == {boss}
    assert [card.author for card in Scorecard.objects.counting().filter(interview=interview)] == [cast.bob]
    assert actions()[-3:] == ["interview.cancelled", "interview.restored", "interview.seat_excused"]


def test_it_is_not_taken_back_when_nobody_would_be_left_who_rates(
    cast: Cast, interview: Interview, boss: Membership, theirs: Scorecard, client: Client
) -> None:
    interview.seats.exclude(membership=boss).update(state=SeatState.EXCUSED)
    assert "Schedule the round again with other people." in restore(client, interview)
    assert state_of(interview) == InterviewState.CANCELLED
    assert boss not in excused(interview)


def again(interview: Interview, *panel: Membership, actor: Membership) -> Interview:
    return schedule_interview(
        actor=actor,
        application=interview.application,
        round=interview.round,
        starts_at=NOON,
        minutes=60,
        place="",
        panel=[Place(one) for one in panel],
        now=NOON,
    )


def test_nobody_calls_it_off_reads_and_schedules_it_again_with_the_same_seat(
    cast: Cast, interview: Interview, boss: Membership, theirs: Scorecard
) -> None:
    for actor in (boss, cast.mia):
        with pytest.raises(NotSchedulableError, match="Boss can read what others wrote"):
            again(interview, boss, cast.bob, actor=actor)
    again(interview, cast.bob, actor=cast.mia)


def test_who_submitted_there_may_hold_it_again(
    cast: Cast, interview: Interview, boss: Membership, client: Client, second: Round
) -> None:
    submit(make_interview(cast.bob, application=interview.application, round=second), cast.bob)
    submit(interview, cast.ann)
    client.post(path_of(interview, "cancellation/"))
    assert again(interview, cast.ann, actor=cast.mia).state == InterviewState.SCHEDULED


@pytest.mark.parametrize("colleague_submitted", [True, False])
def test_who_has_still_to_submit_learns_nothing_by_scheduling_again(
    cast: Cast,
    interview: Interview,
    boss: Membership,
    second: Round,
    colleague_submitted: bool,
) -> None:
    waiting = MembershipFactory.create(team=cast.team, is_manager=True)
    made = make_interview(waiting, cast.bob, application=interview.application, round=second)
    if colleague_submitted:
        submit(made, cast.bob)
    cancel_interview(actor=boss, interview=interview)
    with pytest.raises(NotSchedulableError, match="You have still to submit a scorecard"):
        again(interview, boss, actor=waiting)
    cleo = MembershipFactory.create(team=cast.team)
    again(interview, cleo, actor=waiting)


def test_a_seat_on_what_was_called_off_opens_no_other_panel(cast: Cast, theirs: Scorecard) -> None:
    assert theirs not in Scorecard.objects.visible_to(cast.bob)
