"""What is typed into a question's form is shown as the interviewer will see it, with all that is missing."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from questionbank.forms.peeking import question_in
from questionbank.models import Question
from questionbank.queries.levels import five_levels
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of, typed_in

URL, NEW = "/questions/preview/", "/questions/new/"
TYPED = {
    "text": "How do you **hand over**?",
    "how_to_ask": "Slowly.",
    "follow_ups": "And then?\n- Who reads it?",
    "answers-0-text": "In writing.",
    "answers-0-key_points": "Names a reader\nNames a time",
    "anchor_5": "Hands over so that nobody has to ask.",
}


def test_admins_see_it_and_others_do_not(cast: Cast, sign_in: SignIn) -> None:
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 403, cast.ivo: 403}, TYPED)
    assert sign_in(cast.ada).get(URL).status_code == 405


def test_everything_that_an_interviewer_reads_is_there(ada: Client) -> None:
    response = ada.post(URL, TYPED, headers=HTMX)
    shown = text_of(response)
    for words in (
        "And then?",
        "Who reads it?",
        "In writing.",
        "Names a reader",
        "nobody has to ask",
        "Slowly.",
    ):
        assert words in shown
    assert "<strong>hand over</strong>" in response.content.decode()
    assert "The answer misses the question, or is wrong where it matters. From the scale" in shown
    assert Question.objects.count() == 0


def test_what_is_missing_is_told_while_it_is_typed(ada: Client) -> None:
    assert "interviewers need at least two" in text_of(ada.post(URL, TYPED))
    whole = TYPED | {"answers-1-text": "By word.", "when_to_ask": "Late", "why_ask": "To see"}
    assert "Missing before approval" not in text_of(ada.post(URL, whole))


def test_what_is_unfair_to_ask_is_told_while_it_is_typed(ada: Client) -> None:
    page = ada.post(URL, {"text": "How old are you?"}, headers=HTMX).content.decode()
    assert page.index("Instead:") > page.index('<div id="concerns" hx-swap-oob="innerHTML">')


def test_what_is_unfair_to_ask_stands_under_the_question_when_its_form_is_opened(ada: Client) -> None:
    sent = typed_in(ada.get(NEW)) | {"text": "How old are you?", "preview": "yes"}
    page = ada.post(NEW, sent).content.decode()
    assert page.index("Instead:") < page.index('name="when_to_ask"')


def test_markup_stays_text(ada: Client) -> None:
    page = ada.post(URL, dict.fromkeys(TYPED, "<script>alert(1)</script>")).content.decode()
    assert "<script>" not in page


def test_a_form_that_is_opened_shows_what_it_holds(cast: Cast, ada: Client) -> None:
    page = ada.get(NEW)
    assert "Your question stands here." in text_of(page)
    ada.post(NEW, typed_in(page) | TYPED)
    edit = ada.get(f"/questions/{Question.objects.get().uuid}/edit/")
    assert edit.context["preview"].value.proposed_answers[0].key_points == ("Names a reader", "Names a time")


def test_without_scripts_the_form_itself_shows_it_and_stores_nothing(ada: Client) -> None:
    response = ada.post(NEW, typed_in(ada.get(NEW)) | TYPED | {"preview": "yes"})
    assert response.status_code == 200
    assert "<strong>hand over</strong>" in response.content.decode()
    assert response.context["form"]["follow_ups"].value() == TYPED["follow_ups"]
    assert Question.objects.count() == 0


@pytest.mark.parametrize("value", ["", "\x00", "x" * 200_000, "- " * 5_000, "\ud800"])
def test_whatever_is_typed_has_a_picture(ada: Client, value: str) -> None:
    sent = {name: value.encode("utf-8", "replace").decode() for name in TYPED}
    assert ada.post(URL, sent).status_code == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*TYPED, "minutes", "answers-99-text", "answers-x-text"]), st.text()))
def test_reading_what_is_typed_never_fails(data: dict[str, str]) -> None:
    assert question_in(data, five_levels()) is not None


def test_it_takes_four_queries(ada: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for sent in (TYPED, TYPED | {f"answers-{number}-text": "x" for number in range(3)}):
        with django_assert_num_queries(4):
            ada.post(URL, sent)
