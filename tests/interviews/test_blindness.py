"""Blind until submitted: the one door to scorecards, seen from every side."""

from datetime import timedelta

import pytest

from hiring.models import Candidate
from interviews.enums import InterviewState, SeatKind, SeatState
from interviews.models import Interview, Scorecard, Seat
from teams.models import Membership
from tests.factories import NOON, ApplicationFactory, MembershipFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast


def seen_by(viewer: Membership) -> set[Scorecard]:
    return set(Scorecard.objects.visible_to(viewer))


def test_before_anyone_submits_everyone_sees_the_own_scorecard_alone(cast: Cast) -> None:
    assert cast.interview
    assert seen_by(cast.ann) == {cast.scorecard(cast.ann)}
    assert seen_by(cast.bob) == {cast.scorecard(cast.bob)}
    assert seen_by(cast.mia) == set()


def test_a_submitted_scorecard_stays_hidden_from_who_has_not_submitted(cast: Cast) -> None:
    submit(cast.interview, cast.bob)
    assert seen_by(cast.ann) == {cast.scorecard(cast.ann)}


def test_who_has_submitted_sees_only_submitted_scorecards(cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    assert seen_by(cast.ann) == {cast.scorecard(cast.ann)}
    submit(cast.interview, cast.bob)
    assert seen_by(cast.ann) == {cast.scorecard(cast.ann), cast.scorecard(cast.bob)}


def test_a_manager_waits_for_the_whole_panel(cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    assert seen_by(cast.mia) == set()
    submit(cast.interview, cast.bob)
    assert seen_by(cast.mia) == {cast.scorecard(cast.ann), cast.scorecard(cast.bob)}


@pytest.mark.parametrize("state", [SeatState.DECLINED, SeatState.EXCUSED])
def test_a_panel_is_complete_without_those_who_declined_or_were_excused(cast: Cast, state: SeatState) -> None:
    submit(cast.interview, cast.ann)
    Seat.objects.filter(membership=cast.bob).update(state=state)
    assert seen_by(cast.mia) == {cast.scorecard(cast.ann)}


def test_an_excused_members_draft_is_never_shown_to_others(cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    Seat.objects.filter(membership=cast.bob).update(state=SeatState.EXCUSED)
    draft = cast.scorecard(cast.bob)
    assert draft not in seen_by(cast.mia) | seen_by(cast.ann)


def test_a_manager_on_the_panel_waits_like_the_panel(cast: Cast) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True)
    interview = make_interview(cast.ann, boss)
    submit(interview, cast.ann)
    assert {one.author for one in seen_by(boss)} == {boss}
    submit(interview, boss)
    assert {one.author for one in seen_by(boss)} == {boss, cast.ann}


class TestOtherRoundsOfTheSameApplication:
    def two_rounds(self, first: list[Membership], second: list[Membership]) -> tuple[Interview, Interview]:
        application = ApplicationFactory.create(opening__team=first[0].team)
        rounds = [make_round(application.opening, name=name) for name in ("One", "Two")]
        return (
            make_interview(*first, application=application, round=rounds[0]),
            make_interview(
                *second, application=application, round=rounds[1], starts_at=NOON + timedelta(days=1)
            ),
        )

    def test_the_first_round_is_hidden_until_the_own_scorecard_of_the_second_is_in(self, cast: Cast) -> None:
        first, second = self.two_rounds([cast.ann], [cast.bob])
        theirs = submit(first, cast.ann)
        assert theirs not in seen_by(cast.bob)
        submit(second, cast.bob)
        assert theirs in seen_by(cast.bob)

    def test_a_round_of_others_is_read_only_when_its_panel_is_complete(self, cast: Cast) -> None:
        carl = MembershipFactory.create(team=cast.team)
        first, second = self.two_rounds([cast.ann], [cast.bob, carl])
        submit(first, cast.ann)
        theirs = submit(second, cast.bob)
        assert theirs not in seen_by(cast.ann)
        submit(second, carl)
        assert theirs in seen_by(cast.ann)

    def test_a_manager_with_an_own_scorecard_waiting_does_not_read_a_complete_round(self, cast: Cast) -> None:
        boss = MembershipFactory.create(team=cast.team, is_manager=True)
        first, second = self.two_rounds([cast.ann], [boss])
        theirs = submit(first, cast.ann)
        assert theirs not in seen_by(boss)
        assert theirs in seen_by(cast.mia)
        submit(second, boss)
        assert theirs in seen_by(boss)

    def test_another_candidates_scorecards_do_not_wait(self, cast: Cast) -> None:
        done, waiting = make_interview(cast.ann, cast.bob), make_interview(cast.ann)
        for author in (cast.ann, cast.bob):
            submit(done, author)
        assert waiting.application != done.application
        assert {one.interview for one in seen_by(cast.bob)} == {done}
        assert {one.author for one in seen_by(cast.ann) if one.interview == done} == {cast.ann, cast.bob}


def test_an_interviewer_off_the_panel_sees_nothing(cast: Cast) -> None:
    outsider = MembershipFactory.create(team=cast.team)
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    assert seen_by(outsider) == set()
    assert not Interview.objects.visible_to(outsider).exists()


def test_an_admin_curates_and_does_not_read_scorecards(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    assert seen_by(cast.ada) == set()


def test_nothing_crosses_to_another_team(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    assert seen_by(cast.eve) == set()
    assert not Interview.objects.visible_to(cast.eve).exists()


def test_an_internal_candidate_never_reaches_the_own_application(cast: Cast) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True, is_admin=True)
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    assert seen_by(boss)
    candidate = cast.interview.application.candidate
    candidate.user = boss.user
    candidate.save()
    assert seen_by(boss) == set()
    assert not Interview.objects.visible_to(boss).exists()


def test_who_applied_with_the_own_address_reads_nothing_of_it_either(cast: Cast) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True, user__email="cy@example.org")
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    assert seen_by(boss)
    Candidate.objects.filter(applications__interviews=cast.interview).update(email="Cy@Example.org")
    assert seen_by(boss) == set()


def test_a_shadow_holds_nobody_up_and_counts_for_nothing(cast: Cast) -> None:
    shadow = MembershipFactory.create(team=cast.team)
    interview = make_interview(cast.ann, shadow, kinds={shadow: SeatKind.SHADOW})
    theirs = submit(interview, cast.ann)
    assert theirs in seen_by(cast.mia)
    submit(interview, shadow)
    assert set(Scorecard.objects.filter(interview=interview).counting()) == {theirs}


def test_a_shadow_reads_the_panel_only_after_the_own_scorecard(cast: Cast) -> None:
    shadow = MembershipFactory.create(team=cast.team)
    interview = make_interview(cast.ann, shadow, kinds={shadow: SeatKind.SHADOW})
    theirs = submit(interview, cast.ann)
    assert theirs not in seen_by(shadow)
    submit(interview, shadow)
    assert theirs in seen_by(shadow)


def test_an_interview_that_did_not_happen_holds_nobody_up(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    rounds = [make_round(application.opening, name=name) for name in ("One", "Two")]
    held = make_interview(cast.ann, application=application, round=rounds[0])
    cancelled = make_interview(cast.bob, application=application, round=rounds[1])
    theirs = submit(held, cast.ann)
    assert theirs not in seen_by(cast.bob)
    Interview.objects.filter(pk=cancelled.pk).update(state=InterviewState.CANCELLED)
    assert theirs in seen_by(cast.mia)


def test_calling_an_interview_off_opens_nobodys_scorecard(cast: Cast) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True)
    interview = make_interview(cast.ann, boss)
    theirs = submit(interview, cast.ann)
    Interview.objects.filter(pk=interview.pk).update(state=InterviewState.CANCELLED)
    assert theirs not in seen_by(boss) | seen_by(cast.mia)
    assert theirs in seen_by(cast.ann)
