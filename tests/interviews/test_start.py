"""The first page: a member's own day."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from interviews.models import Interview, Seat
from questionbank.enums import QuestionState
from tests.factories import NOON, OpeningFactory, QuestionFactory, make_interview, submit
from tests.interviews.conftest import Cast


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


def day(client: Client) -> Any:
    with time_machine.travel(NOON, tick=False):
        return client.get("/").context["day"]


def at(cast: Cast, **later: int) -> Interview:
    return make_interview(cast.ann, starts_at=NOON + timedelta(**later))


def test_interviews_stand_under_next_to_submit_and_later(cast: Cast, ann: Client) -> None:
    over, soon, tonight, tomorrow = at(cast, hours=-3), at(cast, hours=1), at(cast, hours=5), at(cast, days=1)
    shown = day(ann)
    assert [own.interview for own in shown.to_submit] == [over]
    assert shown.next.interview == soon
    assert [own.interview for own in shown.rest_of_today] == [tonight]
    assert [own.interview for own in shown.later] == [tomorrow]


def test_an_interview_that_runs_is_the_next_one(cast: Cast, ann: Client) -> None:
    running = at(cast, minutes=-59)
    assert day(ann).next.interview == running


def test_an_interview_is_over_with_its_planned_end(cast: Cast, ann: Client) -> None:
    at(cast, minutes=-60)
    assert day(ann).next is None


def test_the_figures_are_the_interviews_own(cast: Cast, ann: Client) -> None:
    make_interview(cast.ann, cast.bob, questions=3, starts_at=NOON)
    own = day(ann).next
    assert (own.questions, own.minutes_planned, own.others) == (3, 15, 1)


@pytest.mark.parametrize("gone", ["submitted", "excused", "cancelled"])
def test_what_is_done_declined_or_cancelled_waits_no_more(cast: Cast, ann: Client, gone: str) -> None:
    interview = at(cast, hours=1)
    if gone == "submitted":
        submit(interview, cast.ann)
    elif gone == "excused":
        Seat.objects.update(state="excused")
    else:
        Interview.objects.update(state="cancelled")
    assert day(ann).is_empty


def test_nobody_sees_interviews_of_other_panels(cast: Cast, client: Client) -> None:
    at(cast, hours=1)
    client.force_login(cast.bob.user)
    assert day(client).is_empty


def test_a_manager_finds_the_open_openings(cast: Cast, client: Client) -> None:
    opening = OpeningFactory.create(team=cast.team)
    OpeningFactory.create(team=cast.team, state="closed")
    OpeningFactory.create()
    client.force_login(cast.mia.user)
    assert client.get("/").context["openings"] == [opening]


def test_an_admin_is_told_of_questions_to_review(cast: Cast, client: Client) -> None:
    QuestionFactory.create(team=cast.team, state=QuestionState.IN_REVIEW)
    client.force_login(cast.ada.user)
    QuestionFactory.create(state=QuestionState.IN_REVIEW)  # another team's
    page = client.get("/").content.decode()
    assert '<a class="list__title" href="/questions/review/">1 question waits for review</a>' in page


@pytest.mark.parametrize("interviews", [1, 3])
def test_the_day_costs_as_much_for_one_interview_as_for_three(
    cast: Cast, ann: Client, interviews: int, django_assert_num_queries: Any
) -> None:
    for number in range(interviews):
        at(cast, hours=number + 1)
    with django_assert_num_queries(6), time_machine.travel(NOON, tick=False):
        ann.get("/")


def test_signed_out_it_leads_to_the_sign_in(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"
