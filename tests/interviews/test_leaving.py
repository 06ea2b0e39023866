"""A closing page: nothing that was typed is lost, and nothing is laid over another tab's words."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from interviews.enums import ResponseState
from interviews.models import SavedField, Scorecard
from tests.interviews.conftest import Cast, notes_of, rating_of, state_of
from tests.interviews.test_saving import JSON, send


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


class TestALeavingPage:
    """What a closing page has not saved yet comes in one request, in its order."""

    def leave(self, client: Client, scorecard: Scorecard, *operations: tuple[str, str, int, str]) -> Any:
        body = [
            {"field": field, "value": value, "base_revision": base, "op_id": op_id}
            for field, value, base, op_id in operations
        ]
        address = f"/scorecards/{scorecard.uuid}/fields/batch/"
        return client.post(address, json.dumps(body), content_type=JSON)

    def test_the_newest_words_come_after_those_under_way(self, cast: Cast, ann: Client) -> None:
        response, scorecard, first = cast.responses(cast.ann)[0], cast.scorecard(cast.ann), str(uuid4())
        field = notes_of(response)
        send(ann, scorecard, field, "First half", op_id=first)  # stored, but its answer never arrived
        self.leave(
            ann,
            scorecard,
            (field, "First half", 0, first),
            (field, "First half, and the rest.", 1, str(uuid4())),
        )
        response.refresh_from_db()
        assert response.notes == "First half, and the rest."

    def test_words_after_a_conflict_are_never_laid_over_the_other_tabs(self, cast: Cast, ann: Client) -> None:
        response, scorecard = cast.responses(cast.ann)[0], cast.scorecard(cast.ann)
        field = notes_of(response)
        send(ann, scorecard, field, "From the other tab.")
        self.leave(
            ann, scorecard, (field, "Mine", 0, str(uuid4())), (field, "Mine, longer.", 1, str(uuid4()))
        )
        response.refresh_from_db()
        assert response.notes == "From the other tab."
        assert set(SavedField.objects.filter(revision=None).values_list("value", flat=True)) == {
            "Mine",
            "Mine, longer.",
        }
        page = ann.get(f"/scorecards/{scorecard.uuid}/").content.decode()
        assert "Mine, longer." in page
        assert "met a newer text" in ann.get(f"/scorecards/{scorecard.uuid}/submission/").content.decode()
        send(ann, scorecard, field, "Both.", base_revision=1)
        assert "met a newer text" not in ann.get(f"/scorecards/{scorecard.uuid}/").content.decode()

    def test_a_cleared_rating_goes_before_the_state_that_needs_it(self, cast: Cast, ann: Client) -> None:
        response, scorecard = cast.responses(cast.ann)[0], cast.scorecard(cast.ann)
        send(ann, scorecard, rating_of(response), "4")
        self.leave(
            ann,
            scorecard,
            (rating_of(response), "", 1, str(uuid4())),
            (state_of(response), "skipped", 0, str(uuid4())),
        )
        response.refresh_from_db()
        assert (response.state, response.level) == (ResponseState.SKIPPED, None)

    def test_one_value_that_cannot_be_stored_does_not_hold_up_the_others(
        self, cast: Cast, ann: Client
    ) -> None:
        scorecard = cast.scorecard(cast.ann)
        self.leave(
            ann,
            scorecard,
            ("recommendation", "maybe", 0, str(uuid4())),
            ("summary", "Kept.", 0, str(uuid4())),
        )
        scorecard.refresh_from_db()
        assert (scorecard.recommendation, scorecard.summary) == ("", "Kept.")

    @pytest.mark.parametrize("body", ["", "{}", "[1]", "[" * 100_000, '[{"op_id": 1}]'])
    def test_what_is_no_list_of_operations_is_refused(self, cast: Cast, ann: Client, body: str) -> None:
        address = f"/scorecards/{cast.scorecard(cast.ann).uuid}/fields/batch/"
        assert ann.post(address, body, content_type=JSON).status_code == 400

    def test_nobody_leaves_anything_on_somebody_elses_scorecard(self, cast: Cast, client: Client) -> None:
        client.force_login(cast.bob.user)
        operation = ("summary", "Not mine.", 0, str(uuid4()))
        assert self.leave(client, cast.scorecard(cast.ann), operation).status_code == 404
        assert not SavedField.objects.exists()
