"""Saving without scripts: the plain form saves the same fields by an ordinary POST."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from interviews.enums import ResponseState
from interviews.models import Response, SavedField, Scorecard
from tests.interviews.conftest import Cast, notes_of, rating_of, state_of
from tests.interviews.test_saving import send


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


class TestWithoutScripts:
    """The plain form saves the same fields by an ordinary POST."""

    def post(self, client: Client, scorecard: Scorecard, **values: str) -> Any:
        data = {"op_id": str(uuid4())} | values
        return client.post(f"/scorecards/{scorecard.uuid}/form/", data, follow=True)

    def fields(self, response: Response, **values: str) -> dict[str, str]:
        sent: dict[str, str] = {}
        for part, value in values.items():
            name = f"response.{response.uuid}.{part}"
            sent |= {name: value, f"{name}:revision": "0"}
        return sent

    def test_notes_and_rating_are_saved_and_the_next_question_opens(self, cast: Cast, ann: Client) -> None:
        one, other = cast.responses(cast.ann)
        page = self.post(
            ann,
            cast.scorecard(cast.ann),
            next=str(other.uuid),
            **self.fields(one, notes="Line\r\ntwo", rating="3"),
        )
        one.refresh_from_db()
        assert one.level is not None
        assert (one.notes, one.level.level) == ("Line\ntwo", 3)
        assert page.context["current"].response == other
        assert "Saved." in page.content.decode()

    def test_an_untouched_field_does_not_meet_another_tabs_text(self, cast: Cast, ann: Client) -> None:
        one = cast.responses(cast.ann)[0]
        scorecard = cast.scorecard(cast.ann)
        send(ann, scorecard, notes_of(one), "Typed in the other tab.")
        self.post(ann, scorecard, **self.fields(one, notes="", rating="2"))
        one.refresh_from_db()
        assert one.notes == "Typed in the other tab."
        assert not SavedField.objects.filter(revision=None).exists()

    def test_a_text_that_meets_a_newer_one_is_shown_and_kept(self, cast: Cast, ann: Client) -> None:
        one = cast.responses(cast.ann)[0]
        scorecard = cast.scorecard(cast.ann)
        send(ann, scorecard, notes_of(one), "Newer.")
        page = self.post(ann, scorecard, **self.fields(one, notes="Typed here."))
        assert "Typed here." in page.content.decode()
        assert SavedField.objects.filter(revision=None, value="Typed here.").exists()

    def test_the_page_sent_again_after_going_back_keeps_the_changed_text(
        self, cast: Cast, ann: Client
    ) -> None:
        one = cast.responses(cast.ann)[0]
        scorecard, op_id = cast.scorecard(cast.ann), str(uuid4())
        for text in ("First.", "First, then changed."):
            self.post(ann, scorecard, op_id=op_id, **self.fields(one, notes=text))
        assert set(SavedField.objects.values_list("value", flat=True)) == {"First.", "First, then changed."}

    def test_clearing_the_rating_and_skipping_goes_in_one_form(self, cast: Cast, ann: Client) -> None:
        one = cast.responses(cast.ann)[0]
        scorecard = cast.scorecard(cast.ann)
        send(ann, scorecard, rating_of(one), "4")
        sent = self.fields(one, state="skipped", skip_reason="No time.", rating="")
        self.post(ann, scorecard, **sent | {f"{rating_of(one)}:revision": "1"})
        one.refresh_from_db()
        assert (one.state, one.skip_reason, one.level) == (ResponseState.SKIPPED, "No time.", None)

    def test_skipping_again_after_a_rating_was_given_and_cleared_is_kept(
        self, cast: Cast, ann: Client
    ) -> None:
        one, scorecard = cast.responses(cast.ann)[0], cast.scorecard(cast.ann)
        state, rating = state_of(one), rating_of(one)
        self.post(ann, scorecard, **{state: "skipped", f"{state}:revision": "0", f"{state}:was": "pending"})
        self.post(ann, scorecard, **{rating: "4", f"{rating}:revision": "0"})
        again = {state: "skipped", f"{state}:revision": "1", f"{state}:was": "asked"}
        self.post(ann, scorecard, **again, **{rating: "", f"{rating}:revision": "1"})
        one.refresh_from_db()
        assert (one.state, one.level) == (ResponseState.SKIPPED, None)

    def test_a_refused_value_does_not_hold_up_the_others(self, cast: Cast, ann: Client) -> None:
        one = cast.responses(cast.ann)[0]
        page = self.post(ann, cast.scorecard(cast.ann), **self.fields(one, notes="Kept.", rating="9"))
        one.refresh_from_db()
        assert one.notes == "Kept."
        assert "Choose one of the levels shown" in page.content.decode()

    def test_a_form_without_its_id_is_refused(self, cast: Cast, ann: Client) -> None:
        assert self.post(ann, cast.scorecard(cast.ann), op_id="").status_code == 400

    def test_a_colleagues_form_is_not_found(self, cast: Cast, ann: Client) -> None:
        assert self.post(ann, cast.scorecard(cast.bob)).status_code == 404
