"""What managers are told of a panel that is not complete: who is still waited for, or nothing at all."""

import re

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from interviews.models import CompetencyRating, Interview, Response, Scorecard
from interviews.operations.rescheduling import cancel_interview
from questionbank.models import ScaleLevel
from teams.models import Membership
from tests.factories import NOON, MembershipFactory, make_interview, make_round, submit
from tests.interviews.conftest import Cast

CANARY = "a canary in the notes"
TOKENS = re.compile(r'"X-CSRFToken": "\w+"|name="csrfmiddlewaretoken" value="\w+"')
AFTERWARDS = time_machine.travel(NOON.replace(day=NOON.day + 1), tick=False)


@pytest.fixture
def boss(cast: Cast) -> Membership:
    return MembershipFactory.create(team=cast.team, is_manager=True, user__name="Boss")


def addresses(interview: Interview) -> list[str]:
    """Every page, file and list on which a manager could meet the interview."""
    application, opening = interview.application, interview.application.opening
    of_interview = ("interview_detail", "interview_seats", "interview_edit", "interview_cancellation")
    of_opening = ("opening_detail", "comparison", "plan")
    questions = [item.revision.question.uuid for item in interview.items.all()]
    return [
        *(reverse(name, args=[interview.uuid]) for name in of_interview),
        *(reverse(name, args=[opening.uuid]) for name in of_opening),
        *(reverse("question_comparison", args=[opening.uuid, one]) for one in questions),
        *(
            f"{reverse('comparison', args=[opening.uuid])}?by=questions&sort={key}"
            for key in ("score", "name")
        ),
        reverse("application_detail", args=[application.uuid]),
        reverse("interview_new", args=[application.uuid]),
        *(reverse("question_detail", args=[one]) for one in questions),
        reverse("opening_list"),
        reverse("start"),
        reverse("team"),
        f"/api/v1/interviews/{interview.uuid}/scorecards/",
        "/api/v1/interviews/",
    ]


def pages_of(viewer: Membership, interview: Interview) -> dict[str, str]:
    client = Client()
    client.force_login(viewer.user)
    shown = {address: client.get(address, follow=True) for address in addresses(interview)}
    return {
        address: f"{response.status_code} {TOKENS.sub('', response.content.decode())}"
        for address, response in shown.items()
    }


def answers_of(viewer: Membership, interview: Interview, joining: Membership) -> list[str]:
    """What the viewer is told who tries to change the panel or to take a cancellation back; all undone."""
    client = Client()
    client.force_login(viewer.user)
    seats = interview.seats.exclude(membership=viewer).order_by("pk")
    cancellation = reverse("interview_cancellation", args=[interview.uuid])
    tries: list[tuple[str, dict[str, str]]] = [
        (reverse("seat_excusal", args=[interview.uuid, seat.uuid]), {}) for seat in seats
    ]
    joins = {"membership": str(joining.uuid), "kind": "rater"}
    tries.append((reverse("interview_seats", args=[interview.uuid]), joins))
    tries += [(cancellation, {}), (cancellation, {"_method": "delete"})]
    with transaction.atomic():
        told = [client.post(address, sent, follow=True).content.decode() for address, sent in tries]
        transaction.set_rollback(True)
    return [TOKENS.sub("", text) for text in told]


@AFTERWARDS
def test_a_manager_who_has_still_to_submit_sees_the_same_pages_whatever_colleagues_did(
    cast: Cast, boss: Membership
) -> None:
    interview = make_interview(cast.ann, cast.bob, boss, competencies=1)
    before = pages_of(boss, interview)
    for author in (cast.ann, cast.bob):
        submit(interview, author, notes=CANARY)
        assert pages_of(boss, interview) == before


@AFTERWARDS
def test_so_does_a_manager_who_has_still_to_submit_in_another_round(cast: Cast, boss: Membership) -> None:
    opening = cast.interview.application.opening
    version = cast.interview.round.plan_version
    type(version).objects.filter(pk=version.pk).update(used_at=None)
    second = make_round(opening, name="Case")
    make_interview(boss, application=cast.interview.application, round=second)
    before = pages_of(boss, cast.interview)
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author, notes=CANARY)
        assert pages_of(boss, cast.interview) == before


@AFTERWARDS
def test_and_is_told_the_same_whatever_is_tried(cast: Cast, boss: Membership) -> None:
    interview = make_interview(cast.ann, cast.bob, boss)
    joining = MembershipFactory.create(team=cast.team)
    before = answers_of(boss, interview, joining)
    assert interview.seats.assigned().count() == 3
    for author in (cast.ann, cast.bob):
        submit(interview, author, notes=CANARY)
        assert answers_of(boss, interview, joining) == before


def visible_text(html: str) -> str:
    body = re.sub(r"<title>.*?</title>|<[^>]+>", " ", html.split("<body", 1)[1], flags=re.DOTALL)
    return " ".join(body.split())


def rate_apart(cast: Cast, interview: Interview, author: Membership, level: int) -> None:
    """The same panel as far as anyone may know, with other ratings, notes and recommendation."""
    card = Scorecard.objects.get(interview=interview, author=author)
    rated = ScaleLevel.objects.get(version=interview.round.plan_version.scale_version, level=level)
    Response.objects.filter(scorecard=card).update(state="asked", level=rated, notes=CANARY)
    CompetencyRating.objects.filter(scorecard=card).update(level=rated)
    Scorecard.objects.filter(pk=card.pk).update(recommendation="strong_no", summary=CANARY)


@AFTERWARDS
def test_a_manager_beside_the_panel_sees_who_is_waited_for_and_never_what_was_written(cast: Cast) -> None:
    interview = make_interview(cast.ann, cast.bob, competencies=1)
    submit(interview, cast.ann, level=5)
    before = pages_of(cast.mia, interview)
    page = before[reverse("interview_detail", args=[interview.uuid])]
    assert re.findall(r"Ann|Bob|Submitted|To submit", visible_text(page)) == [
        "Ann",
        "Submitted",
        "Bob",
        "To submit",
    ]
    for name, subject in (
        ("opening_detail", interview.application.opening),
        ("application_detail", interview.application),
    ):
        assert "1 of 2 submitted" in before[reverse(name, args=[subject.uuid])]
    rate_apart(cast, interview, cast.ann, level=1)
    rate_apart(cast, interview, cast.bob, level=1)
    after = pages_of(cast.mia, interview)
    assert after == before
    assert CANARY not in "".join(after.values())


@AFTERWARDS
def test_what_was_written_appears_when_the_panel_is_complete(cast: Cast) -> None:
    for author in (cast.ann, cast.bob):
        submit(cast.interview, author, notes=CANARY)
    shown = pages_of(cast.mia, cast.interview)
    assert CANARY in shown[reverse("interview_detail", args=[cast.interview.uuid])]


@AFTERWARDS
def test_of_what_did_not_happen_a_manager_is_not_told_who_had_submitted(cast: Cast, boss: Membership) -> None:
    interview = make_interview(cast.ann, cast.bob, boss)
    cancel_interview(actor=boss, interview=interview)
    before = {viewer: pages_of(viewer, interview) for viewer in (cast.mia, boss)}
    submit(interview, cast.ann, notes=CANARY)
    assert {viewer: pages_of(viewer, interview) for viewer in (cast.mia, boss)} == before
