"""The page of an interview: for the panel and for managers, blind as long as it must be."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from interviews.enums import InterviewState, Mark, SeatKind, SeatState
from interviews.models import AnswerMatch, Interview, Response, SavedField, Seat
from interviews.queries.panel import panel_of, panel_scorecards
from teams.models import Membership
from tests.factories import NOON, MembershipFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast

PAGE_QUERIES = 11
SECRET = "A sentence that nobody may read yet."


def text_of(client: Client, viewer: Membership, interview: Interview) -> str:
    client.force_login(viewer.user)
    response = client.get(f"/interviews/{interview.uuid}/")
    assert response.status_code == 200
    return response.content.decode()


def without_tokens(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line.lower()]


def told(viewer: Membership, interview: Interview) -> list[bool | None]:
    return [one.is_submitted for one in panel_of(viewer, interview).seats]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_colleague_as_for_three(
    cast: Cast, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    people = MembershipFactory.create_batch(rows, team=cast.team)
    interview = make_interview(cast.ann, *people, questions=rows, competencies=rows)
    for person in (cast.ann, *people):
        submit(interview, person)
    client.force_login(cast.ann.user)
    with django_assert_num_queries(PAGE_QUERIES):
        assert client.get(f"/interviews/{interview.uuid}/").status_code == 200


def test_the_panel_reads_when_where_with_whom_and_what_is_asked(cast: Cast, client: Client) -> None:
    text = text_of(client, cast.ann, cast.interview)
    assert "Room 1" in text
    assert "Bob" in text
    assert all(str(item.revision) in text for item in cast.interview.items.all())


def test_a_panel_member_gets_no_ways_of_a_manager(cast: Cast, client: Client) -> None:
    text = text_of(client, cast.ann, cast.interview)
    assert "/edit/" not in text
    assert "/seats/" not in text
    assert f"/applications/{cast.interview.application.uuid}/" not in text


def test_an_interviewer_who_is_not_on_the_panel_finds_nothing(cast: Cast, client: Client) -> None:
    client.force_login(MembershipFactory.create(team=cast.team).user)
    assert client.get(f"/interviews/{cast.interview.uuid}/").status_code == 404


def test_who_was_excused_finds_nothing(cast: Cast, client: Client) -> None:
    Seat.objects.filter(interview=cast.interview, membership=cast.ann).update(state=SeatState.EXCUSED)
    client.force_login(cast.ann.user)
    assert client.get(f"/interviews/{cast.interview.uuid}/").status_code == 404


def test_the_next_action_is_to_open_the_room_then_to_continue_then_to_read(
    cast: Cast, client: Client
) -> None:
    card = cast.scorecard(cast.ann) if cast.interview else None
    assert card
    assert "Open the room" in text_of(client, cast.ann, cast.interview)
    SavedField.objects.create(
        scorecard=card, field="summary", revision=1, op_id=card.uuid, base_revision=0, value="…"
    )
    text = text_of(client, cast.ann, cast.interview)
    assert "Continue" in text
    assert f"/scorecards/{card.uuid}/" in text
    submit(cast.interview, cast.ann)
    text = text_of(client, cast.ann, cast.interview)
    assert "Your scorecard" in text
    assert f"/scorecards/{card.uuid}/" not in text


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("manages", [False, True])
def test_who_has_not_submitted_reads_the_same_whatever_a_colleague_did(
    cast: Cast, client: Client, manages: bool
) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=manages, user__name="Ada")
    interview = make_interview(boss, cast.bob)
    before = text_of(client, boss, interview)
    submit(interview, cast.bob, notes=SECRET)
    after = text_of(client, boss, interview)
    assert without_tokens(after) == without_tokens(before)
    assert told(boss, interview) == [False, None]


def test_another_round_keeps_a_manager_blind_too(cast: Cast) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True)
    first = make_interview(cast.ann, cast.bob)
    opening = first.application.opening
    first.round.plan_version.used_at = None
    first.round.plan_version.save()
    second = make_round(opening, name="Case")
    own = make_interview(boss, application=first.application, round=second)
    submit(first, cast.ann, notes=SECRET)
    submit(first, cast.bob)
    assert told(boss, first) == [None, None]
    assert panel_scorecards(boss, first).scorecards == []
    submit(own, boss)
    assert told(boss, first) == [True, True]
    assert len(panel_scorecards(boss, first).scorecards) == 2


def test_a_manager_beside_the_panel_is_told_who_has_submitted_but_not_what(
    cast: Cast, client: Client
) -> None:
    submit(cast.interview, cast.ann, notes=SECRET)
    assert told(cast.mia, cast.interview) == [True, False]
    text = text_of(client, cast.mia, cast.interview)
    assert SECRET not in text
    assert "Scorecards can be read once the whole panel has submitted." in text


def test_after_submitting_the_colleagues_scorecards_are_shown_question_by_question(
    cast: Cast, client: Client
) -> None:
    submit(cast.interview, cast.ann, level=4, notes="I heard drift.")
    submit(cast.interview, cast.bob, level=2, notes="I heard nothing.")
    response = Response.objects.filter(scorecard=cast.scorecard(cast.bob)).first()
    assert response
    answer = response.item.revision.proposed_answers.get(position=1)
    AnswerMatch.objects.create(response=response, proposed_answer=answer, mark=Mark.PARTLY)
    shown = panel_scorecards(cast.ann, cast.interview)
    assert [card.author for card in shown.scorecards] == [cast.ann, cast.bob]
    assert [[(one.author, one.rating) for one in item.columns] for item in shown.items] == [
        [(cast.ann, "4"), (cast.bob, "2")],
        [(cast.ann, "4"), (cast.bob, "2")],
    ]
    assert [match.mark for match in shown.items[0].columns[1].marks] == [Mark.PARTLY]
    assert [row.ratings for row in shown.competencies] == [["4", "2"]]
    text = text_of(client, cast.ann, cast.interview)
    assert "I heard nothing." in text
    assert "A good conversation." in text
    assert "partly" in text


def test_a_colleague_who_has_not_submitted_stays_hidden_after_the_own(cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    Response.objects.filter(scorecard=cast.scorecard(cast.bob)).update(notes=SECRET, state="asked")
    shown = panel_scorecards(cast.ann, cast.interview)
    assert [card.author for card in shown.scorecards] == [cast.ann]
    assert SECRET not in str([item.columns for item in shown.items])


def test_what_did_not_happen_shows_nothing_of_colleagues(cast: Cast, client: Client) -> None:
    submit(cast.interview, cast.bob, notes=SECRET)
    cast.interview.state = InterviewState.CANCELLED
    cast.interview.save()
    for viewer in (cast.ann, cast.mia):
        assert SECRET not in text_of(client, viewer, cast.interview)
        assert panel_scorecards(viewer, cast.interview).scorecards == []
    assert told(cast.mia, cast.interview) == [None, None]


def test_a_shadow_waits_like_the_panel(cast: Cast) -> None:
    interview = make_interview(cast.ann, cast.bob, kinds={cast.bob: SeatKind.SHADOW})
    submit(interview, cast.ann, notes=SECRET)
    assert panel_scorecards(cast.bob, interview).scorecards == []
    assert told(cast.bob, interview) == [None, False]
