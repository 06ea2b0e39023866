"""What an interviewer relies on while typing."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hiring.models import Candidate
from interviews.enums import InterviewState, ResponseState, SeatState
from interviews.models import AnswerMatch, Interview, SavedField, Scorecard, Seat
from teams.models import Membership, User
from tests.factories import submit
from tests.interviews.conftest import Cast, notes_of, rating_of, state_of

JSON = "application/json"


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


def send(client: Client, scorecard: Scorecard, field: str, value: Any, **more: Any) -> Any:
    body = {"op_id": str(uuid4()), "field": field, "value": value, "base_revision": 0} | more
    return client.post(
        f"/scorecards/{scorecard.uuid}/fields/", body, content_type=JSON, headers={"Accept": JSON}
    )


def test_a_note_is_stored_and_acknowledged_with_its_own_id(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    op_id = str(uuid4())
    answer = send(
        ann, cast.scorecard(cast.ann), notes_of(response), "They said \u201cyes\u201d.", op_id=op_id
    )
    assert answer.status_code == 200
    assert answer.json()["op_id"] == op_id
    assert answer.json()["revision"] == 1
    response.refresh_from_db()
    assert response.notes == "They said \u201cyes\u201d."
    assert response.state == ResponseState.ASKED


def test_an_operation_that_arrives_twice_is_done_once(cast: Cast, ann: Client) -> None:
    scorecard, field, op_id = cast.scorecard(cast.ann), notes_of(cast.responses(cast.ann)[0]), str(uuid4())
    first = send(ann, scorecard, field, "Once.", op_id=op_id)
    second = send(ann, scorecard, field, "Once.", op_id=op_id)
    assert first.json() == second.json()
    assert SavedField.objects.count() == 1


def test_a_text_on_a_stale_base_is_kept_and_both_texts_come_back(cast: Cast, ann: Client) -> None:
    scorecard, response = cast.scorecard(cast.ann), cast.responses(cast.ann)[0]
    send(ann, scorecard, notes_of(response), "From the first tab.")
    answer = send(ann, scorecard, notes_of(response), "From the second tab.")
    assert answer.status_code == 409
    assert (answer.json()["stored"], answer.json()["arrived"]) == (
        "From the first tab.",
        "From the second tab.",
    )
    response.refresh_from_db()
    assert response.notes == "From the first tab."
    assert SavedField.objects.filter(revision=None, value="From the second tab.").exists()


def test_a_conflict_asked_for_again_is_the_same_conflict(cast: Cast, ann: Client) -> None:
    scorecard, field, op_id = cast.scorecard(cast.ann), notes_of(cast.responses(cast.ann)[0]), str(uuid4())
    send(ann, scorecard, field, "First.")
    once = send(ann, scorecard, field, "Second.", op_id=op_id)
    again = send(ann, scorecard, field, "Second.", op_id=op_id)
    assert (again.status_code, again.json()) == (409, once.json())


def test_the_same_text_on_a_stale_base_is_no_conflict(cast: Cast, ann: Client) -> None:
    scorecard, field = cast.scorecard(cast.ann), notes_of(cast.responses(cast.ann)[0])
    send(ann, scorecard, field, "The same.")
    assert send(ann, scorecard, field, "The same.").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_rating_is_a_level_of_the_plans_scale(cast: Cast, ann: Client, number: int) -> None:
    response = cast.responses(cast.ann)[0]
    assert send(ann, cast.scorecard(cast.ann), rating_of(response), str(number)).status_code == 200
    response.refresh_from_db()
    assert response.level is not None
    assert (response.level.level, response.state) == (number, ResponseState.ASKED)
    assert response.level.version == cast.interview.round.plan_version.scale_version


def test_cannot_judge_is_not_a_number(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    send(ann, cast.scorecard(cast.ann), rating_of(response), "4")
    send(ann, cast.scorecard(cast.ann), rating_of(response), "cannot_judge", base_revision=1)
    response.refresh_from_db()
    assert (response.level, response.cannot_judge) == (None, True)


def test_a_rating_can_be_taken_back(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    send(ann, cast.scorecard(cast.ann), rating_of(response), "4")
    send(ann, cast.scorecard(cast.ann), rating_of(response), "", base_revision=1)
    response.refresh_from_db()
    assert (response.level, response.cannot_judge, response.state) == (None, False, ResponseState.ASKED)


def test_a_rated_question_cannot_be_skipped_before_the_rating_is_cleared(cast: Cast, ann: Client) -> None:
    scorecard, response = cast.scorecard(cast.ann), cast.responses(cast.ann)[0]
    send(ann, scorecard, rating_of(response), "4")
    answer = send(ann, scorecard, state_of(response), "skipped")
    assert answer.status_code == 422
    assert "Clear the rating first" in answer.json()["problem"]
    send(ann, scorecard, rating_of(response), "", base_revision=1)
    assert send(ann, scorecard, state_of(response), "skipped").status_code == 200
    response.refresh_from_db()
    assert response.state == ResponseState.SKIPPED


def test_an_answer_is_marked_and_unmarked(cast: Cast, ann: Client) -> None:
    scorecard, response = cast.scorecard(cast.ann), cast.responses(cast.ann)[0]
    answer = response.item.revision.proposed_answers.all()[0]
    field = f"response.{response.uuid}.match.{answer.uuid}"
    send(ann, scorecard, field, "partly")
    send(ann, scorecard, field, "fully", base_revision=1)
    assert [match.mark for match in AnswerMatch.objects.all()] == ["fully"]
    send(ann, scorecard, field, "", base_revision=2)
    assert not AnswerMatch.objects.exists()


def test_an_answer_of_another_question_is_not_marked(cast: Cast, ann: Client) -> None:
    one, other = cast.responses(cast.ann)
    foreign = other.item.revision.proposed_answers.all()[0]
    sent = send(ann, cast.scorecard(cast.ann), f"response.{one.uuid}.match.{foreign.uuid}", "fully")
    assert sent.status_code == 422
    assert not AnswerMatch.objects.exists()


def test_competency_recommendation_and_summary_are_saved(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    rating = scorecard.competency_ratings.get()
    send(ann, scorecard, f"competency.{rating.uuid}.rating", "5")
    send(ann, scorecard, "recommendation", "strong_yes")
    send(ann, scorecard, "summary", "Clear and careful.")
    scorecard.refresh_from_db()
    rating.refresh_from_db()
    assert (scorecard.recommendation, scorecard.summary) == ("strong_yes", "Clear and careful.")
    assert rating.level is not None
    assert rating.level.level == 5


def test_half_an_emoji_and_a_nul_do_not_block_the_queue(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    body = (
        f'{{"op_id": "{uuid4()}", "field": "{notes_of(response)}", "base_revision": 0, '
        '"value": "half \\ud83d, nul \\u0000, line\\r\\nend"}'
    )
    answer = ann.post(f"/scorecards/{cast.scorecard(cast.ann).uuid}/fields/", body, content_type=JSON)
    assert answer.status_code == 200
    response.refresh_from_db()
    assert response.notes == "half \ufffd, nul , line\nend"


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("nonsense", "x", 422),
        ("response.not-an-id.notes", "x", 422),
        (f"response.{UUID(int=0)}.notes", "x", 422),
        ("recommendation", "perhaps", 422),
        ("summary", "x" * 100_001, 422),
        ("summary", None, 400),
        ("summary", ["x"], 400),
        ("x" * 500, "x", 400),
    ],
)
def test_what_cannot_be_saved_is_answered_with_a_sentence(
    cast: Cast, ann: Client, field: str, value: Any, status: int
) -> None:
    answer = send(ann, cast.scorecard(cast.ann), field, value)
    assert answer.status_code == status
    assert answer.json()["problem"].endswith(".")
    assert not SavedField.objects.exists()


def test_notes_have_a_limit_and_are_never_cut_off(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    answer = send(ann, cast.scorecard(cast.ann), notes_of(response), "x" * 100_001)
    assert answer.status_code == 422
    assert "longer than 100,000 characters" in answer.json()["problem"]
    response.refresh_from_db()
    assert response.notes == ""


@pytest.mark.parametrize("number", ["0", "6", "9", "-1", "1.5", "٣", "44"])
def test_only_levels_of_the_scale_are_ratings(cast: Cast, ann: Client, number: str) -> None:
    sent = send(ann, cast.scorecard(cast.ann), rating_of(cast.responses(cast.ann)[0]), number)
    assert sent.status_code == 422


@pytest.mark.parametrize("body", ["", "[]", "{", '"text"', "null", "[1, 2]", "\x00", "[" * 100_000])
def test_a_body_that_is_no_operation_is_refused(cast: Cast, ann: Client, body: str) -> None:
    answer = ann.post(f"/scorecards/{cast.scorecard(cast.ann).uuid}/fields/", body, content_type=JSON)
    assert answer.status_code == 400


def test_a_response_of_a_colleague_cannot_be_written_through_the_own_scorecard(
    cast: Cast, ann: Client
) -> None:
    theirs = cast.responses(cast.bob)[0]
    assert send(ann, cast.scorecard(cast.ann), notes_of(theirs), "Mine now.").status_code == 422
    theirs.refresh_from_db()
    assert theirs.notes == ""


@pytest.mark.parametrize("who", ["bob", "mia", "ada", "eve"])
def test_nobody_writes_on_somebody_elses_scorecard(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who).user)
    answer = send(client, cast.scorecard(cast.ann), "summary", "Not mine.")
    assert answer.status_code == 404
    assert not SavedField.objects.exists()


def test_nobody_writes_about_the_own_application(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    Candidate.objects.filter(applications__interviews=cast.interview).update(user=cast.ann.user)
    assert send(ann, scorecard, "summary", "I was splendid.").status_code == 404
    assert not SavedField.objects.exists()


def test_a_right_that_ended_between_two_keys_ends_the_saving(cast: Cast, ann: Client) -> None:
    scorecard = cast.scorecard(cast.ann)
    assert send(ann, scorecard, "summary", "Still in.").status_code == 200
    Membership.objects.filter(pk=cast.ann.pk).update(ends_at=timezone.now())
    assert send(ann, scorecard, "summary", "Out.", base_revision=1).status_code == 403
    Membership.objects.filter(pk=cast.ann.pk).update(ends_at=None)
    User.objects.filter(pk=cast.ann.user_id).update(is_active=False)
    assert send(ann, scorecard, "summary", "Out.", base_revision=1).status_code == 401
    assert SavedField.objects.get().value == "Still in."


def test_signed_out_it_answers_401_and_not_a_page(cast: Cast, client: Client) -> None:
    assert send(client, cast.scorecard(cast.ann), "summary", "Late.").status_code == 401


def test_after_submitting_nothing_is_saved_any_more(cast: Cast, ann: Client) -> None:
    submit(cast.interview, cast.ann)
    answer = send(ann, cast.scorecard(cast.ann), "summary", "Too late.")
    assert answer.status_code == 423
    assert cast.scorecard(cast.ann).summary == "A good conversation."


@pytest.mark.parametrize("gone", ["excused", "cancelled"])
def test_who_is_off_the_panel_or_whose_interview_is_off_writes_no_more(
    cast: Cast, ann: Client, gone: str
) -> None:
    scorecard = cast.scorecard(cast.ann)
    if gone == "excused":
        Seat.objects.filter(membership=cast.ann).update(state=SeatState.EXCUSED)
    else:
        Interview.objects.update(state=InterviewState.CANCELLED)
    assert send(ann, scorecard, "summary", "Still here.").status_code == 404
    assert ann.post(f"/scorecards/{scorecard.uuid}/form/", {"op_id": str(uuid4())}).status_code == 404
    assert ann.post(f"/scorecards/{scorecard.uuid}/submission/", {"seen": "0"}).status_code == 404
    assert ann.get(f"/scorecards/{scorecard.uuid}/questions/").status_code == 404
    assert not SavedField.objects.exists()


def test_what_was_written_before_stays_readable_to_its_author(cast: Cast, ann: Client) -> None:
    response = cast.responses(cast.ann)[0]
    send(ann, cast.scorecard(cast.ann), notes_of(response), "Written while on the panel.")
    Seat.objects.filter(membership=cast.ann).update(state=SeatState.EXCUSED)
    page = ann.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/").content.decode()
    assert "Written while on the panel." in page
    assert "<textarea" not in page


def test_reading_the_saving_address_is_the_wrong_method(cast: Cast, ann: Client) -> None:
    assert ann.get(f"/scorecards/{cast.scorecard(cast.ann).uuid}/fields/").status_code == 405
