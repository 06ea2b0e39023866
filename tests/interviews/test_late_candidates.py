"""The address of a candidate turns out to be that of someone on the panel, or of a manager."""

import pytest
from django.test import Client

from interviews.enums import InterviewState, SeatKind
from interviews.models import Interview, Scorecard
from interviews.models.scorecard import seats_waited_for
from interviews.operations.rescheduling import add_to_panel, cancel_interview, excuse_from_panel
from interviews.queries.standings import Standing, panels_of
from teams.models import Membership
from tests.factories import ApplicationFactory, MembershipFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast


def correct(interview: Interview, member: Membership) -> None:
    """It is found out that the candidate is `member`."""
    candidate = interview.application.candidate
    candidate.email = member.user.email.upper()
    candidate.save()


def standing(cast: Cast, interview: Interview) -> Standing:
    panels = panels_of(viewer=cast.mia, opening=interview.application.opening)
    return panels.standings[interview.application_id][interview.round.key]


def test_the_panel_is_complete_without_the_candidate(cast: Cast) -> None:
    interview = cast.interview
    card = submit(interview, cast.ann)
    assert not Scorecard.objects.visible_to(cast.mia).exists()
    correct(interview, cast.bob)
    assert not seats_waited_for().exists()
    assert list(Scorecard.objects.visible_to(cast.mia)) == [card]
    assert standing(cast, interview) == Standing.COMPLETE


@pytest.mark.parametrize("kind", [SeatKind.RATER, SeatKind.SHADOW])
def test_what_the_candidate_had_submitted_neither_counts_nor_shows(cast: Cast, kind: SeatKind) -> None:
    interview = make_interview(cast.ann, cast.bob, kinds={cast.bob: kind})
    theirs, card = submit(interview, cast.bob), submit(interview, cast.ann)
    assert theirs in Scorecard.objects.visible_to(cast.mia)
    correct(interview, cast.bob)
    for viewer in (cast.mia, cast.ann):
        assert list(Scorecard.objects.visible_to(viewer)) == [card]
    assert list(Scorecard.objects.counting()) == [card]
    assert standing(cast, interview) == Standing.COMPLETE


def test_an_account_that_is_the_candidates_is_enough(cast: Cast) -> None:
    interview = cast.interview
    submit(interview, cast.bob)
    candidate = interview.application.candidate
    candidate.user = cast.bob.user
    candidate.save()
    assert [seat.membership for seat in seats_waited_for()] == [cast.ann]
    assert not Scorecard.objects.counting().exists()


def test_a_panel_of_the_candidate_alone_gets_someone_else(cast: Cast, client: Client) -> None:
    interview = make_interview(cast.bob)
    submit(interview, cast.bob)
    correct(interview, cast.bob)
    client.force_login(cast.mia.user)
    assert (
        "Nobody rates yet" in client.get(f"/openings/{interview.application.opening.uuid}/").content.decode()
    )
    add_to_panel(actor=cast.mia, interview=interview, membership=cast.ann, kind=SeatKind.RATER)
    assert [seat.membership for seat in seats_waited_for()] == [cast.ann]


def test_it_did_not_happen_if_only_the_candidate_has_submitted(cast: Cast) -> None:
    interview = cast.interview
    submit(interview, cast.bob)
    correct(interview, cast.bob)
    cancel_interview(actor=cast.mia, interview=interview)
    interview.refresh_from_db()
    assert interview.state == InterviewState.CANCELLED


def test_the_candidate_is_excused_as_soon_as_someone_else_rates(cast: Cast) -> None:
    interview = cast.interview
    correct(interview, cast.bob)
    excuse_from_panel(actor=cast.mia, seat=interview.seats.get(membership=cast.bob))
    assert [seat.membership for seat in interview.seats.assigned()] == [cast.ann]


def test_a_manager_who_is_the_candidate_reads_of_no_count_at_the_plan(cast: Cast, client: Client) -> None:
    internal = MembershipFactory.create(team=cast.team, is_manager=True)
    own = ApplicationFactory.create(opening__team=cast.team, candidate__email=internal.user.email)
    made = make_round(own.opening)
    make_interview(cast.ann, application=own, round=made)
    path = f"/openings/{own.opening.uuid}/plan/"
    client.force_login(internal.user)
    text = client.get(path).content.decode()
    assert "Version 1 is in use and stays as it is." in text
    assert "It is kept so that everyone is asked the same." in text
    assert "0 candidates" not in text
    client.force_login(cast.mia.user)
    assert (
        "1 candidate is held to it, so that everyone is asked the same." in client.get(path).content.decode()
    )
