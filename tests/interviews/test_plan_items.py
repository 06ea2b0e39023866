"""Questions of a plan: ordered, moved, timed, weighted, removed, by htmx and by plain forms."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from interviews.models import PlanItem, Round
from interviews.operations.plan_items import (
    change_item,
    move_item,
    move_item_to,
    remove_item,
    set_minutes,
    shown_of_item,
    take_newest_revision,
)
from interviews.operations.planning import RemovedMeanwhileError
from teams.models import AuditEntry
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    OpeningFactory,
    add_revision,
    make_interview,
    make_round,
)
from tests.interviews.conftest import Cast

HTMX = {"HX-Request": "true"}
BOTH = pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])


@pytest.fixture
def made(cast: Cast, client: Client) -> Round:
    """A round of three questions, five minutes each, in the version in the making."""
    client.force_login(cast.mia.user)
    return make_round(OpeningFactory.create(team=cast.team), questions=3)


def path_of(item: PlanItem, rest: str = "") -> str:
    return f"/openings/{item.round.plan_version.plan.opening.uuid}/plan/items/{item.uuid}/{rest}"


def shown_by(client: Client, item: PlanItem) -> dict[str, str]:
    """What the form that is open now would send back."""
    return {"shown": client.get(path_of(item)).context["form"]["shown"].value()}


def items_of(made: Round) -> list[PlanItem]:
    return list(made.items.order_by("position", "pk"))


@BOTH
@pytest.mark.parametrize("move", ["0 later 102", "2 earlier 021", "0 earlier 012", "2 later 012"])
def test_a_question_moves_one_place_and_stops_at_the_ends(
    made: Round, client: Client, move: str, headers: dict[str, str]
) -> None:
    which, direction, order = move.split()
    before = items_of(made)
    path = path_of(before[int(which)], "position/")
    response = client.post(path, {"direction": direction}, headers=headers)
    assert response.status_code == (200 if headers else 303)
    assert items_of(made) == [before[int(place)] for place in order]


def test_a_fragment_holds_the_plan_and_not_the_page(made: Round, client: Client) -> None:
    path = path_of(items_of(made)[0], "position/")
    text = client.post(path, {"direction": "later"}, headers=HTMX).content.decode()
    assert 'id="plan"' in text
    assert "<html" not in text


@BOTH
def test_a_question_goes_to_the_end_of_another_round(
    made: Round, client: Client, headers: dict[str, str]
) -> None:
    other = make_round(made.plan_version.plan.opening, questions=1, name="Case")
    moved = items_of(made)[0]
    client.post(path_of(moved, "position/"), {"round": other.uuid}, headers=headers)
    assert items_of(other)[-1] == moved
    assert len(items_of(made)) == 2


def test_a_question_does_not_go_where_it_is_asked_already(made: Round, client: Client) -> None:
    other = make_round(made.plan_version.plan.opening, questions=0, name="Case")
    moved = items_of(made)[0]
    PlanItem.objects.create(round=other, position=1, revision=moved.revision)
    response = client.post(path_of(moved, "position/"), {"round": other.uuid}, follow=True)
    assert "Case asks this question already" in response.content.decode()
    assert len(items_of(made)) == 3


@pytest.mark.parametrize("target", ["nonsense", "another plan"])
def test_a_question_goes_nowhere_outside_its_version(
    cast: Cast, made: Round, client: Client, target: str
) -> None:
    elsewhere = make_round(OpeningFactory.create(team=cast.team))
    uuid = elsewhere.uuid if target == "another plan" else target
    assert client.post(path_of(items_of(made)[0], "position/"), {"round": uuid}).status_code == 404
    assert len(items_of(made)) == 3


def test_a_direction_that_there_is_not_moves_nothing(made: Round, client: Client) -> None:
    before = items_of(made)
    response = client.post(path_of(before[0], "position/"), {}, follow=True)
    assert "The question stayed where it was." in response.content.decode()
    assert items_of(made) == before


@BOTH
def test_minutes_are_set_on_the_card(made: Round, client: Client, headers: dict[str, str]) -> None:
    item = items_of(made)[0]
    client.post(path_of(item, "minutes/"), {"minutes": "12"}, headers=headers)
    item.refresh_from_db()
    assert item.minutes == 12
    assert AuditEntry.objects.get().action == "plan.question_changed"


@BOTH
@pytest.mark.parametrize("minutes", ["", "0", "241", "ten", "5.5"])
def test_bad_minutes_change_nothing_and_say_so(
    made: Round, client: Client, minutes: str, headers: dict[str, str]
) -> None:
    item = items_of(made)[0]
    response = client.post(path_of(item, "minutes/"), {"minutes": minutes}, headers=headers, follow=True)
    assert "A question takes between 1 and 240 minutes. It kept its 5." in response.content.decode()
    item.refresh_from_db()
    assert item.minutes == 5


@pytest.mark.parametrize("way", ["htmx", "delete", "plain"])
def test_a_question_is_removed_from_the_plan(made: Round, client: Client, way: str) -> None:
    item, kept = items_of(made)[0], items_of(made)[1:]
    if way == "plain":
        response = client.post(path_of(item), {"_method": "delete"})
    else:
        response = client.delete(path_of(item), headers=HTMX if way == "htmx" else {})
    assert response.status_code == (200 if way == "htmx" else 303)
    assert items_of(made) == kept
    assert AuditEntry.objects.get().action == "plan.question_removed"


def test_competency_and_weight_are_changed_with_a_reason(cast: Cast, made: Round, client: Client) -> None:
    item, competency = items_of(made)[0], CompetencyFactory.create(team=cast.team)
    sent = {
        "minutes": "7",
        "competency": competency.uuid,
        "weight": "1.5",
        "weight_reason": "It is half the job.",
    }
    sent |= shown_by(client, item)
    assert client.post(path_of(item), sent).status_code == 303
    item.refresh_from_db()
    assert (item.minutes, item.competency, item.weight) == (7, competency, Decimal("1.5"))
    assert item.weight_reason == "It is half the job."
    assert item.revision.question.competency != competency


def test_a_weight_is_shown_as_people_write_it_with_its_reason(made: Round, client: Client) -> None:
    item = items_of(made)[0]
    PlanItem.objects.filter(pk=item.pk).update(weight=10, weight_reason="It is the whole job.")
    assert client.get(path_of(item)).context["form"]["weight"].value() == "10"
    plan = client.get(f"/openings/{made.plan_version.plan.opening.uuid}/plan/").content.decode()
    assert "Weight 10: It is the whole job." in plan


def test_a_weight_of_one_needs_no_reason_and_keeps_none(made: Round, client: Client) -> None:
    item = items_of(made)[0]
    sent = {"minutes": "5", "weight": "1", "weight_reason": "Left over."} | shown_by(client, item)
    assert client.post(path_of(item), sent).status_code == 303
    item.refresh_from_db()
    assert (item.weight, item.weight_reason, item.competency) == (Decimal(1), "", None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weight": "2"}, "weight_reason"),
        ({"weight": "2", "weight_reason": "   "}, "weight_reason"),
        ({"weight": "0"}, "weight"),
        ({"weight": "-1"}, "weight"),
        ({"weight": "11"}, "weight"),
        ({"weight": "NaN"}, "weight"),
        ({"weight": "1.234"}, "weight"),
        ({"weight": ""}, "weight"),
        ({"minutes": "0"}, "minutes"),
        ({"competency": "nonsense"}, "competency"),
        ({"competency": "00000000-0000-0000-0000-000000000000"}, "competency"),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(
    made: Round, client: Client, change: dict[str, str], field: str
) -> None:
    item = items_of(made)[0]
    response = client.post(path_of(item), {"minutes": "5", "weight": "1"} | change)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("rest", "sent"),
    [
        ("", {"minutes": "9", "weight": "1"}),
        ("", {"_method": "delete"}),
        ("minutes/", {"minutes": "9"}),
        ("position/", {"direction": "later"}),
        ("revision/", {}),
    ],
)
def test_a_question_of_a_version_in_use_stays_as_it_is(
    cast: Cast, made: Round, client: Client, rest: str, sent: dict[str, str]
) -> None:
    application = ApplicationFactory.create(opening=made.plan_version.plan.opening)
    make_interview(cast.ann, application=application, round=made)
    AuditEntry.objects.all().delete()
    before = list(made.items.order_by("pk").values())
    response = client.post(path_of(items_of(made)[0], rest), sent, follow=True)
    assert "Version 1 of this plan is used by a candidate" in response.content.decode()
    assert list(made.items.order_by("pk").values()) == before
    assert not AuditEntry.objects.exists()


def test_of_two_who_weigh_a_question_the_second_is_told_and_can_save_all_the_same(
    made: Round, client: Client
) -> None:
    item = items_of(made)[0]
    opened = shown_by(client, item)
    client.post(path_of(item), {"minutes": "9", "weight": "2", "weight_reason": "Theirs."} | opened)
    mine = {"minutes": "7", "weight": "3", "weight_reason": "Mine."}
    response = client.post(path_of(item), mine | opened)
    assert response.status_code == 422
    text = response.content.decode()
    assert "It now reads: 9 min, no competency, weight 2 because “Theirs.”." in text
    assert "Mine." in text
    again = {"shown": response.context["form"]["shown"].value()}
    assert client.post(path_of(item), mine | again).status_code == 303
    item.refresh_from_db()
    assert (item.minutes, item.weight_reason) == (7, "Mine.")


def other_writes(cast: Cast, item: PlanItem, target: Round) -> dict[str, Callable[[], object]]:
    actor = cast.mia
    values: dict[str, Any] = {"minutes": 9, "competency": None, "weight": Decimal(1), "weight_reason": ""}
    return {
        "change": lambda: change_item(actor=actor, item=item, shown=shown_of_item(item), **values),
        "minutes": lambda: set_minutes(actor=actor, item=item, minutes=9),
        "remove": lambda: remove_item(actor=actor, item=item),
        "move": lambda: move_item(actor=actor, item=item, by=1),
        "elsewhere": lambda: move_item_to(actor=actor, item=item, target=target),
        "newest": lambda: take_newest_revision(actor=actor, item=item),
    }


WRITES = pytest.mark.parametrize("write", ["change", "minutes", "remove", "move", "elsewhere", "newest"])


@WRITES
def test_a_question_that_was_removed_meanwhile_is_a_sentence(cast: Cast, made: Round, write: str) -> None:
    item = items_of(made)[0]
    PlanItem.objects.filter(pk=item.pk).delete()
    with pytest.raises(RemovedMeanwhileError, match="was removed from the plan meanwhile"):
        other_writes(cast, item, make_round(made.plan_version.plan.opening))[write]()
    assert not AuditEntry.objects.exists()


@WRITES
def test_a_question_that_was_moved_meanwhile_is_changed_where_it_is_now(
    cast: Cast, made: Round, write: str
) -> None:
    item, other = items_of(made)[0], make_round(made.plan_version.plan.opening, questions=1, name="Case")
    assert item.round == made
    PlanItem.objects.filter(pk=item.pk).update(round=other, position=0)
    add_revision_to(item)
    other_writes(cast, item, made)[write]()
    assert len(items_of(other)) == (1 if write in ("remove", "elsewhere") else 2)
    assert AuditEntry.objects.get().details["round"] == str((made if write == "elsewhere" else other).uuid)


def add_revision_to(item: PlanItem) -> None:
    question = item.revision.question
    question.current = add_revision(question, text="It reads differently now.")
    question.save()


def test_a_question_does_not_go_to_a_round_that_was_removed_meanwhile(cast: Cast, made: Round) -> None:
    gone = make_round(made.plan_version.plan.opening, questions=0)
    Round.objects.filter(pk=gone.pk).delete()
    with pytest.raises(RemovedMeanwhileError):
        move_item_to(actor=cast.mia, item=items_of(made)[0], target=gone)
