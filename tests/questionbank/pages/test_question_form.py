"""A question is written and edited; whatever goes wrong, nothing typed is lost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from questionbank.documents import ReadDocument
from questionbank.enums import QuestionState
from questionbank.models import Question, Revision
from questionbank.operations.bank import set_up_bank
from questionbank.queries.values import revision_value
from tests.factories import CompetencyFactory, QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of, typed_in

NEW = "/questions/new/"


def edit(question: Question) -> str:
    return f"/questions/{question.uuid}/edit/"


def data(**changes: str) -> dict[str, str]:
    return {
        "text": "What is drift?",
        "when_to_ask": "Late.",
        "why_ask": "Because.",
        "how_to_ask": "Slowly.",
        "competency": "Modelling",
        "kind": "technical",
        "seniority": "senior",
        "minutes": "7",
        "tags": "drift, production",
        "state": "approved",
        "follow_ups": "And then?\nWhy?",
        "anchor_1": "Has not met it",
        "anchor_3": "Names two kinds",
        "answers-TOTAL_FORMS": "3",
        "answers-INITIAL_FORMS": "3",
        "answers-0-text": "Data change.",
        "answers-0-key_points": "- names a figure\n- watches it\n  every day",
        "answers-1-text": "The world changes.",
        "answers-1-key_points": "",
        "answers-2-text": "",
        "answers-2-key_points": "",
    } | changes


def test_only_admins_write_in_the_bank(cast: Cast, sign_in: SignIn, question: Question) -> None:
    assert_only(sign_in, NEW, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, NEW, {cast.mia: 403, cast.ivo: 403}, data())
    assert_only(sign_in, edit(question), {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 404})
    assert_only(sign_in, edit(question), {cast.mia: 403, cast.ivo: 403, cast.eve: 404}, data())
    for url in (NEW, edit(question)):
        assert sign_in(cast.ada).put(url).status_code == 405


def test_a_question_is_stored_as_it_was_typed(cast: Cast, ada: Client) -> None:
    response = ada.post(NEW, data())
    question = Question.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/questions/{question.uuid}/")
    assert (question.team, question.state) == (cast.team, QuestionState.APPROVED)
    assert question.current
    value = revision_value(question.current)
    assert (value.text, value.competency, value.kind) == ("What is drift?", "Modelling", "technical")
    assert (value.seniority, value.minutes, value.tags) == ("senior", 7, ("drift", "production"))
    assert [answer.text for answer in value.proposed_answers] == ["Data change.", "The world changes."]
    assert value.proposed_answers[0].key_points == ("names a figure", "watches it\nevery day")
    assert value.follow_ups == ("And then?", "Why?")
    assert value.anchors == ((1, "Has not met it"), (3, "Names two kinds"))


def test_saving_an_imported_question_unchanged_makes_no_revision(
    ada: Client, question: Question, small: ReadDocument
) -> None:
    typed = {name: value.replace("\n", "\r\n") for name, value in typed_in(ada.get(edit(question))).items()}
    response = ada.post(edit(question), typed)
    assert response.status_code == 302
    assert Revision.objects.filter(question=question).count() == 1
    question.refresh_from_db()
    assert question.current
    assert revision_value(question.current) == small.template.questions[0]


def test_an_edit_makes_a_revision(ada: Client, question: Question) -> None:
    typed = typed_in(ada.get(edit(question))) | {"text": "What broke?\n\n```\nx = [1]\n```"}
    response = ada.post(edit(question), typed, follow=True)
    assert "Revision 2 is saved." in text_of(response)
    assert b'<pre tabindex="0"><code>x = [1]\n</code></pre>' in response.content


def test_the_state_alone_can_change(ada: Client, question: Question) -> None:
    ada.post(edit(question), typed_in(ada.get(edit(question))) | {"state": "retired"})
    question.refresh_from_db()
    assert question.state == QuestionState.RETIRED
    assert question.revisions.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": " "}, "Write the question."),
        ({"text": "x" * 10_001}, "Keep the question to 10,000 characters; this one has 10,001."),
        ({"how_to_ask": "x" * 10_001}, "Keep how to ask to 10,000 characters; this one has 10,001."),
        ({"anchor_3": "x" * 10_001}, "Keep what a rating means to 10,000 characters; this one has 10,001."),
        ({"follow_ups": "a\n" + "x" * 2_001}, "Keep a follow-up to 2,000 characters; this one has 2,001."),
        ({"answers-0-text": "x" * 10_001}, "Keep an answer to 10,000 characters; this one has 10,001."),
        ({"answers-0-key_points": "x" * 2_001}, "Keep a key point to 2,000 characters; this one has 2,001."),
        ({"minutes": "0"}, "A question takes at least one minute."),
        ({"minutes": "241"}, "A question takes at most 240 minutes."),
        ({"minutes": "soon"}, "Write the minutes as a whole number."),
        ({"kind": "odd"}, "Choose one of the kinds in the list."),
        ({"seniority": "odd"}, "Choose one of the levels of seniority in the list."),
        ({"state": "odd"}, "Choose one of the states in the list."),
        ({"state": ""}, "Choose a state."),
        ({"competency": "x" * 81}, "Keep the competency to 80 characters; this one has 81."),
        ({"tags": "a, " + "x" * 61}, "…” to 60 characters; this one has 61."),
        ({"tags": ", ".join(map(str, range(31)))}, "Keep the tags to 30; these are 31."),
        ({"answers-2-key_points": "alone"}, "Write the answer that these key points belong to"),
        ({"answers-TOTAL_FORMS": "x"}, "A part of this form was lost on its way."),
    ],
)
@pytest.mark.parametrize("url", [NEW, "edit"])
def test_a_mistake_gives_a_sentence_and_keeps_what_was_typed(
    ada: Client, question: Question, url: str, change: dict[str, str], sentence: str
) -> None:
    before = Revision.objects.count()
    response = ada.post(NEW if url == NEW else edit(question), data(why_ask="Kept words.") | change)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Kept words." in text_of(response)
    assert Revision.objects.count() == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"answers-1-text": ""}, "It has one proposed answer; interviewers need at least two."),
        ({"when_to_ask": ""}, "When to ask: It does not say when to ask it."),
        ({"how_to_ask": " "}, "State: An approved question needs more than this."),
    ],
)
@pytest.mark.parametrize("url", [NEW, "edit"])
def test_what_an_approved_question_lacks_is_said_beside_its_field_and_nothing_is_saved(
    ada: Client, question: Question, url: str, change: dict[str, str], sentence: str
) -> None:
    before = Revision.objects.count()
    address, sent = (NEW, data()) if url == NEW else (edit(question), typed_in(ada.get(edit(question))))
    response = ada.post(address, sent | {"why_ask": "Kept words."} | change)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert typed_in(response)["why_ask"] == "Kept words."
    assert Revision.objects.count() == before
    assert ada.post(address, typed_in(response) | {"state": "in_review"}).status_code == 302


def test_a_question_in_review_goes_back_by_its_page_alone_since_that_takes_a_word(
    ada: Client, question: Question
) -> None:
    ada.post(edit(question), typed_in(ada.get(edit(question))) | {"state": "in_review"})
    page = ada.get(edit(question))
    assert '<option value="draft"' not in page.content.decode()
    response = ada.post(edit(question), typed_in(page) | {"state": "draft"})
    assert response.status_code == 422
    assert "use “Send back” on the question's page" in text_of(response)
    question.refresh_from_db()
    assert question.state == QuestionState.IN_REVIEW


def test_what_just_fits_is_saved_whatever_its_line_ends(ada: Client) -> None:
    lines = "x\r\n" * 4_999 + "xx"
    points = "\r\n".join(["p" * 2_000] * 6)
    tags = ", ".join(map(str, range(30)))
    sent = data(text=lines, tags=tags, follow_ups=points, **{"answers-0-key_points": points})
    assert ada.post(NEW, sent).status_code == 302
    current = Question.objects.get().current
    assert current
    assert len(current.text) == 10_000
    assert [len(one.text) for one in current.follow_ups.all()] == [2_000] * 6


def test_seven_answers_are_too_many(ada: Client) -> None:
    many = {f"answers-{index}-text": f"Answer {index}" for index in range(7)}
    response = ada.post(NEW, data(**many, **{"answers-TOTAL_FORMS": "7"}))
    assert response.status_code == 422
    assert "at most 6 proposed answers" in text_of(response)


def test_a_draft_may_be_unfinished(ada: Client) -> None:
    response = ada.post(
        NEW, {"text": "What?", "state": "draft", "answers-TOTAL_FORMS": "0", "answers-INITIAL_FORMS": "0"}
    )
    assert response.status_code == 302


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_another_answer_is_added_and_nothing_typed_is_lost(ada: Client, headers: dict[str, str]) -> None:
    response: Any = ada.post(NEW, data(add_answer="yes", minutes="soon"), headers=headers)
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count('-key_points"') >= 4
    assert 'name="answers-3-text"' in html
    assert "names a figure\n- watches it" in html
    assert "needs another look" not in html
    assert ("<html" in html) == (not headers)
    assert ('value="soon"' in html) == (not headers)
    assert not Question.objects.exists()


def test_no_more_answers_are_offered_than_a_question_may_have(ada: Client) -> None:
    assert "Add another answer" in text_of(ada.get(NEW))
    response = ada.post(NEW, data(add_answer="yes", **{"answers-TOTAL_FORMS": "5"}))
    assert "Add another answer" not in text_of(response)


@pytest.mark.parametrize("total", ["-1", "x", "", "99999999"])
def test_a_forged_number_of_answers_is_no_failure(ada: Client, total: str) -> None:
    changed = {"answers-TOTAL_FORMS": total}
    assert ada.post(NEW, data(add_answer="yes", **changed)).status_code == 200
    assert ada.post(NEW, data(**changed)).status_code == 422


def test_of_two_editors_the_second_is_told_and_can_save_all_the_same(ada: Client, question: Question) -> None:
    mine, theirs = (typed_in(ada.get(edit(question))) | {"text": text} for text in ("Mine", "Theirs"))
    ada.post(edit(question), theirs | {"state": "retired"})
    response = ada.post(edit(question), mine)
    assert response.status_code == 422
    assert "Someone saved revision 2 of this question while you were writing." in text_of(response)
    assert "it now has: state Retired;" in text_of(response)
    assert f"/questions/{question.uuid}/revisions/2/" in response.content.decode()
    assert "Mine" in text_of(response)
    assert question.revisions.count() == 2
    ada.post(edit(question), typed_in(response))
    assert [one.text for one in question.revisions.order_by("number")][1:] == ["Theirs", "Mine"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"state": "retired"}, "state Retired;"),
        ({"competency": "Patience"}, "competency Patience;"),
        ({"kind": ""}, "kind not set;"),
        ({"seniority": "lead"}, "seniority Lead;"),
        ({"tags": "calm, slow"}, "tags calm, slow."),
    ],
)
def test_what_is_decided_about_a_question_is_not_overwritten_unseen(
    ada: Client, question: Question, change: dict[str, str], sentence: str
) -> None:
    mine = typed_in(ada.get(edit(question))) | {"follow_ups": "And then?"}
    assert ada.post(edit(question), typed_in(ada.get(edit(question))) | change).status_code == 302
    response = ada.post(edit(question), mine)
    assert response.status_code == 422
    assert "Someone changed this question while you were writing." in text_of(response)
    assert sentence in text_of(response)
    assert "Read revision" not in text_of(response)
    assert typed_in(response)["follow_ups"] == "And then?"
    assert question.revisions.count() == 1
    assert change.items() <= typed_in(ada.get(edit(question))).items()
    again = typed_in(response)
    assert ada.post(edit(question), again).status_code == 302
    stored = typed_in(ada.get(edit(question)))
    assert {name for name in again if again[name] != stored[name]} == {"expected_revision", "shown"}


@pytest.mark.parametrize("lost", ["shown", "expected_revision"])
def test_a_form_that_lost_what_it_showed_overwrites_nothing(
    ada: Client, question: Question, lost: str
) -> None:
    sent = typed_in(ada.get(edit(question)))
    ada.post(edit(question), sent | {"text": "Theirs"})
    sent.pop(lost)
    assert ada.post(edit(question), sent | {"text": "Mine"}).status_code == 422
    question.refresh_from_db()
    assert str(question.current) == "Theirs"


def test_the_scale_says_in_the_fields_what_holds_where_nothing_is_written(ada: Client) -> None:
    assert "the essentials are all there" in ada.get(NEW).content.decode()


def test_the_teams_competencies_are_offered(cast: Cast, ada: Client, question: Question) -> None:
    assert '<option value="Communication">' in ada.get(NEW).content.decode()


def test_another_teams_competency_is_not_offered(cast: Cast, sign_in: SignIn, question: Question) -> None:
    assert "Communication" not in sign_in(cast.eve).get(NEW).content.decode()


def test_a_question_of_more_than_six_answers_can_still_be_edited(cast: Cast, ada: Client) -> None:
    question = QuestionFactory.create(team=cast.team, answers=8, state=QuestionState.DRAFT)
    response = ada.post(edit(question), typed_in(ada.get(edit(question))) | {"text": "Newer"})
    assert response.status_code == 302
    question.refresh_from_db()
    assert question.current
    assert question.current.proposed_answers.count() == 8


@pytest.mark.parametrize("rows", [1, 3])
def test_the_form_takes_eleven_queries_whatever_the_number_of_rows(
    cast: Cast,
    ada: Client,
    rows: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    set_up_bank(team=cast.team)
    for _ in range(rows):
        competency = CompetencyFactory.create(team=cast.team)
    question = QuestionFactory.create(team=cast.team, answers=rows, competency=competency)
    with django_assert_num_queries(11):
        ada.get(edit(question))
    with django_assert_num_queries(5):
        ada.get(NEW)
