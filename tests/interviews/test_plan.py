"""The page of a plan: its rounds, its problems as sentences, what it covers, its versions."""

from typing import Any

import pytest
from django.test import Client

from hiring.models import Opening
from interviews.enums import SeatKind
from interviews.models import PanelMember, PlanItem, PlanVersion, Round, RoundCompetency
from interviews.queries.planning import ShownPlan, shown_plan
from questionbank.models import Question
from teams.models import AuditEntry
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    MembershipFactory,
    OpeningFactory,
    add_revision,
    make_interview,
    make_round,
    make_scale,
)
from tests.interviews.conftest import Cast

PLAN_QUERIES = 9


@pytest.fixture
def opening(cast: Cast) -> Opening:
    make_scale(cast.team)
    return OpeningFactory.create(team=cast.team)


def staffed(round_: Round, cast: Cast) -> Round:
    PanelMember.objects.create(round=round_, membership=cast.ann)
    return round_


def plan_of(opening: Opening) -> ShownPlan:
    return shown_plan(PlanVersion.objects.get(plan__opening=opening, used_at=None))


def sentences(opening: Opening) -> list[str]:
    return [problem.sentence for problem in plan_of(opening).problems]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_round_as_for_three(
    cast: Cast, opening: Opening, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        staffed(make_round(opening, questions=rows, competencies=rows), cast)
    client.force_login(cast.mia.user)
    with django_assert_num_queries(PLAN_QUERIES):
        assert client.get(f"/openings/{opening.uuid}/plan/").status_code == 200


def test_a_plan_without_rounds_leads_to_the_first(cast: Cast, opening: Opening, client: Client) -> None:
    client.force_login(cast.mia.user)
    text = client.get(f"/openings/{opening.uuid}/plan/").content.decode()
    assert "Add the first round" in text
    assert f"/openings/{opening.uuid}/plan/rounds/" in text


def test_a_plan_that_is_whole_has_no_problems(cast: Cast, opening: Opening) -> None:
    staffed(make_round(opening, questions=3), cast)
    assert sentences(opening) == []


@pytest.mark.parametrize(("length", "words"), [(14, "1 minute over"), (5, "10 minutes over")])
def test_a_round_that_is_planned_over_its_length_is_named(
    cast: Cast, opening: Opening, client: Client, length: int, words: str
) -> None:
    made = staffed(make_round(opening, questions=3), cast)
    Round.objects.filter(pk=made.pk).update(minutes=length)
    assert words in sentences(opening)[0]
    client.force_login(cast.mia.user)
    text = client.get(f"/openings/{opening.uuid}/plan/").content.decode()
    assert f'href="#round-{made.uuid}"' in text
    assert f'id="round-{made.uuid}"' in text
    assert f"15 of {length} min, {15 - length} too many" in text


def test_a_round_as_long_as_its_questions_is_not_over(cast: Cast, opening: Opening) -> None:
    made = staffed(make_round(opening, questions=3), cast)
    Round.objects.filter(pk=made.pk).update(minutes=15)
    assert sentences(opening) == []


def test_a_round_without_questions_is_named(cast: Cast, opening: Opening) -> None:
    staffed(make_round(opening, questions=0), cast)
    assert sentences(opening) == ["Technical round has no questions yet, so it can't be scheduled."]


@pytest.mark.parametrize("kinds", [[], [SeatKind.SHADOW]])
def test_a_round_on_which_nobody_rates_is_named(cast: Cast, opening: Opening, kinds: list[SeatKind]) -> None:
    made = make_round(opening)
    for kind in kinds:
        PanelMember.objects.create(round=made, membership=cast.ann, kind=kind)
    assert sentences(opening) == [
        "Technical round has nobody on its panel who rates. Choose a lead or a rater."
    ]


def test_a_competency_that_is_rated_but_not_asked_about_is_named(cast: Cast, opening: Opening) -> None:
    made = staffed(make_round(opening), cast)
    asked = made.items.get(position=1).competency
    assert asked
    RoundCompetency.objects.create(round=made, competency=asked)
    unasked = CompetencyFactory.create(team=cast.team, name="Patience")
    RoundCompetency.objects.create(round=made, competency=unasked)
    assert sentences(opening) == [
        "Technical round is rated on Patience, but none of its questions is about that."
    ]


def test_a_question_of_two_rounds_is_named_with_both(cast: Cast, opening: Opening) -> None:
    first = staffed(make_round(opening, questions=1, name="First"), cast)
    second = staffed(make_round(opening, questions=0, name="Second"), cast)
    revision = first.items.get().revision
    PlanItem.objects.create(round=second, position=1, revision=revision)
    assert sentences(opening) == [
        f"“{revision.first_line}” is asked in First and in Second. Keep it in one of them."
    ]


def test_a_question_that_was_retired_is_named_and_stays(cast: Cast, opening: Opening) -> None:
    item = staffed(make_round(opening, questions=1), cast).items.get()
    Question.objects.filter(pk=item.revision.question_id).update(state="retired")
    assert sentences(opening) == [
        f"“{item.revision.first_line}” is retired in the bank. The plan keeps it until you take it out."
    ]


def test_a_newer_revision_that_says_the_same_is_not_named(cast: Cast, opening: Opening) -> None:
    item = staffed(make_round(opening, questions=1), cast).items.get()
    question = item.revision.question
    question.current = add_revision(question, text=item.revision.text)
    question.save()
    assert sentences(opening) == []


def test_an_outdated_revision_is_named_and_taken_anew_with_one_click(
    cast: Cast, opening: Opening, client: Client
) -> None:
    item = staffed(make_round(opening, questions=1), cast).items.get()
    question = item.revision.question
    question.current = add_revision(question, text="Asked better?")
    question.save()
    assert "revision 1; the bank has revision 2" in sentences(opening)[0]
    client.force_login(cast.mia.user)
    path = f"/openings/{opening.uuid}/plan/items/{item.uuid}/revision/"
    assert path in client.get(f"/openings/{opening.uuid}/plan/").content.decode()
    assert client.post(path).status_code == 303
    item.refresh_from_db()
    assert item.revision == question.current
    assert sentences(opening) == []


def test_coverage_counts_questions_and_minutes_by_round(cast: Cast, opening: Opening) -> None:
    first = make_round(opening, questions=2, name="First")
    second = make_round(opening, questions=1, name="Second")
    shared = CompetencyFactory.create(team=cast.team, name="Data")
    PlanItem.objects.filter(round__in=[first, second]).update(competency=shared)
    RoundCompetency.objects.create(round=second, competency=shared)
    (row,) = plan_of(opening).coverage
    assert [(one.questions, one.minutes, one.is_rated) for one in row.shares] == [
        (2, 10, False),
        (1, 5, True),
    ]
    assert (row.competency, row.questions, row.minutes) == ("Data", 3, 15)


def used_plan(cast: Cast, opening: Opening) -> Round:
    made = staffed(make_round(opening, questions=2, competencies=1), cast)
    PlanItem.objects.filter(round=made, position=1).update(weight="1.5", weight_reason="It is the job.")
    make_interview(cast.ann, application=ApplicationFactory.create(opening=opening), round=made)
    return made


def test_a_version_in_use_is_shown_without_anything_to_change_it(
    cast: Cast, opening: Opening, client: Client
) -> None:
    used_plan(cast, opening)
    client.force_login(cast.mia.user)
    text = client.get(f"/openings/{opening.uuid}/plan/").content.decode()
    assert "Edit as version 2" in text
    assert "1 candidate is held to it" in text
    assert "/plan/items/" not in text
    assert "/plan/rounds/" not in text


def test_editing_a_version_in_use_makes_a_copy_and_leaves_it_as_it_is(
    cast: Cast, opening: Opening, client: Client
) -> None:
    old = used_plan(cast, opening)
    client.force_login(cast.mia.user)
    for _ in range(2):
        assert client.post(f"/openings/{opening.uuid}/plan/versions/").status_code == 303
    first, second = PlanVersion.objects.filter(plan__opening=opening).order_by("number")
    new = second.rounds.get()
    assert (first.number, second.number, second.used_at) == (1, 2, None)
    assert second.scale_version == first.scale_version
    assert (new.key, new.name, new.minutes) == (old.key, old.name, old.minutes)
    assert new.uuid != old.uuid
    fields = ("position", "revision", "competency", "minutes", "weight", "weight_reason")
    assert list(new.items.values_list(*fields)) == list(old.items.values_list(*fields))
    assert list(new.panel.values_list("membership", "kind")) == [(cast.ann.pk, "rater")]
    assert list(new.round_competencies.values_list("competency")) == list(
        old.round_competencies.values_list("competency")
    )
    actions = AuditEntry.objects.filter(action="plan.version_made")
    assert [entry.details for entry in actions] == [{"version": 2}]


def test_the_page_says_which_version_candidates_stay_on(cast: Cast, opening: Opening, client: Client) -> None:
    used_plan(cast, opening)
    client.force_login(cast.mia.user)
    client.post(f"/openings/{opening.uuid}/plan/versions/")
    text = client.get(f"/openings/{opening.uuid}/plan/").content.decode()
    assert "You are making version 2." in text
    assert f'1 candidate stays on <a href="/openings/{opening.uuid}/plan/versions/1/">version 1</a>' in text
    old = client.get(f"/openings/{opening.uuid}/plan/versions/1/").content.decode()
    assert "Go on with version 2" in old
    assert "/plan/items/" not in old


def test_a_version_that_is_not_there_is_not_found(cast: Cast, opening: Opening, client: Client) -> None:
    client.force_login(cast.mia.user)
    assert client.get(f"/openings/{opening.uuid}/plan/versions/7/").status_code == 404


def test_the_first_plan_of_a_team_brings_the_scale_of_five_levels(db: None, client: Client) -> None:
    manager = MembershipFactory.create(is_manager=True)
    opening = OpeningFactory.create(team=manager.team)
    client.force_login(manager.user)
    client.post(f"/openings/{opening.uuid}/plan/versions/")
    version = opening.plan.versions.get()
    assert version.scale_version.scale.team == manager.team
    assert version.scale_version.levels.count() == 5
