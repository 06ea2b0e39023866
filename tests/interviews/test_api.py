"""The API goes through the same doors as the pages."""

from typing import Any

import pytest
from django.test import Client

from hiring.models import Opening
from questionbank.models import Question
from tests.factories import TemplateFactory, submit
from tests.interviews.conftest import Cast


@pytest.fixture
def ask(client: Client) -> Any:
    def ask_as(member: Any, address: str, status: int = 200) -> Any:
        client.force_login(member.user)
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == status
        assert "no-store" in answer.headers["Cache-Control"]
        return answer.json()

    return ask_as


def scorecards(cast: Cast) -> str:
    return f"interviews/{cast.interview.uuid}/scorecards/"


def test_before_submitting_there_is_the_own_scorecard_alone(cast: Cast, ask: Any) -> None:
    submit(cast.interview, cast.bob, notes="A canary.")
    assert [one["author"] for one in ask(cast.ann, scorecards(cast))] == ["Ann"]
    assert "canary" not in str(ask(cast.ann, scorecards(cast)))


def test_after_submitting_there_are_the_panels(cast: Cast, ask: Any) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author, level=3)
    found = ask(cast.ann, scorecards(cast))
    assert [one["author"] for one in found] == ["Ann", "Bob"]
    assert [response["level"] for one in found for response in one["responses"]] == [3] * 4


def test_a_manager_reads_nothing_before_the_panel_is_complete(cast: Cast, ask: Any) -> None:
    submit(cast.interview, cast.ann)
    assert ask(cast.mia, scorecards(cast)) == []
    submit(cast.interview, cast.bob)
    assert len(ask(cast.mia, scorecards(cast))) == 2


def test_interviews_are_those_of_the_own_panels(cast: Cast, ask: Any) -> None:
    assert cast.interview
    assert [one["id"] for one in ask(cast.ann, "interviews/")] == [str(cast.interview.uuid)]
    assert ask(cast.ada, "interviews/") == []
    assert ask(cast.eve, "interviews/") == []


def test_what_is_not_visible_is_not_found(cast: Cast, ask: Any) -> None:
    opening = cast.interview.application.opening
    for member in (cast.ada, cast.eve):
        ask(member, scorecards(cast), status=404)
    for member in (cast.ann, cast.ada, cast.eve):
        ask(member, f"openings/{opening.uuid}/applications/", status=404)
    ask(cast.eve, f"templates/{TemplateFactory.create(team=cast.team).uuid}/", status=404)


def test_openings_and_applications_are_the_managers(cast: Cast, ask: Any) -> None:
    opening = cast.interview.application.opening
    assert [one["id"] for one in ask(cast.mia, "openings/")] == [str(opening.uuid)]
    assert len(ask(cast.mia, f"openings/{opening.uuid}/applications/")) == 1
    assert ask(cast.ann, "openings/") == []
    assert Opening.objects.exists()


def test_the_bank_is_the_whole_teams_and_nobody_elses(cast: Cast, ask: Any) -> None:
    assert cast.interview
    assert len(ask(cast.ann, "questions/")) == Question.objects.count() == 2
    assert ask(cast.eve, "questions/") == []
    template = TemplateFactory.create(team=cast.team)
    assert [one["title"] for one in ask(cast.ann, "templates/")] == [template.title]
    assert ask(cast.ann, f"templates/{template.uuid}/")["title"] == template.title


def test_signed_out_or_in_no_team_the_api_says_nothing(cast: Cast, client: Client) -> None:
    assert client.get("/api/v1/questions/").status_code == 401
    type(cast.ann).objects.filter(pk=cast.ann.pk).update(ends_at="2020-01-01T00:00Z")
    client.force_login(cast.ann.user)
    assert client.get("/api/v1/questions/").status_code == 401


@pytest.mark.parametrize("address", ["questions/", "templates/", "openings/", "interviews/"])
def test_nothing_is_written_through_it(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.mia.user)
    assert client.post(f"/api/v1/{address}", {}).status_code == 405
