"""The list of concerns, as a page shows it."""

from dataclasses import replace

from django.template.loader import render_to_string

from questionbank.documents.values import QuestionValue
from questionbank.fairness import Concern, concerns_in, concerns_of

TEMPLATE = "questionbank/partials/concerns.html"


def shown(concerns: tuple[Concern, ...]) -> str:
    return " ".join(render_to_string(TEMPLATE, {"concerns": concerns}).split())


def test_each_concern_is_shown_with_its_phrase_reason_and_a_way_to_ask() -> None:
    concerns = concerns_of(QuestionValue(text="Are you married?", follow_ups=("Do you smoke?",)))
    html = shown(concerns)
    assert "2 things need a look before this is asked." in html
    assert "“Are you married”" in html
    assert "“Do you smoke”" in html
    for concern in concerns:
        assert concern.why in html
        assert concern.instead in html
        assert concern.topic in html
        assert f"<li>{concern.place}</li>" in html
    assert html.count("Unlawful in most places") == html.count("Worth a second look") == 1
    assert html.count("badge--problem") == html.count("badge--attention") == 1
    assert "no legal advice" in html


def test_one_concern_is_counted_in_words_and_a_text_of_its_own_has_no_place() -> None:
    html = shown(concerns_in("Are you married?"))
    assert "One thing needs a look before this is asked." in html
    assert html.count("<li>") == 1


def test_without_concerns_nothing_is_shown() -> None:
    assert shown(()) == ""


def test_a_phrase_is_never_markup_and_shows_no_emphasis() -> None:
    (concern,) = concerns_in("Are you **married**?")
    assert "“Are you married”" in shown((concern,))
    assert "<b>" not in shown((replace(concern, phrase="<b>Are you</b>"),))
