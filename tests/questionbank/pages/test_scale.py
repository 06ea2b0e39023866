"""The team's scale is read by all and changed by admins, version by version."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from questionbank.documents import QuestionValue
from questionbank.models import Anchor, Question, ScaleLevel, ScaleVersion
from questionbank.operations.bank import set_up_bank
from questionbank.operations.questions import revise_question
from questionbank.operations.restoring import restore_revision
from questionbank.operations.scales import LevelValue, ScaleRevisedMeanwhileError, revise_scale
from questionbank.problems import BankError
from questionbank.queries.levels import default_levels
from questionbank.queries.reading import open_question
from questionbank.queries.values import revision_value
from teams.models import AuditEntry
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of, typed_in

URL, EDIT = "/bank/scale/", "/bank/scale/edit/"


def typed(
    labels: str = "ABCDE", values: Mapping[str, str] = MappingProxyType({}), *, expected: int = 1
) -> dict[str, str]:
    rows = {
        f"level_{number}-{name}": text
        for number, label in enumerate(labels, start=1)
        for name, text in (("label", label), ("text", f"{label} means this"), ("points", str(number)))
    }
    return rows | {"expected": str(expected)} | dict(values)


def levels(*labels: str) -> list[LevelValue]:
    return [LevelValue(label, f"{label} means", Decimal(at)) for at, label in enumerate(labels, start=1)]


def numbers(cast: Cast) -> list[tuple[int, str]]:
    return [(one.level, one.label) for one in default_levels(cast.team)]


def test_everyone_reads_it_and_admins_change_it(cast: Cast, sign_in: SignIn) -> None:
    set_up_bank(team=cast.team)
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 200})
    assert_only(sign_in, EDIT, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, EDIT, {cast.ada: 302, cast.mia: 403, cast.ivo: 403}, typed())
    assert sign_in(cast.ada).delete(EDIT).status_code == 405
    assert sign_in(cast.ada).post(URL).status_code == 405


def test_a_team_that_has_none_yet_sees_the_five_levels_that_it_will_get(ada: Client) -> None:
    assert "Outstanding" in text_of(ada.get(URL))
    assert ScaleVersion.objects.count() == 0


def test_a_change_makes_the_next_version_and_the_old_one_can_be_read(cast: Cast, ada: Client) -> None:
    set_up_bank(team=cast.team)
    page = ada.post(EDIT, typed("QRSTU"), follow=True)
    assert "Version 2 of the scale is in force. Plans that exist keep" in text_of(page)
    assert numbers(cast) == [(1, "Q"), (2, "R"), (3, "S"), (4, "T"), (5, "U")]
    assert "Outstanding" in text_of(page)  # under the earlier versions
    assert AuditEntry.objects.filter(action="scale.revised").count() == 1


def test_the_same_again_makes_no_version(cast: Cast) -> None:
    set_up_bank(team=cast.team)
    first = revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C"))
    assert revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C")).pk == first.pk


def test_levels_at_the_end_may_be_left_out(cast: Cast, ada: Client) -> None:
    ada.post(EDIT, typed("ABC", {"level_4-label": "", "level_5-text": ""}))
    assert numbers(cast) == [(1, "A"), (2, "B"), (3, "C")]


def test_points_that_are_left_open_are_the_number(cast: Cast, ada: Client) -> None:
    ada.post(EDIT, typed("ABC", {"level_2-points": "", "level_3-points": "7.5"}))
    assert [level.points for level in default_levels(cast.team)] == [Decimal(1), Decimal(2), Decimal("7.5")]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (typed("AB"), "Fill in the levels from 1 up, without a gap; at least three."),
        (typed("ABCDE", {"level_4-label": "", "level_4-text": ""}), "without a gap"),
        (typed("ABC", {"level_2-label": ""}), "Level 2, name: Give this level a name."),
        (typed("ABC", {"level_2-text": ""}), "Level 2, what it means: Say what this level means."),
        (
            typed("ABC", {"level_2-points": "1"}),
            "Each level has to be worth more points than the one below",
        ),
        (typed("ABC", {"level_2-points": "many"}), "Write the points as a number."),
        (typed("ABC", {"level_2-points": "NaN"}), "Write the points as a number."),
        (typed("ABC", {"level_2-points": "-1"}), "Points can't be less than nought."),
        (typed("ABC", {"level_2-points": "1e9"}), "Points go up to 1,000."),
        (typed("ABC", {"level_2-label": "x" * 41}), "Keep the name to 40 characters"),
        (typed("ABC", {"level_2-text": "x" * 1001}), "Keep what a level means to 1,000 characters"),
    ],
)
def test_what_cannot_be_a_scale_is_told_and_what_was_typed_is_kept(
    cast: Cast, ada: Client, values: dict[str, str], sentence: str
) -> None:
    response = ada.post(EDIT, values)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "A means this" in text_of(response)
    assert ScaleVersion.objects.filter(number=2).count() == 0


def test_a_form_that_someone_else_overtook_is_held_up_once(cast: Cast, ada: Client) -> None:
    revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C"), expected=1)
    response = ada.post(EDIT, typed("QRS", expected=1))
    assert response.status_code == 422
    assert "Someone saved version 2 of the scale while you were writing." in text_of(response)
    assert response.context["form"].number["expected"].value() == "2"
    assert ada.post(EDIT, typed("QRS", expected=2)).status_code == 302


def test_the_operation_refuses_too_few_and_too_many(cast: Cast) -> None:
    for labels in (("A", "B"), tuple("ABCDEF")):
        with pytest.raises(BankError, match="A scale has 3 to 5 levels"):
            revise_scale(actor=cast.ada, team=cast.team, levels=levels(*labels))
    with pytest.raises(ScaleRevisedMeanwhileError):
        revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C"), expected=7)


def anchored(cast: Cast) -> Question:
    """A question that says for itself what the highest level means."""
    top = set_up_bank(team=cast.team).levels.get(level=5)
    question: Question = QuestionFactory.create(team=cast.team)
    assert question.current
    Anchor.objects.create(revision=question.current, level=top, text="Names three causes")
    return question


def said(question: Question) -> dict[int, tuple[str, bool]]:
    shown = open_question(question)
    assert shown
    return {level.level: (level.label, level.is_own) for level in shown.levels}


def test_a_question_keeps_its_anchors_where_the_scale_has_as_many_levels(cast: Cast) -> None:
    question = anchored(cast)
    for labels in ("ABCDE", "VWXYZ"):
        revise_scale(actor=cast.ada, team=cast.team, levels=levels(*labels))
    assert said(question)[5] == ("Z", True)
    roots = ScaleLevel.objects.filter(version__number=3).values_list("root__version__number", flat=True)
    assert set(roots) == {1}


def test_anchors_stay_behind_where_the_numbers_mean_something_else(cast: Cast, ada: Client) -> None:
    question = anchored(cast)
    revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C"))
    assert not ScaleLevel.objects.filter(version__number=2).exclude(root=None).exists()
    assert said(question) == {1: ("A", False), 2: ("B", False), 3: ("C", False)}
    assert question.current
    assert revision_value(question.current).anchors == ()
    page = text_of(ada.get(f"/questions/{question.uuid}/"))
    assert "What it said of an earlier scale" in page
    assert "Names three causes" in page
    edit = f"/questions/{question.uuid}/edit/"
    assert (
        ada.post(edit, typed_in(ada.get(edit)) | {"when_to_ask": "Late.", "state": "in_review"}).status_code
        == 302
    )
    revision = question.revisions.get(number=2)
    assert revision.anchors.count() == 0


def test_a_question_of_an_earlier_scale_can_be_restored(cast: Cast) -> None:
    question = anchored(cast)
    first = question.current
    assert first
    revise_question(actor=cast.ada, question=question, content=QuestionValue("Something else?"))
    revise_scale(actor=cast.ada, team=cast.team, levels=levels("A", "B", "C"))
    restored = restore_revision(actor=cast.ada, revision=first)
    assert (restored.text, restored.anchors.count()) == (first.text, 0)


def test_the_page_takes_as_many_queries_with_earlier_versions(
    cast: Cast, ada: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for labels in ("ABC", "DEF", "GHI"):
        revise_scale(actor=cast.ada, team=cast.team, levels=levels(*labels))
        with django_assert_num_queries(5):
            ada.get(URL)
