"""A candidate's run: each round of the version that holds, with its interview or the way to one."""

from typing import Any

import pytest
from django.test import Client

from interviews.operations.planning import version_in_the_making
from tests.factories import ApplicationFactory, OpeningFactory, make_interview, make_round
from tests.interviews.conftest import Cast

APPLICATION_QUERIES = 11


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_round_as_for_three(
    cast: Cast, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    for made in [make_round(application.opening, name=name) for name in "ABC"[:rows]]:
        make_interview(cast.ann, application=application, round=made)
    client.force_login(cast.mia.user)
    with django_assert_num_queries(APPLICATION_QUERIES):
        assert client.get(f"/applications/{application.uuid}/").status_code == 200


def test_without_a_plan_the_way_leads_to_it(cast: Cast, client: Client) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    client.force_login(cast.mia.user)
    text = client.get(f"/applications/{application.uuid}/").content.decode()
    assert "No plan yet" in text
    assert f"/openings/{application.opening.uuid}/plan/" in text


def test_a_candidate_stays_on_the_version_that_holds(cast: Cast, client: Client) -> None:
    opening = OpeningFactory.create(team=cast.team)
    old = make_round(opening)
    application = ApplicationFactory.create(opening=opening)
    make_interview(cast.ann, application=application, round=old)
    version_in_the_making(actor=cast.mia, opening=opening)
    client.force_login(cast.mia.user)
    response = client.get(f"/applications/{application.uuid}/")
    assert [state.round for state in response.context["row"].states] == [old]
    assert "Held to" in response.content.decode()


def test_who_is_not_scheduled_yet_will_be_held_to_the_newest(cast: Cast, client: Client) -> None:
    opening = OpeningFactory.create(team=cast.team)
    old = make_round(opening)
    make_interview(cast.ann, application=ApplicationFactory.create(opening=opening), round=old)
    new = version_in_the_making(actor=cast.mia, opening=opening)
    application = ApplicationFactory.create(opening=opening)
    client.force_login(cast.mia.user)
    response = client.get(f"/applications/{application.uuid}/")
    assert response.context["row"].version == new
    assert "applies once a round is scheduled" in response.content.decode()


def test_interviews_that_did_not_happen_stay_in_sight(cast: Cast, client: Client) -> None:
    interview = cast.interview
    interview.state = "cancelled"
    interview.save()
    client.force_login(cast.mia.user)
    response = client.get(f"/applications/{interview.application.uuid}/")
    assert response.context["cancelled"] == [interview]
    assert "Schedule" in response.content.decode()
