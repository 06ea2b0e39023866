"""Scheduling a round: prefilled from the plan, in the team's time, refused in sentences."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from hiring.enums import OpeningState
from hiring.models import Application
from interviews.enums import SeatKind
from interviews.models import ApplicationPlan, Interview, PanelMember, Round
from interviews.operations.scheduling import NotSchedulableError
from tests.factories import NOON, ApplicationFactory, MembershipFactory, make_interview, make_round
from tests.interviews.conftest import Cast

FORM_QUERIES = 10


@pytest.fixture
def application(cast: Cast, client: Client) -> Application:
    cast.team.time_zone = "Europe/Berlin"
    cast.team.save()
    client.force_login(cast.mia.user)
    return ApplicationFactory.create(opening__team=cast.team)


@pytest.fixture
def made(cast: Cast, application: Application) -> Round:
    made = make_round(application.opening)
    PanelMember.objects.create(round=made, membership=cast.ann, kind=SeatKind.LEAD)
    return made


def path_of(application: Application) -> str:
    return f"/applications/{application.uuid}/interviews/new/"


def sent(cast: Cast, made: Round, **change: Any) -> dict[str, Any]:
    return {
        "round": made.uuid,
        "day": "2026-12-01",
        "time": "14:30",
        "minutes": "50",
        "place": "Room 2",
        f"seat_{cast.ann.uuid}": "lead",
        f"seat_{cast.bob.uuid}": "rater",
    } | change


@pytest.mark.parametrize("rows", [1, 3])
def test_the_form_asks_the_database_as_often_for_one_person_as_for_three(
    cast: Cast, application: Application, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    people = MembershipFactory.create_batch(rows, team=cast.team)
    for name in "ABC"[:rows]:
        made = make_round(application.opening, name=name)
        PanelMember.objects.bulk_create(PanelMember(round=made, membership=one) for one in people)
    path = path_of(application)
    with django_assert_num_queries(FORM_QUERIES):
        assert client.get(path).status_code == 200


def test_the_form_starts_from_the_plan(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    form = client.get(path_of(application), {"round": str(made.uuid)}).context["form"]
    assert form["minutes"].value() == 60
    assert form[f"seat_{cast.ann.uuid}"].value() == "lead"


@time_machine.travel(NOON, tick=False)
def test_an_interview_is_scheduled_in_the_teams_time(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    response = client.post(path_of(application), sent(cast, made))
    interview = Interview.objects.get()
    assert response.headers["Location"] == reverse("interview_detail", args=[interview.uuid])
    assert interview.starts_at == datetime(2026, 12, 1, 13, 30, tzinfo=UTC)
    assert (interview.minutes, interview.place, interview.round) == (50, "Room 2", made)
    assert set(interview.seats.values_list("membership", "kind")) == {
        (cast.ann.pk, "lead"),
        (cast.bob.pk, "rater"),
    }
    assert ApplicationPlan.objects.get().plan_version == made.plan_version


@time_machine.travel(NOON, tick=False)
def test_a_start_in_the_past_is_taken_and_said(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    response = client.post(path_of(application), sent(cast, made, day="2026-11-20"), follow=True)
    assert "This start is in the past." in response.content.decode()
    assert Interview.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"day": ""},
        {"day": "tomorrow"},
        {"time": "25:00"},
        {"day": "2026-03-29", "time": "02:30"},  # the clocks go forward
        {"day": "2026-10-25", "time": "02:30"},  # the clocks go back
        {"minutes": "4"},
        {"minutes": "481"},
        {"place": "x" * 301},
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_is_kept(
    cast: Cast, application: Application, made: Round, client: Client, change: dict[str, str]
) -> None:
    response = client.post(path_of(application), sent(cast, made, **change))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {list(change)[-1]}
    assert response.context["form"][f"seat_{cast.bob.uuid}"].value() == "rater"
    assert not Interview.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_no_failure(
    cast: Cast, application: Application, made: Round, client: Client, day: str
) -> None:
    assert client.post(path_of(application), sent(cast, made, day=day)).status_code == 422


def test_a_panel_on_which_nobody_rates_is_refused_on_the_form(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    shadows = {f"seat_{cast.ann.uuid}": "shadow", f"seat_{cast.bob.uuid}": ""}
    response = client.post(path_of(application), sent(cast, made, **shadows))
    assert response.status_code == 422
    assert "Nobody on this panel rates." in response.content.decode()
    assert not Interview.objects.exists()


def test_the_candidate_is_not_offered_for_the_panel(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    application.candidate.user = cast.bob.user
    application.candidate.save()
    text = client.get(path_of(application)).content.decode()
    assert f"seat_{cast.ann.uuid}" in text
    assert f"seat_{cast.bob.uuid}" not in text


def test_a_round_is_not_scheduled_twice(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    make_interview(cast.ann, application=application, round=made)
    make_round(application.opening, name="Only in the next version")
    response = client.post(path_of(application), sent(cast, made), follow=True)
    assert response.redirect_chain[-1][0] == reverse("application_detail", args=[application.uuid])
    assert Interview.objects.count() == 1


@pytest.mark.parametrize("round_", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_round_that_is_not_there_is_said(
    cast: Cast, application: Application, made: Round, client: Client, round_: str
) -> None:
    response = client.post(path_of(application), sent(cast, made, round=round_), follow=True)
    assert "Choose one of those that can." in response.content.decode()
    assert not Interview.objects.exists()


def test_with_nothing_left_to_schedule_the_page_says_so(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    make_interview(cast.ann, application=application, round=made)
    response = client.get(path_of(application), follow=True)
    assert "No round of the plan is left to schedule" in response.content.decode()


CLOSED = "This opening is closed. Reopen it first, then schedule the round."


def test_a_closed_opening_schedules_nothing(
    cast: Cast, application: Application, made: Round, client: Client
) -> None:
    application.opening.state = OpeningState.CLOSED
    application.opening.save()
    assert CLOSED in client.get(path_of(application), follow=True).content.decode()
    response = client.post(path_of(application), sent(cast, made))
    assert response.status_code == 422
    assert CLOSED in response.content.decode()
    assert response.context["form"]["place"].value() == "Room 2"
    assert not Interview.objects.exists()
    assert path_of(application) not in client.get(f"/applications/{application.uuid}/").content.decode()
    assert path_of(application) not in client.get(f"/openings/{application.opening.uuid}/").content.decode()


def test_who_has_left_the_team_sits_on_no_panel(cast: Cast, application: Application, made: Round) -> None:
    cast.bob.ends_at = NOON - timedelta(days=2)
    cast.bob.save()
    with pytest.raises(NotSchedulableError, match="Bob is not in your team any more"):
        make_interview(cast.ann, cast.bob, application=application, round=made)
    assert not Interview.objects.exists()
