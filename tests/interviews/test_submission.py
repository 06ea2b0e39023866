"""Submitting says what is missing, then locks."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from interviews.enums import ResponseState, ScorecardState
from interviews.models import SavedField, Scorecard
from questionbank.models import ScaleLevel
from teams.models import AuditEntry
from tests.factories import make_interview, submit
from tests.interviews.conftest import Cast, state_of


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


def fill(scorecard: Scorecard) -> None:
    """Everything that a scorecard needs, short of the submission."""
    level = ScaleLevel.objects.filter(level=4).get()
    scorecard.responses.update(state=ResponseState.ASKED, level=level)
    scorecard.competency_ratings.update(level=level)
    Scorecard.objects.filter(pk=scorecard.pk).update(recommendation="yes", summary="Careful and clear.")


def post(client: Client, scorecard: Scorecard, seen: str = "0") -> Any:
    return client.post(f"/scorecards/{scorecard.uuid}/submission/", {"seen": seen})


def test_an_empty_scorecard_is_told_everything_that_is_missing(cast: Cast, ann: Client) -> None:
    page = ann.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/submission/")
    sentences = [problem.sentence for problem in page.context["problems"]]
    assert len(sentences) == 2 + 1 + 2
    assert "say whether you asked it" in sentences[0]
    assert "has no rating" in sentences[2]
    assert sentences[3].startswith("Choose a recommendation")
    assert all(sentence in page.content.decode().replace("&#x27;", "'") for sentence in sentences)


def test_an_incomplete_scorecard_is_not_locked(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    assert post(ann, scorecard).status_code == 422
    scorecard.refresh_from_db()
    assert scorecard.state == ScorecardState.DRAFT


def test_a_complete_scorecard_is_locked_and_the_audit_says_so(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    answer = post(ann, scorecard)
    assert answer.headers["Location"] == f"/interviews/{cast.interview.uuid}/"
    scorecard.refresh_from_db()
    assert (scorecard.state, scorecard.submitted_at is not None) == (ScorecardState.SUBMITTED, True)
    entry = AuditEntry.objects.get(action="scorecard.submitted")
    assert (entry.actor, entry.subject_id) == (cast.ann, scorecard.uuid)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"state": "pending", "level": None}, "say whether you asked it"),
        ({"state": "asked", "level": None}, "has no rating"),
        ({"state": "skipped", "level": None}, "Write down why"),
    ],
)
def test_each_question_needs_a_word_of_what_became_of_it(
    cast: Cast, ann: Client, change: dict[str, Any], sentence: str
) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    one = cast.responses(cast.ann)[0]
    scorecard.responses.filter(pk=one.pk).update(**change)
    page = post(ann, scorecard)
    assert page.status_code == 422
    assert [sentence in problem.sentence for problem in page.context["problems"]] == [True]


@pytest.mark.parametrize(
    "change",
    [
        {"state": "skipped", "level": None, "skip_reason": "Answered before."},
        {"state": "not_reached", "level": None},
        {"state": "asked", "level": None, "cannot_judge": True},
    ],
)
def test_what_was_skipped_with_reason_not_reached_or_not_to_be_judged_is_complete(
    cast: Cast, ann: Client, change: dict[str, Any]
) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    scorecard.responses.filter(pk=cast.responses(cast.ann)[0].pk).update(**change)
    assert post(ann, scorecard).status_code == 302


def test_what_was_saved_in_another_tab_meanwhile_is_read_before_it_is_locked(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    saved = SavedField.objects.create(
        scorecard=scorecard, field="summary", revision=1, value="New.", op_id=scorecard.uuid, base_revision=0
    )
    page = ann.post(f"/scorecards/{scorecard.uuid}/submission/", {"seen": "0"}, follow=True)
    assert "saved in another tab" in page.content.decode()
    scorecard.refresh_from_db()
    assert scorecard.state == ScorecardState.DRAFT
    assert post(ann, scorecard, seen=str(saved.pk)).status_code == 302


@pytest.mark.parametrize("seen", ["", "nonsense", "-1", "9" * 40])
def test_a_submission_that_does_not_say_what_was_seen_locks_nothing(
    cast: Cast, ann: Client, seen: str
) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    post(ann, scorecard, seen=seen)
    scorecard.refresh_from_db()
    assert scorecard.state == ScorecardState.DRAFT


def test_what_nothing_was_said_of_becomes_not_reached_at_once(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    one, other = cast.responses(cast.ann)
    scorecard.responses.filter(pk=one.pk).update(state=ResponseState.ASKED)
    ann.post(f"/scorecards/{scorecard.uuid}/not-reached/")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, other.state) == (ResponseState.ASKED, ResponseState.NOT_REACHED)


def test_a_submitted_scorecard_is_not_submitted_again(cast: Cast, ann: Client) -> None:
    scorecard = submit(cast.interview, cast.ann)
    at = scorecard.submitted_at
    post(ann, scorecard)
    scorecard.refresh_from_db()
    assert scorecard.submitted_at == at


@pytest.mark.parametrize("address", ["submission", "not-reached"])
@pytest.mark.parametrize("who", ["bob", "mia", "ada", "eve"])
def test_nobody_submits_for_somebody_else(cast: Cast, client: Client, who: str, address: str) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    client.force_login(getattr(cast, who).user)
    assert client.post(f"/scorecards/{scorecard.uuid}/{address}/", {"seen": "0"}).status_code == 404
    scorecard.refresh_from_db()
    assert scorecard.state == ScorecardState.DRAFT


def test_reading_the_not_reached_address_is_the_wrong_method(cast: Cast, ann: Client) -> None:
    assert ann.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/not-reached/").status_code == 405


def test_a_conflict_that_was_settled_does_not_hold_the_submission_up(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    fill(scorecard)
    for text in ("From one tab.", "From the other."):
        body = {"op_id": str(uuid4()), "field": "summary", "value": text, "base_revision": 0}
        ann.post(f"/scorecards/{scorecard.uuid}/fields/", body, content_type="application/json")
    page = ann.get(f"/scorecards/{scorecard.uuid}/submission/")
    assert post(ann, scorecard, seen=str(page.context["room"].newest_saved)).status_code == 302
    scorecard.refresh_from_db()
    assert (scorecard.state, scorecard.summary) == (ScorecardState.SUBMITTED, "From one tab.")


def test_not_reached_is_in_the_history_of_each_field(cast: Cast, ann: Client) -> None:
    ann.post(f"/scorecards/{cast.scorecard(cast.ann).uuid}/not-reached/")
    assert set(SavedField.objects.values_list("field", "revision", "value")) == {
        (state_of(response), 1, "not_reached") for response in cast.responses(cast.ann)
    }


@pytest.mark.parametrize("questions", [1, 3])
@pytest.mark.parametrize("is_filled", [True, False])
def test_the_page_costs_the_same_for_one_question_and_for_three(
    cast: Cast, client: Client, questions: int, is_filled: bool, django_assert_num_queries: Any
) -> None:
    interview = make_interview(cast.ann, questions=questions, competencies=questions)
    if is_filled:
        fill(interview.scorecards.get())
    client.force_login(cast.ann.user)
    address = f"/scorecards/{interview.scorecards.get().uuid}/submission/"
    with django_assert_num_queries(11):
        client.get(address)
