"""An interview is moved, did not happen after all, or gets another panel, and none of it unblinds anyone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from interviews.enums import InterviewState, SeatKind, SeatState
from interviews.models import Interview, Round, Scorecard, Seat
from interviews.operations.adding import add_question
from teams.models import AuditEntry, Membership
from tests.factories import NOON, MembershipFactory, QuestionFactory, make_interview, submit
from tests.interviews.conftest import Cast

BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)


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
    client.post(path_of(interview, "seats/"), {"membership": boss.uuid, "kind": "rater"})
    client.force_login(boss.user)
    AuditEntry.objects.all().delete()
    return boss


def path_of(interview: Interview, rest: str) -> str:
    return f"/interviews/{interview.uuid}/{rest}"


def seat_of(interview: Interview, person: Membership) -> Seat:
    return Seat.objects.get(interview=interview, membership=person)


def excuse(client: Client, interview: Interview, person: Membership) -> str:
    path = path_of(interview, f"seats/{seat_of(interview, person).uuid}/excusal/")
    return str(client.post(path, follow=True).content.decode())


def state_of(interview: Interview) -> str:
    interview.refresh_from_db()
    return interview.state


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_time_length_and_place_are_changed(interview: Interview, client: Client) -> None:
    sent = {"day": "2026-12-02", "time": "09:00", "minutes": "40", "place": "Room 3"}
    assert client.post(path_of(interview, "edit/"), sent).status_code == 303
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
    sent = {"day": "2026-12-02", "time": "09:00", "minutes": "40", "place": "Room 3"} | change
    response = client.post(path_of(interview, "edit/"), sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(change)
    assert actions() == []


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


def test_nobody_cancels_reads_and_takes_it_back(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    submit(interview, cast.ann)
    path = path_of(interview, "cancellation/")
    client.post(path)
    text = client.post(path, {"_method": "delete"}, follow=True).content.decode()
    assert "the others may have read it meanwhile" in text
    assert state_of(interview) == InterviewState.CANCELLED


def test_who_has_still_to_submit_elsewhere_does_not_take_it_back(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    other = Round.objects.create(plan_version=interview.round.plan_version, position=2, name="Case")
    Seat.objects.create(
        interview=Interview.objects.create(
            team=cast.team, application=interview.application, round=other, starts_at=NOON, minutes=30
        ),
        membership=boss,
    )
    path = path_of(interview, "cancellation/")
    client.post(path)
    text = client.post(path, {"_method": "delete"}, follow=True).content.decode()
    assert "Ask another manager to take this back." in text
    assert state_of(interview) == InterviewState.CANCELLED


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


def test_who_joins_has_every_question_before_them(cast: Cast, interview: Interview, client: Client) -> None:
    pulled = QuestionFactory.create(team=cast.team)
    add_question(actor=cast.ann, scorecard_id=cast.scorecard(cast.ann).uuid, question=pulled)
    AuditEntry.objects.all().delete()
    cleo = MembershipFactory.create(team=cast.team)
    sent = {"membership": cleo.uuid, "kind": "shadow"}
    assert client.post(path_of(interview, "seats/"), sent).status_code == 303
    assert seat_of(interview, cleo).kind == SeatKind.SHADOW
    card = Scorecard.objects.get(interview=interview, author=cleo)
    assert card.responses.count() == interview.items.count() == 3
    assert card.competency_ratings.count() == 1
    assert actions() == ["interview.seat_added"]


@pytest.mark.parametrize("who", ["", "nonsense", "ann", "eve", "ada"])
def test_who_can_not_join_is_refused_in_a_sentence(
    cast: Cast, interview: Interview, client: Client, who: str
) -> None:
    uuid = getattr(cast, who).uuid if hasattr(cast, who) else who
    response = client.post(path_of(interview, "seats/"), {"membership": uuid, "kind": "rater"})
    assert response.status_code == 422
    assert response.context["form"].errors["membership"]
    assert interview.seats.count() == 2


def test_the_candidate_does_not_join(cast: Cast, interview: Interview, client: Client) -> None:
    cleo = MembershipFactory.create(team=cast.team)
    interview.application.candidate.user = cleo.user
    interview.application.candidate.save()
    response = client.post(path_of(interview, "seats/"), {"membership": cleo.uuid, "kind": "rater"})
    assert response.status_code == 422
    assert "The candidate can&#x27;t sit on the own panel." in response.content.decode()


def test_nobody_joins_a_panel_whose_scorecards_are_all_in(
    cast: Cast, interview: Interview, client: Client
) -> None:
    submit(interview, cast.ann)
    submit(interview, cast.bob)
    cleo = MembershipFactory.create(team=cast.team)
    response = client.post(path_of(interview, "seats/"), {"membership": cleo.uuid, "kind": "rater"})
    assert "nobody can join it any more" in response.content.decode()
    assert interview.seats.count() == 2


def test_an_excused_member_is_waited_for_no_longer(cast: Cast, interview: Interview, client: Client) -> None:
    submit(interview, cast.ann)
    assert "Bob is excused." in excuse(client, interview, cast.bob)
    assert seat_of(interview, cast.bob).state == SeatState.EXCUSED
    assert Scorecard.objects.visible_to(cast.mia).get().author == cast.ann
    assert actions() == ["interview.seat_excused"]


def test_who_was_excused_does_not_come_back(cast: Cast, interview: Interview, client: Client) -> None:
    excuse(client, interview, cast.bob)
    response = client.post(path_of(interview, "seats/"), {"membership": cast.bob.uuid, "kind": "rater"})
    assert response.status_code == 422
    assert seat_of(interview, cast.bob).state == SeatState.EXCUSED


def test_who_has_submitted_is_not_excused(cast: Cast, interview: Interview, client: Client) -> None:
    submit(interview, cast.bob)
    assert "Bob has submitted already." in excuse(client, interview, cast.bob)
    assert seat_of(interview, cast.bob).state == SeatState.ASSIGNED


def test_the_last_who_rates_is_not_excused(cast: Cast, interview: Interview, client: Client) -> None:
    excuse(client, interview, cast.bob)
    assert "Nobody else on this panel rates." in excuse(client, interview, cast.ann)
    assert seat_of(interview, cast.ann).state == SeatState.ASSIGNED


@pytest.mark.parametrize("colleague_submitted", [True, False])
def test_who_has_still_to_submit_learns_nothing_by_excusing(
    cast: Cast, interview: Interview, boss: Membership, client: Client, colleague_submitted: bool
) -> None:
    if colleague_submitted:
        submit(interview, cast.ann)
    with time_machine.travel(AFTER, tick=False):
        text = excuse(client, interview, cast.ann)
    assert "Submit first, or ask another manager." in text
    assert seat_of(interview, cast.ann).state == SeatState.ASSIGNED
    with time_machine.travel(BEFORE, tick=False):
        text = excuse(client, interview, cast.ann)
    assert "Ann is excused." in text


def test_nobody_excuses_themselves_to_read_what_the_others_wrote(
    cast: Cast, interview: Interview, boss: Membership, client: Client
) -> None:
    submit(interview, cast.ann, notes="Hidden.")
    with time_machine.travel(AFTER, tick=False):
        text = excuse(client, interview, boss)
    assert "Hidden." not in text
    assert seat_of(interview, boss).state == SeatState.ASSIGNED


def test_a_seat_is_found_under_its_own_interview_only(
    cast: Cast, interview: Interview, client: Client
) -> None:
    other = make_interview(cast.ann)
    path = path_of(interview, f"seats/{seat_of(other, cast.ann).uuid}/excusal/")
    assert client.post(path).status_code == 404
