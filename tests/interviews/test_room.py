"""The page of the live interview."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from interviews.models import SavedField
from teams.models import Membership
from tests.factories import make_interview, submit
from tests.interviews.conftest import Cast

ROOM_QUERIES = 11


def room_of(client: Client, viewer: Membership, **given: Any) -> Any:
    interview = make_interview(viewer, **given)
    client.force_login(viewer.user)
    return client.get(f"/scorecards/{interview.scorecards.get(author=viewer).uuid}/")


@pytest.mark.parametrize("questions", [1, 3])
def test_the_room_asks_the_database_as_often_for_one_question_as_for_three(
    cast: Cast, client: Client, questions: int, django_assert_num_queries: Any
) -> None:
    interview = make_interview(cast.ann, questions=questions, competencies=questions)
    client.force_login(cast.ann.user)
    address = f"/scorecards/{interview.scorecards.get().uuid}/"
    with django_assert_num_queries(ROOM_QUERIES):
        assert client.get(address).status_code == 200


def test_texts_that_met_cost_one_query_more(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    scorecard = cast.scorecard(cast.ann)
    for number in range(3):
        SavedField.objects.create(
            scorecard=scorecard, field=f"field {number}", op_id=uuid4(), base_revision=0, value="Met."
        )
    client.force_login(cast.ann.user)
    with django_assert_num_queries(ROOM_QUERIES + 1):
        client.get(f"/scorecards/{scorecard.uuid}/")


def test_every_question_has_its_answers_its_levels_and_a_place_for_notes(cast: Cast, client: Client) -> None:
    page = room_of(client, cast.ann)
    text = page.content.decode()
    for item in page.context["room"].items:
        assert len(item.answers) == 2
        assert [level.number for level in item.levels] == [1, 2, 3, 4, 5]
        assert item.question.text in text
        assert all(answer.text in text for answer in item.answers)
        assert f'name="{item.notes.name}"' in text


def test_the_first_question_that_nothing_was_said_of_is_open(cast: Cast, client: Client) -> None:
    assert cast.interview
    client.force_login(cast.ann.user)
    one, other = cast.responses(cast.ann)
    cast.scorecard(cast.ann).responses.filter(pk=one.pk).update(state="asked")
    page = client.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/")
    assert page.context["current"].response == other


@pytest.mark.parametrize("wanted", ["nonsense", "00000000-0000-0000-0000-000000000000", "closing"])
def test_an_address_with_any_question_opens_the_room(cast: Cast, client: Client, wanted: str) -> None:
    client.force_login(cast.ann.user)
    assert (
        client.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/", {"question": wanted}).status_code == 200
    )


def test_a_submitted_scorecard_leads_to_the_interview(cast: Cast, client: Client) -> None:
    submit(cast.interview, cast.ann)
    client.force_login(cast.ann.user)
    answer = client.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/")
    assert answer.headers["Location"] == f"/interviews/{cast.interview.uuid}/"


@pytest.mark.parametrize("who", ["bob", "mia", "ada", "eve"])
def test_nobody_opens_somebody_elses_room(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who).user)
    assert client.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/").status_code == 404


def test_signed_out_the_room_asks_for_a_sign_in_and_comes_back(cast: Cast, client: Client) -> None:
    address = f"/scorecards/{cast.scorecard(cast.ann).uuid}/"
    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


def test_nothing_of_a_colleague_is_on_the_page_before_the_own_submission(cast: Cast, client: Client) -> None:
    submit(cast.interview, cast.bob, notes="A canary in the notes.")
    client.force_login(cast.ann.user)
    assert "canary" not in client.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/").content.decode()


def test_the_room_is_kept_in_no_cache(cast: Cast, client: Client) -> None:
    answer = room_of(client, cast.ann)
    assert "no-store" in answer.headers["Cache-Control"]
