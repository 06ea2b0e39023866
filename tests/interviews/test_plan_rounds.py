"""Rounds of a plan: added, changed, moved, removed; in a version in use, none of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hiring.models import Opening
from interviews.enums import SeatKind
from interviews.models import PanelMember, PlanVersion, Round, RoundCompetency
from interviews.operations.plan_items import add_questions
from interviews.operations.planning import RemovedMeanwhileError, change_round, move_round, remove_round
from teams.models import AuditEntry
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    MembershipFactory,
    OpeningFactory,
    QuestionFactory,
    make_interview,
    make_round,
    make_scale,
)
from tests.interviews.conftest import Cast

FORM_QUERIES = 9


@pytest.fixture
def opening(cast: Cast, client: Client) -> Opening:
    make_scale(cast.team)
    client.force_login(cast.mia.user)
    return OpeningFactory.create(team=cast.team)


def rounds_path(opening: Opening) -> str:
    return f"/openings/{opening.uuid}/plan/rounds/"


def path_of(made: Round) -> str:
    return f"{rounds_path(made.plan_version.plan.opening)}{made.uuid}/"


def shown_by(client: Client, made: Round) -> dict[str, str]:
    """What the form that is open now would send back."""
    return {"shown": client.get(path_of(made)).context["form"]["shown"].value()}


def order_of(opening: Opening) -> list[str]:
    return list(
        Round.objects.filter(plan_version__plan__opening=opening).in_order().values_list("name", flat=True)
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_form_asks_the_database_as_often_for_one_person_as_for_three(
    cast: Cast, opening: Opening, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    MembershipFactory.create_batch(rows, team=cast.team)
    path = path_of(make_round(opening, competencies=rows))
    with django_assert_num_queries(FORM_QUERIES):
        assert client.get(path).status_code == 200


def test_the_first_round_makes_the_plan_and_leads_to_its_questions(
    cast: Cast, opening: Opening, client: Client
) -> None:
    competency = CompetencyFactory.create(team=cast.team)
    sent = {
        "name": "Technical round",
        "minutes": "45",
        "competencies": [competency.uuid],
        f"seat_{cast.ann.uuid}": "lead",
        f"seat_{cast.bob.uuid}": "",
    }
    response = client.post(rounds_path(opening), sent)
    made = Round.objects.get()
    assert response.headers["Location"] == reverse("round_items", args=[opening.uuid, made.uuid])
    assert (made.name, made.minutes, made.position) == ("Technical round", 45, 1)
    assert (made.plan_version.number, made.plan_version.author) == (1, cast.mia)
    assert RoundCompetency.objects.get().competency == competency
    assert PanelMember.objects.values_list("membership", "kind").get() == (cast.ann.pk, SeatKind.LEAD)
    assert [one.action for one in AuditEntry.objects.order_by("pk")] == [
        "plan.version_made",
        "plan.round_added",
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"minutes": "4"}, "minutes"),
        ({"minutes": "481"}, "minutes"),
        ({"minutes": "an hour"}, "minutes"),
        ({"competencies": ["nonsense"]}, "competencies"),
        ({"competencies": ["00000000-0000-0000-0000-000000000000"]}, "competencies"),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_is_kept(
    cast: Cast, opening: Opening, client: Client, change: dict[str, Any], field: str
) -> None:
    CompetencyFactory.create(team=cast.team)
    sent = {"name": "Case", "minutes": "45", f"seat_{cast.ann.uuid}": "lead"} | change
    response = client.post(rounds_path(opening), sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    chosen = f'value="lead" id="id_seat_{cast.ann.uuid}_1" checked'
    assert chosen in " ".join(response.content.decode().split())
    assert not PlanVersion.objects.exists()


def test_a_seat_that_there_is_not_is_refused(cast: Cast, opening: Opening, client: Client) -> None:
    sent = {"name": "Case", "minutes": "45", f"seat_{cast.ann.uuid}": "king"}
    assert client.post(rounds_path(opening), sent).status_code == 422
    assert not Round.objects.exists()


def test_another_teams_people_and_competencies_are_not_taken(
    cast: Cast, opening: Opening, client: Client
) -> None:
    sent = {"name": "Case", "minutes": "45", f"seat_{cast.eve.uuid}": "lead"}
    client.post(rounds_path(opening), sent)
    assert not PanelMember.objects.exists()
    foreign = CompetencyFactory.create()
    response = client.post(rounds_path(opening), sent | {"competencies": [foreign.uuid]})
    assert response.status_code == 422


def test_a_round_is_changed_as_the_form_says(cast: Cast, opening: Opening, client: Client) -> None:
    made = make_round(opening, competencies=1)
    PanelMember.objects.create(round=made, membership=cast.ann)
    sent = {"name": "Case", "minutes": "30", f"seat_{cast.bob.uuid}": "shadow"}
    assert client.post(path_of(made), sent | shown_by(client, made)).status_code == 303
    made.refresh_from_db()
    assert (made.name, made.minutes) == ("Case", 30)
    assert not made.round_competencies.exists()
    assert list(made.panel.values_list("membership", "kind")) == [(cast.bob.pk, "shadow")]
    assert made.items.count() == 2


def test_who_left_the_interviewers_but_sits_on_the_panel_is_still_shown(
    cast: Cast, opening: Opening, client: Client
) -> None:
    made = make_round(opening)
    PanelMember.objects.create(round=made, membership=cast.mia)
    assert f"seat_{cast.mia.uuid}" in client.get(path_of(made)).content.decode()


@pytest.mark.parametrize("way", ["htmx", "delete", "plain"])
def test_a_round_is_removed(cast: Cast, opening: Opening, client: Client, way: str) -> None:
    made, kept = make_round(opening), make_round(opening, name="Kept")
    if way == "plain":
        response = client.post(path_of(made), {"_method": "delete"})
    else:
        response = client.delete(path_of(made), headers={"HX-Request": "true"} if way == "htmx" else {})
    assert response.status_code == (200 if way == "htmx" else 303)
    assert list(Round.objects.all()) == [kept]
    assert AuditEntry.objects.get().action == "plan.round_removed"


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {}])
@pytest.mark.parametrize("move", ["B earlier BAC", "B later ACB", "A earlier ABC", "C later ABC"])
def test_a_round_moves_one_place_and_stops_at_the_ends(
    opening: Opening, client: Client, move: str, headers: dict[str, str]
) -> None:
    which, direction, order = move.split()
    made = {name: make_round(opening, questions=1, name=name) for name in "ABC"}
    response = client.post(f"{path_of(made[which])}position/", {"direction": direction}, headers=headers)
    assert response.status_code == (200 if headers else 303)
    assert order_of(opening) == list(order)


def test_a_direction_that_there_is_not_moves_nothing(opening: Opening, client: Client) -> None:
    made = make_round(opening, name="A")
    make_round(opening, name="B")
    response = client.post(f"{path_of(made)}position/", {"direction": "sideways"}, follow=True)
    assert "The round stayed where it was." in response.content.decode()
    assert order_of(opening) == ["A", "B"]


@pytest.mark.parametrize("write", ["change", "remove", "move"])
def test_a_round_of_a_version_in_use_stays_as_it_is(
    cast: Cast, opening: Opening, client: Client, write: str
) -> None:
    made = make_round(opening)
    make_interview(cast.ann, application=ApplicationFactory.create(opening=opening), round=made)
    AuditEntry.objects.all().delete()
    sent = {
        "change": ("", {"name": "Other", "minutes": "30"}),
        "remove": ("", {"_method": "delete"}),
        "move": ("position/", {"direction": "later"}),
    }[write]
    response = client.post(path_of(made) + sent[0], sent[1], follow=True)
    assert "Version 1 of this plan is used by a candidate and stays as it is." in response.content.decode()
    made.refresh_from_db()
    assert made.name == "Technical round"
    assert not AuditEntry.objects.exists()


def test_of_two_who_change_a_round_the_second_is_told_and_can_save_all_the_same(
    cast: Cast, opening: Opening, client: Client
) -> None:
    made = make_round(opening, competencies=1)
    opened = shown_by(client, made)
    theirs = {"name": "Theirs", "minutes": "30", f"seat_{cast.ann.uuid}": "lead"}
    client.post(path_of(made), theirs | opened)
    mine = {"name": "Mine", "minutes": "45", f"seat_{cast.bob.uuid}": "rater"}
    response = client.post(path_of(made), mine | opened)
    assert response.status_code == 422
    text = response.content.decode()
    assert "It now reads: “Theirs”, 30 min, with Ann as lead, rated on nothing as a whole." in text
    assert 'value="Mine"' in text
    assert response.context["form"][f"seat_{cast.bob.uuid}"].value() == "rater"
    made.refresh_from_db()
    assert made.name == "Theirs"
    again = {"shown": response.context["form"]["shown"].value()}
    assert client.post(path_of(made), mine | again).status_code == 303
    made.refresh_from_db()
    assert (made.name, [str(one) for one in made.panel.all()]) == ("Mine", ["Bob"])


def test_a_changed_panel_alone_is_a_change(cast: Cast, opening: Opening, client: Client) -> None:
    made = make_round(opening)
    opened = shown_by(client, made)
    PanelMember.objects.create(round=made, membership=cast.ann)
    assert client.post(path_of(made), {"name": "Mine", "minutes": "45"} | opened).status_code == 422


def test_the_same_form_sent_twice_is_saved_once_without_a_word(opening: Opening, client: Client) -> None:
    made = make_round(opening)
    sent = {"name": "Mine", "minutes": "45"} | shown_by(client, made)
    for _ in range(2):
        assert client.post(path_of(made), sent).status_code == 303
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize("write", ["change", "remove", "move", "add"])
def test_a_round_that_was_removed_meanwhile_is_a_sentence(cast: Cast, opening: Opening, write: str) -> None:
    made = make_round(opening, questions=0)
    Round.objects.filter(pk=made.pk).delete()
    question = QuestionFactory.create(team=cast.team)
    nothing: dict[str, Any] = {"name": "Mine", "minutes": 45, "competencies": [], "panel": []}
    writes: dict[str, Callable[[], object]] = {
        "change": lambda: change_round(actor=cast.mia, round=made, shown="", **nothing),
        "remove": lambda: remove_round(actor=cast.mia, round=made),
        "move": lambda: move_round(actor=cast.mia, round=made, by=1),
        "add": lambda: add_questions(actor=cast.mia, round=made, questions=[question]),
    }
    with pytest.raises(RemovedMeanwhileError, match="was removed from the plan meanwhile"):
        writes[write]()
    assert not AuditEntry.objects.exists()
