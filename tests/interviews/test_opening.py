"""An opening's home: how far each candidate is, told to those who may know."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hiring.enums import OpeningState
from hiring.models import Opening
from interviews.operations.planning import version_in_the_making
from interviews.queries.progress import OpeningPage, opening_page
from teams.models import Membership
from tests.factories import (
    NOON,
    ApplicationFactory,
    MembershipFactory,
    OpeningFactory,
    make_interview,
    make_round,
    make_scale,
    submit,
)
from tests.interviews.conftest import Cast

OPENING_QUERIES = 11
LATER = NOON + timedelta(days=1)


@pytest.fixture
def opening(cast: Cast, client: Client) -> Opening:
    make_scale(cast.team)
    client.force_login(cast.mia.user)
    return OpeningFactory.create(team=cast.team)


def page_of(viewer: Membership, opening: Opening) -> OpeningPage:
    return opening_page(viewer, opening, now=LATER)


def text_of(client: Client, opening: Opening) -> str:
    return client.get(f"/openings/{opening.uuid}/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_candidate_as_for_three(
    cast: Cast, opening: Opening, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    rounds = [make_round(opening, name=f"Round {n}") for n in range(rows)]
    for application in ApplicationFactory.create_batch(rows, opening=opening):
        for one in rounds:
            submit(make_interview(cast.ann, cast.bob, application=application, round=one), cast.ann)
    with django_assert_num_queries(OPENING_QUERIES):
        assert client.get(f"/openings/{opening.uuid}/").status_code == 200


def test_without_a_plan_the_plan_comes_first(opening: Opening, client: Client) -> None:
    assert "Make the plan" in text_of(client, opening)
    make_round(opening, questions=0)
    assert "Make the plan" in text_of(client, opening)


def test_with_a_plan_a_candidate_comes_next(opening: Opening, client: Client) -> None:
    make_round(opening)
    text = text_of(client, opening)
    assert "Make the plan" not in text
    assert f"/openings/{opening.uuid}/applications/new/" in text


def test_then_someone_is_scheduled(opening: Opening, client: Client) -> None:
    made, application = make_round(opening), ApplicationFactory.create(opening=opening)
    text = text_of(client, opening)
    assert f"Schedule {application.candidate}" in text
    assert f"/applications/{application.uuid}/interviews/new/?round={made.uuid}" in text


def test_a_closed_opening_offers_nothing_new(cast: Cast, client: Client) -> None:
    client.force_login(cast.mia.user)
    closed = OpeningFactory.create(team=cast.team, state=OpeningState.CLOSED)
    text = text_of(client, closed)
    assert "applications/new" not in text
    assert "Reopen it" in text


def test_each_round_says_how_far_it_is(cast: Cast, opening: Opening) -> None:
    first, second = make_round(opening, name="First"), make_round(opening, name="Second")
    application = ApplicationFactory.create(opening=opening)
    interview = make_interview(cast.ann, cast.bob, application=application, round=first)
    submit(interview, cast.ann)
    page = page_of(cast.mia, opening)
    held, waiting = page.rows[0].states
    assert page.columns == ["First", "Second"]
    assert (held.is_held, held.submitted, held.seats, held.is_complete) == (True, 1, 2, False)
    assert (waiting.round, waiting.interview, waiting.is_open) == (second, None, True)
    submit(interview, cast.bob)
    assert page_of(cast.mia, opening).rows[0].states[0].is_complete


def test_who_has_still_to_submit_is_told_nothing_of_colleagues(
    cast: Cast, opening: Opening, client: Client
) -> None:
    boss = MembershipFactory.create(team=cast.team, is_manager=True)
    application = ApplicationFactory.create(opening=opening)
    first, second = make_round(opening, name="First"), make_round(opening, name="Second")
    other_round = make_interview(cast.ann, application=application, round=second)
    interview = make_interview(boss, cast.ann, application=application, round=first)
    client.force_login(boss.user)
    before = text_of(client, opening)
    submit(interview, cast.ann)
    submit(other_round, cast.ann)
    assert [state.submitted for state in page_of(boss, opening).rows[0].states] == [None, None]
    assert without_tokens(text_of(client, opening)) == without_tokens(before)
    submit(interview, boss)
    assert [state.submitted for state in page_of(boss, opening).rows[0].states] == [2, 1]


def without_tokens(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line.lower()]


def test_a_manager_who_is_a_candidate_is_not_in_the_own_list(cast: Cast, opening: Opening) -> None:
    ApplicationFactory.create(opening=opening, candidate__user=cast.mia.user)
    other = ApplicationFactory.create(opening=opening)
    assert [row.application for row in page_of(cast.mia, opening).rows] == [other]


def test_candidates_of_two_versions_stand_in_one_table(cast: Cast, opening: Opening) -> None:
    old = make_round(opening, name="Technical round")
    held = ApplicationFactory.create(opening=opening, candidate__name="A")
    make_interview(cast.ann, application=held, round=old)
    version = version_in_the_making(actor=cast.mia, opening=opening)
    version.rounds.update(name="Renamed")
    new = make_round(opening, name="New round")
    ApplicationFactory.create(opening=opening, candidate__name="B")
    page = page_of(cast.mia, opening)
    assert page.columns == ["Renamed", "New round"]
    first, second = page.rows
    assert [row.version.number for row in page.rows if row.version] == [1, 2]
    assert [cell and cell.round.key for cell in first.cells] == [old.key, None]
    assert [cell and cell.round.key for cell in second.cells] == [old.key, new.key]


def test_an_interview_that_did_not_happen_leaves_its_round_open(cast: Cast, opening: Opening) -> None:
    made, application = make_round(opening), ApplicationFactory.create(opening=opening)
    interview = make_interview(cast.ann, application=application, round=made)
    interview.state = "cancelled"
    interview.save()
    assert page_of(cast.mia, opening).rows[0].states[0].is_open
