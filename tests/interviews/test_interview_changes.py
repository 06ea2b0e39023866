"""An interview is moved, or did not happen after all, and none of it unblinds anyone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from interviews.enums import InterviewState, SeatKind
from interviews.models import Interview
from interviews.operations.rescheduling import (
    NOT_MOVED,
    NotHeldError,
    add_to_panel,
    reschedule_interview,
)
from teams.models import AuditEntry, Membership
from tests.factories import NOON, MembershipFactory, make_interview, submit
from tests.interviews.conftest import Cast

MOVED = {"day": "2026-12-02", "time": "09:00", "minutes": "40", "place": "Room 3"}
STILL_TO_SUBMIT = "so another manager has to do this, or you after submitting."


@pytest.fixture
def interview(cast: Cast, client: Client) -> Interview:
    """Of Ann and Bob; Mia, who manages, is signed in."""
    made = cast.interview
    AuditEntry.objects.all().delete()
    client.force_login(cast.mia.user)
    return made


@pytest.fixture
def boss(cast: Cast, interview: Interview, client: Client) -> Membership:
    """A manager on the panel who has still to submit, signed in."""
    boss = MembershipFactory.create(team=cast.team, is_manager=True, user__name="Boss")
    add_to_panel(actor=cast.mia, interview=interview, membership=boss, kind=SeatKind.RATER)
    client.force_login(boss.user)
    AuditEntry.objects.all().delete()
    return boss


def path_of(interview: Interview, rest: str) -> str:
    return f"/interviews/{interview.uuid}/{rest}"


def shown_by(client: Client, interview: Interview) -> str:
    """What the form that is open now would send back."""
    return str(client.get(path_of(interview, "edit/")).context["form"]["shown"].value())


def move(client: Client, interview: Interview, **change: str) -> Any:
    return client.post(path_of(interview, "edit/"), MOVED | {"shown": shown_by(client, interview)} | change)


def restore(client: Client, interview: Interview) -> str:
    sent = {"_method": "delete"}
    return str(client.post(path_of(interview, "cancellation/"), sent, follow=True).content.decode())


def state_of(interview: Interview) -> str:
    interview.refresh_from_db()
    return interview.state


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_time_length_and_place_are_changed(interview: Interview, client: Client) -> None:
    assert move(client, interview).status_code == 303
    interview.refresh_from_db()
    assert interview.starts_at == datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    assert (interview.minutes, interview.place) == (40, "Room 3")
    assert AuditEntry.objects.get().details == {"fields": ["starts_at", "minutes", "place"]}


def test_the_form_starts_from_what_is_stored_and_saving_that_changes_nothing(
    interview: Interview, client: Client
) -> None:
    form = client.get(path_of(interview, "edit/")).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert client.post(path_of(interview, "edit/"), sent).status_code == 303
    assert actions() == []


@pytest.mark.parametrize("change", [{"day": ""}, {"time": "x"}, {"minutes": "1"}, {"place": "x" * 301}])
def test_bad_input_is_a_sentence_and_moves_nothing(
    interview: Interview, client: Client, change: dict[str, str]
) -> None:
    response = move(client, interview, **change)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(change)
    assert actions() == []


def test_of_two_who_move_it_the_second_is_told_and_can_save_all_the_same(
    interview: Interview, client: Client
) -> None:
    opened = shown_by(client, interview)
    move(client, interview, place="Theirs")
    response = move(client, interview, place="Mine", shown=opened)
    assert response.status_code == 422
    text = response.content.decode()
    assert "It now reads: 2 December 2026, 09:00, 40 min, Theirs." in text
    assert 'value="Mine"' in text
    interview.refresh_from_db()
    assert interview.place == "Theirs"
    again = response.context["form"]["shown"].value()
    assert move(client, interview, place="Mine", shown=again).status_code == 303
    interview.refresh_from_db()
    assert interview.place == "Mine"


def test_a_slip_while_typing_does_not_hide_that_someone_else_moved_it(
    interview: Interview, client: Client
) -> None:
    opened = shown_by(client, interview)
    move(client, interview, place="Theirs")
    slipped = move(client, interview, minutes="1", shown=opened)
    assert slipped.context["form"]["shown"].value() == opened
    assert move(client, interview, place="Mine", shown=opened).status_code == 422


def test_the_same_form_sent_twice_is_saved_once_without_a_word(interview: Interview, client: Client) -> None:
    opened = shown_by(client, interview)
    for _ in range(2):
        assert move(client, interview, shown=opened).status_code == 303
    assert actions() == ["interview.rescheduled"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_did_not_happen_is_not_moved(interview: Interview, client: Client, method: str) -> None:
    client.post(path_of(interview, "cancellation/"))
    response = getattr(client, method)(path_of(interview, "edit/"), MOVED, follow=True)
    assert NOT_MOVED in response.content.decode()
    interview.refresh_from_db()
    assert interview.place == "Room 1"


def test_what_is_called_off_while_the_form_is_sent_is_not_moved(cast: Cast, interview: Interview) -> None:
    Interview.objects.filter(pk=interview.pk).update(state=InterviewState.CANCELLED)
    with pytest.raises(NotHeldError):
        reschedule_interview(
            actor=cast.mia, interview=interview, starts_at=NOON, minutes=30, place="", shown=""
        )


def test_what_did_not_happen_is_marked_once_and_asked_before(interview: Interview, client: Client) -> None:
    path = path_of(interview, "cancellation/")
    assert "This interview did not happen?" in client.get(path).content.decode()
    for _ in range(2):
        assert client.post(path).status_code == 303
    assert state_of(interview) == InterviewState.CANCELLED
    assert actions() == ["interview.cancelled"]


@pytest.mark.parametrize("plain", [True, False])
def test_that_is_taken_back(interview: Interview, client: Client, plain: bool) -> None:
    path = path_of(interview, "cancellation/")
    client.post(path)
    response = client.post(path, {"_method": "delete"}) if plain else client.delete(path)
    assert response.status_code == 303
    assert state_of(interview) == InterviewState.SCHEDULED


def test_it_is_not_taken_back_when_the_round_was_scheduled_again(
    cast: Cast, interview: Interview, client: Client
) -> None:
    client.post(path_of(interview, "cancellation/"))
    make_interview(cast.ann, application=interview.application, round=interview.round)
    text = client.post(
        path_of(interview, "cancellation/"), {"_method": "delete"}, follow=True
    ).content.decode()
    assert "This round was scheduled again meanwhile" in text
    assert state_of(interview) == InterviewState.CANCELLED


@pytest.mark.parametrize("colleague_submitted", [True, False])
def test_nobody_cancels_reads_and_takes_it_back(
    cast: Cast, interview: Interview, boss: Membership, client: Client, colleague_submitted: bool
) -> None:
    if colleague_submitted:
        submit(interview, cast.ann)
    client.post(path_of(interview, "cancellation/"))
    page = client.get(path_of(interview, "")).content.decode()
    assert "It takes place after all" not in page
    assert "It takes place after all" not in client.get(path_of(interview, "cancellation/")).content.decode()
    assert f"You sit on this panel and have not submitted your scorecard yet, {STILL_TO_SUBMIT}" in restore(
        client, interview
    )
    assert state_of(interview) == InterviewState.CANCELLED


def test_it_is_taken_back_when_nobody_of_its_panel_could_read_anything(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    submit(interview, cast.ann)
    client.post(path_of(interview, "cancellation/"))
    client.force_login(cast.mia.user)
    restore(client, interview)
    assert state_of(interview) == InterviewState.SCHEDULED


def test_an_interview_with_a_submitted_scorecard_did_happen(
    cast: Cast, interview: Interview, client: Client
) -> None:
    submit(interview, cast.ann)
    text = client.post(path_of(interview, "cancellation/"), follow=True).content.decode()
    assert "so it did happen" in text
    assert state_of(interview) == InterviewState.SCHEDULED


@pytest.mark.parametrize("colleague_submitted", [True, False])
def test_who_has_still_to_submit_learns_nothing_by_cancelling(
    cast: Cast, interview: Interview, boss: Membership, client: Client, colleague_submitted: bool
) -> None:
    if colleague_submitted:
        submit(interview, cast.ann, notes="Hidden.")
    text = client.post(path_of(interview, "cancellation/"), follow=True).content.decode()
    assert "This interview did not happen." in text
    assert "Hidden." not in text
    assert "Submitted" not in text
