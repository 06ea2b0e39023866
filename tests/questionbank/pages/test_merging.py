"""The page on which two questions are merged, and what both pages say afterwards."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from questionbank.documents import ProposedAnswerValue, QuestionValue
from questionbank.models import Question
from questionbank.operations.comments import add_comment
from questionbank.operations.questions import create_question, revise_question
from questionbank.problems import MOST_TAGS
from questionbank.queries.values import revision_value
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of

FALLS = "How do you prevent falls on a ward?"
FALLS_TOO = "What measures do you take for the prevention of falls on your ward?"
FIRST = QuestionValue(
    text=FALLS,
    kind="technical",
    minutes=5,
    tags=("ward", "Falls"),
    proposed_answers=(ProposedAnswerValue("I look."), ProposedAnswerValue("I ask.")),
    follow_ups=("And at night?",),
    anchors=((1, "Nothing."),),
)
SECOND = QuestionValue(
    text=FALLS_TOO,
    kind="situational",
    seniority="senior",
    language="en",
    competency="Safety",
    tags=("falls", "night"),
    proposed_answers=(ProposedAnswerValue("i  ask."), ProposedAnswerValue("I light the way.", ("lamps",))),
)
CHOICES = {
    "expected_keep": "1",
    "expected_merge": "1",
    **dict.fromkeys(["text", "kind", "minutes", "proposed_answers", "follow_ups", "anchors"], "kept"),
    **dict.fromkeys(["seniority", "language", "competency"], "other"),
}


@pytest.fixture
def kept(cast: Cast) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=FIRST)


@pytest.fixture
def other(cast: Cast, kept: Question) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=SECOND)


@pytest.fixture
def url(kept: Question, other: Question) -> str:
    return f"/questions/{kept.uuid}/merging/{other.uuid}/"


def test_admins_alone_merge_and_take_apart(cast: Cast, sign_in: SignIn, url: str, other: Question) -> None:
    assert_only(sign_in, url, {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 404})
    people = {cast.ada: 302, cast.mia: 403, cast.ivo: 403, cast.eve: 404}
    assert_only(sign_in, url, people, CHOICES)
    apart = f"/questions/{other.uuid}/taking-apart/"
    assert_only(sign_in, apart, people, {})
    ada = sign_in(cast.ada)
    assert ada.delete(url).status_code == 405
    assert ada.get(apart).status_code == 405
    assert ada.post(apart).status_code == 404  # they are two again
    assert ada.get(url.replace(str(other.uuid), str(uuid4()))).status_code == 404


def test_a_question_is_not_merged_with_itself(ada: Client, kept: Question) -> None:
    assert ada.get(f"/questions/{kept.uuid}/merging/{kept.uuid}/").status_code == 404


def test_both_stand_side_by_side_and_what_one_leaves_open_is_taken_from_the_other(
    ada: Client, url: str
) -> None:
    page = ada.get(url)
    said = text_of(page)
    for words in (FALLS, FALLS_TOO, "Technical", "Situational", "I light the way.", "1: Nothing.", "Senior"):
        assert words in said
    for same in ("When to ask", "Why ask"):
        assert same not in said
    form = page.context["form"]
    chosen = {one.name: one.chosen for one in form.differences}
    choices = {name: value for name, value in CHOICES.items() if not name.startswith("expected")}
    assert chosen == choices | {"proposed_answers": "both"}


def test_the_one_that_stays_says_what_was_chosen(ada: Client, url: str, kept: Question) -> None:
    choices = CHOICES | {"text": "other", "proposed_answers": "both", "kind": "other", "minutes": "other"}
    page = ada.post(url, choices, follow=True)
    assert "The two questions are one." in text_of(page)
    kept.refresh_from_db()
    assert kept.current
    content = revision_value(kept.current)
    assert (content.text, content.kind, content.minutes, content.seniority) == (
        FALLS_TOO,
        "situational",
        None,
        "senior",
    )
    assert (content.competency, content.language) == ("Safety", "en")
    assert [answer.text for answer in content.proposed_answers] == ["I look.", "I ask.", "I light the way."]
    assert content.proposed_answers[2].key_points == ("lamps",)
    assert content.tags == ("ward", "Falls", "night")


def test_both_pages_tell_of_it(cast: Cast, ada: Client, url: str, kept: Question, other: Question) -> None:
    add_comment(actor=cast.ivo, question=other, text="I like this one.")
    ada.post(url, CHOICES)
    gone = ada.get(f"/questions/{other.uuid}/")
    assert f"This question was merged into {FALLS}" in text_of(gone)
    assert f"/questions/{kept.uuid}/" in gone.content.decode()
    assert "Take them apart again" in text_of(gone)
    stays = text_of(ada.get(f"/questions/{kept.uuid}/"))
    for words in ("Merged into it 1", FALLS_TOO, "Draft to retired", "I like this one."):
        assert words in stays


def test_they_are_taken_apart_again_or_it_is_said_why_not(
    cast: Cast, ada: Client, url: str, kept: Question, other: Question
) -> None:
    apart = f"/questions/{other.uuid}/taking-apart/"
    ada.post(url, CHOICES)
    page = text_of(ada.post(apart, follow=True))
    assert "The two questions are two again, as they were before." in page
    assert "was merged into" not in page
    ada.post(url, CHOICES)
    revise_question(actor=cast.ada, question=kept, content=QuestionValue(text="Falls?"))
    page = text_of(ada.post(apart, follow=True))
    assert "has changed since they were merged." in page
    assert "Take them apart again" not in page


def test_what_was_saved_meanwhile_holds_the_form_up_once(
    cast: Cast, ada: Client, url: str, other: Question
) -> None:
    revise_question(actor=cast.ada, question=other, content=QuestionValue(text="Falls, and why?"))
    page = ada.post(url, CHOICES | {"text": "other"})
    assert page.status_code == 422
    assert "Someone saved revision 2 of one of the two questions meanwhile." in text_of(page)
    form = page.context["form"]
    assert form["expected_merge"].value() == "2"
    assert form["text"].value() == "other"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "A part of what you sent was lost"),
        (CHOICES | {"expected_keep": "many"}, "A part of what you sent was lost"),
        (CHOICES | {"text": "neither"}, "Question: Choose which of the two stays."),
        (CHOICES | {"text": "both"}, "Question: Choose which of the two stays."),
        (
            {name: value for name, value in CHOICES.items() if name != "kind"},
            "Kind: Choose which of the two stays.",
        ),
    ],
)
def test_what_is_missing_or_odd_is_told_and_nothing_is_merged(
    ada: Client, url: str, other: Question, sent: dict[str, str], sentence: str
) -> None:
    page = ada.post(url, sent)
    assert page.status_code == 422
    assert sentence in text_of(page)
    other.refresh_from_db()
    assert other.merged_into is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_answers_as_for_one(
    cast: Cast, ada: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [
        create_question(
            actor=cast.ada,
            team=cast.team,
            content=QuestionValue(
                text=f"{FALLS} {name}",
                proposed_answers=tuple(ProposedAnswerValue(f"{name}{at}", ("p",)) for at in range(count)),
            ),
        )
        for name in "xy"
    ]
    with django_assert_num_queries(10):
        ada.get(f"/questions/{made[0].uuid}/merging/{made[1].uuid}/")


def test_a_second_click_leads_to_the_one_that_stays(ada: Client, url: str, kept: Question) -> None:
    ada.post(url, CHOICES)
    again = ada.post(url, CHOICES, follow=True)
    assert again.request["PATH_INFO"] == f"/questions/{kept.uuid}/"
    assert "The two are one already" in text_of(again)


def test_tags_of_both_are_kept_as_far_as_they_fit(
    cast: Cast, ada: Client, url: str, kept: Question, other: Question
) -> None:
    many = replace(SECOND, tags=tuple(f"tag {number}" for number in range(MOST_TAGS)))
    revise_question(actor=cast.ada, question=other, content=many)
    ada.post(url, CHOICES)
    kept.refresh_from_db()
    names = list(kept.tags.values_list("name", flat=True))
    assert len(names) == MOST_TAGS
    assert {"ward", "Falls"} <= set(names)
