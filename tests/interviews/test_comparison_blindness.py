"""What a comparison must not tell: each test plants what could leak and looks at the whole page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hiring.models import Application
from interviews.enums import InterviewState, ItemOrigin, SeatKind, SeatState
from interviews.models import (
    Interview,
    InterviewItem,
    Response,
    Scorecard,
    Seat,
)
from interviews.queries.comparison import comparison
from interviews.queries.question_comparison import question_comparison
from questionbank.models import ScaleLevel
from teams.models import Membership
from tests.factories import (
    ApplicationFactory,
    MembershipFactory,
    QuestionFactory,
    make_interview,
    make_round,
    submit,
)
from tests.interviews.conftest import Cast

CANARY = "a canary in the notes"


def pages_of(viewer: Membership, application: Application) -> list[str]:
    """Every page of the comparison as the viewer gets it, less what differs by request."""
    client = Client()
    client.force_login(viewer.user)
    matrix = reverse("comparison", args=[application.opening.uuid])
    items = InterviewItem.objects.filter(interview__application__opening=application.opening)
    questions = sorted({str(item.revision.question.uuid) for item in items})
    urls = [f"{matrix}?by={by}" for by in ("competencies", "questions")]
    urls += [f"{matrix}?by=questions&sort={sort}" for sort in ("name", "score", "disagreement")]
    urls += [reverse("question_comparison", args=[application.opening.uuid, one]) for one in questions]
    return [re.sub(r'"X-CSRFToken": "\w+"|value="\w{64}"', "", client.get(url).text) for url in urls]


def standing_words(viewer: Membership, application: Application) -> list[set[str]]:
    """By row, the words that stand in place of figures; a row with a figure is empty."""
    shown = comparison(viewer=viewer, opening=application.opening, by="questions")
    return [
        {cell.face.missing for cell in row.cells} if row.score.value is None else set() for row in shown.rows
    ]


def all_names(shown: list[str]) -> str:
    return "\n".join(shown)


def test_a_manager_sees_nothing_of_an_incomplete_panel(cast: Cast) -> None:
    submit(cast.interview, cast.ann, notes=CANARY)
    application = cast.interview.application
    assert standing_words(cast.mia, application) == [{"waiting for the panel"}]
    assert CANARY not in all_names(pages_of(cast.mia, application))


def test_when_the_panel_is_complete_the_manager_sees_all_of_it(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author, notes=CANARY)
    assert standing_words(cast.mia, cast.interview.application) == [set()]
    assert CANARY in all_names(pages_of(cast.mia, cast.interview.application))


def test_no_page_depends_on_what_an_incomplete_panel_wrote(cast: Cast) -> None:
    """Two worlds that differ in hidden scorecards alone look the same, byte for byte."""
    application = cast.interview.application
    untouched = pages_of(cast.mia, application)
    submit(cast.interview, cast.ann, level=1, notes=CANARY)
    rated = ScaleLevel.objects.get(version__scale__team=cast.team, level=5)
    Response.objects.filter(scorecard__author=cast.bob).update(state="asked", level=rated, notes=CANARY)
    Scorecard.objects.filter(author=cast.bob).update(recommendation="strong_no", summary=CANARY)
    assert pages_of(cast.mia, application) == untouched


@pytest.fixture
def boss(cast: Cast) -> Membership:
    return MembershipFactory.create(team=cast.team, user__name="Boss", is_manager=True)


def test_a_manager_on_the_panel_sees_nothing_before_the_own_scorecard_is_in(
    cast: Cast, boss: Membership
) -> None:
    interview = make_interview(cast.ann, boss)
    untouched = pages_of(boss, interview.application)
    submit(interview, cast.ann, notes=CANARY)
    assert pages_of(boss, interview.application) == untouched
    assert standing_words(boss, interview.application) == [{"waiting for your scorecard"}]
    submit(interview, boss)
    assert standing_words(boss, interview.application) == [set()]


def test_another_round_of_the_same_candidate_stays_hidden_too(cast: Cast, boss: Membership) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    rounds = [make_round(application.opening, name=name) for name in ("One", "Two")]
    others = make_interview(cast.ann, application=application, round=rounds[0])
    own = make_interview(boss, application=application, round=rounds[1])
    submit(others, cast.ann, notes=CANARY)
    assert standing_words(boss, application) == [{"waiting for your scorecard"}]
    assert CANARY not in all_names(pages_of(boss, application))
    submit(own, boss)
    assert CANARY in all_names(pages_of(boss, application))


def test_the_own_earlier_ratings_do_not_stand_as_the_panels(cast: Cast, boss: Membership) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    rounds = [make_round(application.opening, name=name) for name in ("One", "Two")]
    submit(make_interview(boss, cast.ann, application=application, round=rounds[0]), boss)
    make_interview(boss, application=application, round=rounds[1])
    assert standing_words(boss, application) == [{"waiting for your scorecard"}]


def test_another_candidate_is_not_held_back_by_the_own_waiting_scorecard(
    cast: Cast, boss: Membership
) -> None:
    waiting = ApplicationFactory.create(opening__team=cast.team, candidate__name="Ada")
    held = make_round(waiting.opening)
    other = ApplicationFactory.create(opening=waiting.opening, candidate__name="Ben")
    make_interview(boss, application=waiting, round=held)
    submit(make_interview(cast.ann, application=other, round=held), cast.ann)
    assert standing_words(boss, waiting) == [{"waiting for your scorecard"}, set()]


def test_an_internal_candidate_is_not_in_the_own_comparison(cast: Cast, boss: Membership) -> None:
    own = ApplicationFactory.create(opening__team=cast.team, candidate__name="Boss applies")
    held = make_round(own.opening, questions=1)
    other = ApplicationFactory.create(opening=own.opening, candidate__name="Ada")
    interview = make_interview(cast.ann, application=own, round=held)
    submit(make_interview(cast.ann, application=other, round=held), cast.ann)
    question = QuestionFactory.create(team=cast.team, text="Only the boss was asked this")
    assert question.current
    item = InterviewItem.objects.create(
        interview=interview,
        position=9,
        revision=question.current,
        minutes=5,
        origin=ItemOrigin.ROOM,
        added_by=cast.ann,
    )
    Response.objects.create(scorecard=interview.scorecards.get(), item=item)
    submit(interview, cast.ann, notes=CANARY)
    own.candidate.user = boss.user
    own.candidate.save()
    shown = comparison(viewer=boss, opening=own.opening, by="questions")
    assert [row.person.name for row in shown.rows] == ["Ada"]
    assert question_comparison(viewer=boss, opening=own.opening, question=question.uuid) is None
    whole = all_names(pages_of(boss, own))
    for hidden in (CANARY, "Boss applies", "Only the boss was asked this"):
        assert hidden not in whole
    assert "Only the boss was asked this" in all_names(pages_of(cast.mia, own))


@pytest.mark.parametrize("state", [SeatState.DECLINED, SeatState.EXCUSED])
def test_what_an_excused_member_wrote_is_neither_counted_nor_shown(cast: Cast, state: SeatState) -> None:
    submit(cast.interview, cast.ann, level=2)
    submit(cast.interview, cast.bob, level=5, notes=CANARY)
    Seat.objects.filter(membership=cast.bob).update(state=state)
    [row] = comparison(viewer=cast.mia, opening=cast.interview.application.opening, by="questions").rows
    assert (row.mean, row.recommendations) == ("2.0", ("yes",))
    assert CANARY not in all_names(pages_of(cast.mia, cast.interview.application))


def test_an_excused_members_draft_is_not_shown(cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    Response.objects.filter(scorecard__author=cast.bob).update(state="asked", notes=CANARY)
    Seat.objects.filter(membership=cast.bob).update(state=SeatState.EXCUSED)
    assert CANARY not in all_names(pages_of(cast.mia, cast.interview.application))


def test_what_a_shadow_wrote_is_not_shown(cast: Cast) -> None:
    interview = make_interview(cast.ann, cast.bob, kinds={cast.bob: SeatKind.SHADOW})
    submit(interview, cast.ann)
    submit(interview, cast.bob, notes=CANARY)
    assert CANARY not in all_names(pages_of(cast.mia, interview.application))


def test_a_cancelled_interview_is_not_shown(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author, notes=CANARY)
    Interview.objects.update(state=InterviewState.CANCELLED)
    assert CANARY not in all_names(pages_of(cast.mia, cast.interview.application))


def test_a_superseded_scorecard_is_not_counted(cast: Cast) -> None:
    interview = make_interview(cast.ann)
    first = submit(interview, cast.ann, level=1, notes=CANARY)
    second = Scorecard.objects.create(
        team=cast.team,
        interview=interview,
        author=cast.ann,
        version=9,
        superseded_by=first,
        reason="I had misheard.",
    )
    Scorecard.objects.filter(pk=first.pk).update(superseded_by=second)
    Scorecard.objects.filter(pk=second.pk).update(superseded_by=None)
    Response.objects.bulk_create(Response(scorecard=second, item=item) for item in interview.items.all())
    submit(interview, cast.ann, level=4)
    [row] = comparison(viewer=cast.mia, opening=interview.application.opening, by="questions").rows
    assert (row.mean, row.recommendations) == ("4.0", ("yes",))
    assert CANARY not in all_names(pages_of(cast.mia, interview.application))


def test_order_and_flags_are_made_of_what_may_be_seen(cast: Cast) -> None:
    """The widest disagreement is in an incomplete panel: nothing points at it."""
    ada = ApplicationFactory.create(opening__team=cast.team, candidate__name="Ada")
    held = make_round(ada.opening, questions=1)
    ben = ApplicationFactory.create(opening=ada.opening, candidate__name="Ben")
    cid = ApplicationFactory.create(opening=ada.opening, candidate__name="Cid")
    seen = make_interview(cast.ann, cast.bob, application=ada, round=held)
    hidden = make_interview(cast.ann, cast.bob, cast.ada, application=ben, round=held)
    calm = make_interview(cast.ann, cast.bob, application=cid, round=held)
    for interview, levels in ((seen, (1, 3)), (hidden, (5, 1)), (calm, (1, 1))):
        for author, level in zip((cast.ann, cast.bob), levels, strict=True):
            submit(interview, author, level=level)
    shown = comparison(viewer=cast.mia, opening=ada.opening, by="questions")
    assert [row.is_flagged for row in shown.rows] == [True, False, False]
    for key in ("score", "disagreement", shown.columns[0].key):
        shown.sort(key)
        assert [row.person.name for row in shown.rows] == ["Ada", "Cid", "Ben"]


def test_a_manager_of_the_panel_who_has_submitted_reads_who_else_has_and_is_told_it_is_a_part(
    cast: Cast, boss: Membership
) -> None:
    interview = make_interview(cast.ann, cast.bob, boss)
    submit(interview, boss, level=4)
    submit(interview, cast.ann, level=2)
    Response.objects.filter(scorecard__author=cast.bob).update(state="asked", notes=CANARY)
    [row] = comparison(viewer=boss, opening=interview.application.opening, by="questions").rows
    assert (row.mean, row.waits_for) == ("3.0", "part of the panel has yet to submit")
    assert CANARY not in all_names(pages_of(boss, interview.application))
