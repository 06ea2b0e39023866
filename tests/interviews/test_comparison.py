"""The comparison's figures: what is counted, what is missing, and why."""

import pytest

from hiring.models import Application
from interviews.enums import InterviewState, ItemOrigin, ResponseState, SeatKind
from interviews.models import (
    CompetencyRating,
    Interview,
    InterviewItem,
    PlanVersion,
    Response,
    Round,
    Scorecard,
)
from interviews.queries.comparison import Comparison, Row, comparison
from interviews.queries.comparison_columns import Column, Kind
from interviews.queries.faces import Cell
from questionbank.models import ScaleLevel
from teams.models import Membership
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    QuestionFactory,
    add_revision,
    make_interview,
    make_round,
    submit,
)
from tests.interviews.conftest import Cast


def by_questions(cast: Cast, application: Application) -> Comparison:
    return comparison(viewer=cast.mia, opening=application.opening, by="questions")


def by_competencies(cast: Cast, application: Application) -> Comparison:
    return comparison(viewer=cast.mia, opening=application.opening, by="competencies")


def only_row(shown: Comparison) -> Row:
    [row] = shown.rows
    return row


def words(cell: Cell) -> str:
    return cell.face.missing


def change(author: Membership, position: int, **values: object) -> None:
    """Changes a submitted response as no page could, to bring about what is tested."""
    changed = Response.objects.filter(scorecard__author=author, item__position=position).update(**values)
    assert changed == 1


def test_a_cell_holds_mean_raters_spread_and_a_square_each(cast: Cast) -> None:
    submit(cast.interview, cast.ann, level=5)
    submit(cast.interview, cast.bob, level=2)
    cell = only_row(by_questions(cast, cast.interview.application)).cells[0]
    face = cell.face
    assert (face.mean, face.raters, face.spread, face.dots) == ("3.5", "n 2", "2 to 5", ("2", "5"))


def test_squares_stand_in_the_order_of_the_ratings_not_of_the_raters(cast: Cast) -> None:
    submit(cast.interview, cast.ann, level=5)
    submit(cast.interview, cast.bob, level=2)
    before = only_row(by_questions(cast, cast.interview.application))
    for author, level in ((cast.ann, 2), (cast.bob, 5)):
        rated = ScaleLevel.objects.get(version__scale__team=cast.team, level=level)
        Response.objects.filter(scorecard__author=author).update(level=rated)
    after = only_row(by_questions(cast, cast.interview.application))
    assert [cell.face for cell in after.cells] == [cell.face for cell in before.cells]


def test_ways_to_be_missing_are_kept_apart_and_none_is_a_zero(cast: Cast) -> None:
    interview = make_interview(cast.ann, questions=5)
    submit(interview, cast.ann, level=4)
    change(cast.ann, 1, level=None, state=ResponseState.SKIPPED)
    change(cast.ann, 2, level=None, state=ResponseState.NOT_REACHED)
    change(cast.ann, 3, level=None, cannot_judge=True)
    change(cast.ann, 4, level=None, state=ResponseState.PENDING)
    row = only_row(by_questions(cast, interview.application))
    assert [words(cell) for cell in row.cells] == ["skipped", "not reached", "cannot judge", "not asked", ""]
    assert [cell.mean for cell in row.cells[:4]] == [None] * 4
    assert (row.mean, row.score.rated, row.score.asked_for) == ("4.0", 1, 5)


def test_who_gave_no_rating_is_said_beside_those_who_did(cast: Cast) -> None:
    submit(cast.interview, cast.ann, level=4)
    submit(cast.interview, cast.bob, level=2)
    change(cast.bob, 1, level=None, cannot_judge=True)
    face = only_row(by_questions(cast, cast.interview.application)).cells[0].face
    assert (face.mean, face.raters, face.dots) == ("4.0", "n 1 of 2", ("4", "none"))
    assert face.notes == ("1 cannot judge",)


def test_a_round_that_is_not_scheduled_says_so_and_counts_in_the_coverage(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held, later = (make_round(application.opening, questions=2, name=name) for name in ("One", "Two"))
    submit(make_interview(cast.ann, application=application, round=held), cast.ann)
    assert later.plan_version == held.plan_version
    row = only_row(by_questions(cast, application))
    assert [words(cell) for cell in row.cells] == ["", "", "not scheduled", "not scheduled"]
    assert (row.score.rated, row.score.asked_for) == (2, 4)


def test_a_cancelled_interview_counts_as_not_scheduled(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    Interview.objects.update(state=InterviewState.CANCELLED)
    row = only_row(by_questions(cast, cast.interview.application))
    assert {words(cell) for cell in row.cells} == {"not scheduled"}
    assert (row.mean, row.recommendations) == ("", ())


def test_a_shadow_counts_for_nothing(cast: Cast) -> None:
    interview = make_interview(cast.ann, cast.bob, kinds={cast.bob: SeatKind.SHADOW})
    submit(interview, cast.ann, level=2)
    submit(interview, cast.bob, level=5)
    row = only_row(by_questions(cast, interview.application))
    assert (row.mean, row.cells[0].face.raters, row.recommendations) == ("2.0", "n 1", ("yes",))


def test_weights_count_over_what_was_rated(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held = make_round(application.opening, questions=3)
    held.items.filter(position=1).update(weight=3, weight_reason="It is most of the work.")
    submit(make_interview(cast.ann, application=application, round=held), cast.ann, level=5)
    two = ScaleLevel.objects.get(version__scale__team=cast.team, level=2)
    change(cast.ann, 2, level=two)
    change(cast.ann, 3, level=None, state=ResponseState.SKIPPED)
    assert only_row(by_questions(cast, application)).mean == "4.3"  # (3 * 5 + 1 * 2) / 4


def test_recommendations_stand_from_no_to_yes(cast: Cast) -> None:
    for author, said in ((cast.ann, "strong_yes"), (cast.bob, "no")):
        submit(cast.interview, author)
        Scorecard.objects.filter(author=author).update(recommendation=said)
    row = only_row(by_questions(cast, cast.interview.application))
    assert row.recommendations == ("no", "strong_yes")


# --- Competencies ---------------------------------------------------------------------------------


def plan_one_competency(cast: Cast, application: Application, questions: int = 3) -> Round:
    held = make_round(application.opening, questions=questions)
    held.items.update(competency=CompetencyFactory.create(team=cast.team, name="Modelling"))
    return held


def test_in_a_competency_each_rater_counts_once(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held = plan_one_competency(cast, application)
    interview = make_interview(cast.ann, cast.bob, application=application, round=held)
    submit(interview, cast.ann, level=5)
    submit(interview, cast.bob, level=2)
    change(cast.ann, 2, level=None, state=ResponseState.SKIPPED)
    change(cast.ann, 3, level=None, state=ResponseState.SKIPPED)
    shown = by_competencies(cast, application)
    [column], face = shown.columns, only_row(shown).cells[0].face
    assert (column.title, column.note) == ("Modelling", "from 3 questions")
    assert (face.mean, face.raters, face.spread, face.dots) == ("3.5", "n 2", "2 to 5", ("2", "5"))


def test_a_competency_says_how_many_of_its_questions_were_rated(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held = plan_one_competency(cast, application)
    submit(make_interview(cast.ann, application=application, round=held), cast.ann, level=3)
    change(cast.ann, 2, level=None, state=ResponseState.SKIPPED)
    assert only_row(by_competencies(cast, application)).cells[0].face.notes == ("2 of 3 questions",)


def test_a_competency_without_any_rating_says_why(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held = plan_one_competency(cast, application, questions=2)
    submit(make_interview(cast.ann, application=application, round=held), cast.ann)
    change(cast.ann, 1, level=None, state=ResponseState.NOT_REACHED)
    change(cast.ann, 2, level=None, state=ResponseState.SKIPPED)
    cell = only_row(by_competencies(cast, application)).cells[0]
    assert (words(cell), cell.mean) == ("skipped, not reached", None)


def test_a_competency_rated_as_a_whole_stands_beside_its_questions(cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    held = plan_one_competency(cast, application)
    item = held.items.get(position=1)
    assert item.competency
    held.round_competencies.create(competency=item.competency)
    submit(make_interview(cast.ann, application=application, round=held), cast.ann, level=2)
    five = ScaleLevel.objects.get(version__scale__team=cast.team, level=5)
    CompetencyRating.objects.update(level=five)
    shown = by_competencies(cast, application)
    assert [column.kind for column in shown.columns] == [Kind.COMPETENCY, Kind.WHOLE]
    assert [cell.face.mean for cell in only_row(shown).cells] == ["2.0", "5.0"]
    assert only_row(shown).mean == "2.0"


def test_the_questions_behind_a_competency_are_a_comparison_of_their_own(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author)
    item = cast.interview.items.get(position=2)
    assert item.competency
    shown = comparison(
        viewer=cast.mia,
        opening=cast.interview.application.opening,
        by="questions",
        competency=str(item.competency.uuid),
    )
    assert shown.competency_name == item.competency.name
    assert [column.title for column in shown.columns] == [item.revision.text]


# --- Versions, and questions outside the plan -------------------------------------------------------


def test_a_question_asked_in_two_revisions_is_one_column_marked_as_mixed(cast: Cast) -> None:
    first = cast.interview
    for author in (cast.ann, cast.bob):
        submit(first, author, level=3)
    old = first.round.items.get(position=1)
    second = ApplicationFactory.create(opening=first.application.opening)
    assert PlanVersion.objects.filter(used_at=None).count() == 0
    held = make_round(second.opening, questions=1)
    held.items.update(
        revision=add_revision(old.revision.question, text="Asked anew"), competency=old.competency
    )
    submit(make_interview(cast.ann, application=second, round=held), cast.ann, level=5)
    shown = by_questions(cast, second)
    mixed: list[Column] = [column for column in shown.columns if column.is_mixed]
    assert [column.title for column in mixed] == ["Asked anew"]
    assert [row.cells[0].face.mean for row in shown.rows] == ["3.0", "5.0"]
    assert shown.has_mixed_versions


def test_a_question_added_in_the_room_is_shown_outside_the_plan_and_not_counted(cast: Cast) -> None:
    interview = make_interview(cast.ann, questions=1)
    question = QuestionFactory.create(team=cast.team, text="And this?")
    assert question.current
    item = InterviewItem.objects.create(
        interview=interview,
        position=9,
        revision=question.current,
        minutes=5,
        origin=ItemOrigin.ROOM,
        added_by=cast.ann,
    )
    scorecard = Scorecard.objects.get(interview=interview, author=cast.ann)
    Response.objects.create(scorecard=scorecard, item=item)
    submit(interview, cast.ann, level=2)
    change(cast.ann, 9, level=ScaleLevel.objects.get(version__scale__team=cast.team, level=5))
    shown = by_questions(cast, interview.application)
    assert [column.is_outside_plan for column in shown.columns] == [False, True]
    row = only_row(shown)
    assert [cell.face.mean for cell in row.cells] == ["2.0", "5.0"]
    assert (row.mean, row.score.rated, row.score.asked_for) == ("2.0", 1, 1)


# --- Order and disagreement -------------------------------------------------------------------------


@pytest.fixture
def three(cast: Cast) -> Comparison:
    """Cleo at 5 and 1, Ada at 3 and 2, Ben without an interview."""
    application = ApplicationFactory.create(opening__team=cast.team, candidate__name="Cleo")
    held = make_round(application.opening, questions=1)
    ada = ApplicationFactory.create(opening=application.opening, candidate__name="Ada")
    ApplicationFactory.create(opening=application.opening, candidate__name="Ben")
    for one, levels in ((application, (5, 1)), (ada, (3, 2))):
        interview = make_interview(cast.ann, cast.bob, application=one, round=held)
        for author, level in zip((cast.ann, cast.bob), levels, strict=True):
            submit(interview, author, level=level)
    return by_questions(cast, application)


def names(shown: Comparison) -> list[str]:
    return [row.person.name for row in shown.rows]


def test_candidates_stand_by_name_unless_someone_asks(three: Comparison) -> None:
    assert names(three) == ["Ada", "Ben", "Cleo"]


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("score", ["Cleo", "Ada", "Ben"]),
        ("disagreement", ["Cleo", "Ada", "Ben"]),
        ("nonsense", ["Ada", "Ben", "Cleo"]),
    ],
)
def test_the_order_can_be_asked_for_and_missing_comes_last(
    three: Comparison, key: str, order: list[str]
) -> None:
    said = three.sort(key)
    assert (names(three), said) == (order, "name" if key == "nonsense" else key)


def test_a_columns_mean_can_order_the_candidates(three: Comparison) -> None:
    assert three.sort(three.columns[0].key) == three.columns[0].key
    assert names(three) == ["Cleo", "Ada", "Ben"]


def test_the_widest_cell_is_flagged_where_two_levels_or_more_lie_between(three: Comparison) -> None:
    assert [row.is_flagged for row in three.rows] == [False, False, True]


def test_of_one_candidate_alone_nothing_is_the_most(cast: Cast) -> None:
    submit(cast.interview, cast.ann, level=1)
    submit(cast.interview, cast.bob, level=5)
    assert not only_row(by_questions(cast, cast.interview.application)).is_flagged


def test_one_level_apart_is_no_disagreement_to_speak_of(cast: Cast) -> None:
    submit(cast.interview, cast.ann, level=3)
    submit(cast.interview, cast.bob, level=4)
    assert not only_row(by_questions(cast, cast.interview.application)).is_flagged
