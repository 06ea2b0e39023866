"""The list as a search: what matched, what was meant, what is beyond the newest, and what is kept by name."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from questionbank.documents import ProposedAnswerValue, QuestionValue, TemplateValue
from questionbank.models import Question, SavedSearch, Tag, Template
from questionbank.operations.archiving import archive_template
from questionbank.operations.questions import create_question
from questionbank.operations.searches import MOST_SAVED
from questionbank.operations.templates import add_to_template, save_template
from questionbank.queries.browsing import Filters, question_page
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of

pytestmark = pytest.mark.usefixtures("words_at_once")

URL, SEARCHES = "/questions/", "/questions/searches/"


@pytest.fixture
def drifting(cast: Cast) -> Question:
    content = QuestionValue(
        text="How do you watch a model?",
        why_ask="To hear of <b>monitoring</b>.",
        proposed_answers=(
            ProposedAnswerValue("By accuracy."),
            ProposedAnswerValue("By <i>drift</i> of data."),
        ),
    )
    return create_question(actor=cast.ada, team=cast.team, content=content)


def facets(client: Client, **query: str) -> dict[str, dict[str, str]]:
    page = client.get(URL, query).context["page"]
    return {facet.title: {one.label: one.count for one in facet.options} for facet in page.facets}


def test_what_matched_is_marked_in_the_question_and_in_the_answer(ada: Client, drifting: Question) -> None:
    page = ada.get(URL, {"q": "model drift"}).content.decode()
    assert "How do you watch a <mark>model</mark>?" in page
    assert "By &lt;i&gt;<mark>drift</mark>&lt;/i&gt; of data." in page
    assert "By accuracy" not in page
    assert "In an answer" not in ada.get(URL, {"q": "watch monitoring"}).content.decode()


def test_a_typing_error_is_told_and_can_be_insisted_on(ada: Client, drifting: Question) -> None:
    response = ada.get(URL, {"q": "monitorng"})
    assert "Nothing for “monitorng”; shown: “monitoring”." in text_of(response)
    exactly = response.context["page"].exactly
    assert exactly == "?q=monitorng&exactly=1"
    assert "No question like that" in text_of(ada.get(f"{URL}{exactly}"))


def test_the_best_come_first_or_the_newest(cast: Cast, ada: Client) -> None:
    best = QuestionFactory.create(team=cast.team, text="What of zebras?")
    newest = QuestionFactory.create(team=cast.team, text="Of lions and tigers and bears, and of zebras?")
    page = ada.get(URL, {"q": "zebras"}).context["page"]
    assert page.questions == [best, newest]
    (_, _, is_best), (label, query, is_newest) = page.orders
    assert (is_best, label, query, is_newest) == (True, "Newest first", "?q=zebras&order=newest", False)
    assert ada.get(f"{URL}{query}").context["page"].questions == [newest, best]


def test_every_facet_is_counted_under_what_the_others_ask_for(
    cast: Cast, ada: Client, template: Template
) -> None:
    tag = Tag.objects.get(name="outages")
    QuestionFactory.create(team=cast.team, text="A third?", language="de", kind="behavioural")
    counts = facets(ada, tag=str(tag.uuid))
    assert counts == {
        "State": {"Approved": "1"},
        "Competency": {"Communication": "1"},
        "Kind": {"Behavioural": "1"},
        "Seniority": {"Junior": "1"},
        "Minutes": {"6 to 10 minutes": "1"},
        "Tag": {"outages": "1", "writing": "1"},
        "Template": {"Support Questions": "1"},
    }
    assert facets(ada, kind="behavioural")["Language"] == {"German": "1", "No language": "1"}
    assert facets(ada, template=str(template.uuid))["Template"] == {"Support Questions": "2"}
    for query in (
        {"minutes": "10"},
        {"language": "none", "minutes": "none"},
        {"template": str(template.uuid)},
    ):
        assert ada.get(URL, query).context["page"].bank == 3
    assert len(ada.get(URL, {"minutes": "none", "language": "none"}).context["page"].questions) == 1
    assert facets(ada, competency=str(tag.uuid))["Competency"] == {
        "Communication": "1",
        "No competency": "2",
    } | {"Not in this list": "0"}


def test_beyond_the_newest_nobody_counts(cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("search.finding", "queries.facet_options", "queries.browsing"):
        monkeypatch.setattr(f"questionbank.{module}.MOST", 3)
    old = QuestionFactory.create(team=cast.team, text="An old one?", state="draft")
    for _ in range(4):
        QuestionFactory.create(team=cast.team, text="A new one?", kind="technical")
    response = ada.get(URL)
    assert response.context["page"].counted == "3+ questions"
    assert "These are the newest 1,000 that fit" in text_of(response)
    # Of a whole bank each value is counted by itself, so that what is old can be chosen too.
    assert facets(ada)["State"] == {"Draft": "1", "Approved": "3+"}
    assert facets(ada)["Kind"] == {"Technical": "3+", "No kind": "1"}
    assert facets(ada, q="one")["Kind"] == {"Technical": "3+"}
    assert ada.get(URL, {"state": "draft"}).context["page"].questions == [old]


def test_templates_that_hold_the_words_are_named(ada: Client, template: Template) -> None:
    shown = text_of(ada.get(URL, {"q": "outage"}))
    assert "Templates with these words: Support Questions · all of them" in shown
    shown = text_of(ada.get("/templates/", {"q": "founders outge"}))
    assert "Nothing for “outge”; shown: “outage”." in shown
    assert "Support Questions" in shown


def test_a_search_is_kept_under_a_name_and_removed(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    QuestionFactory.create(team=cast.team, text="What of zebras?")
    query = "q=zebras&state=approved"
    response = ada.post(SEARCHES, {"name": "  My   zebras ", "query": f"{query}&page=3&nonsense=1"})
    assert response.headers["Location"] == f"{URL}?{query}"
    saved = SavedSearch.objects.get()
    assert (saved.name, saved.query, saved.owner) == ("My zebras", query, cast.ada)
    assert f'href="{URL}?q=zebras&amp;state=approved"' in ada.get(URL).content.decode()
    ada.post(SEARCHES, {"name": "my ZEBRAS", "query": "q=lions"})
    assert SavedSearch.objects.get().query == "q=lions"
    assert "ZEBRAS" not in text_of(sign_in(cast.ivo).get(URL, headers=HTMX))
    ada.post(f"{SEARCHES}{saved.uuid}/removal/")
    assert not SavedSearch.objects.exists()


def test_only_its_owner_removes_a_saved_search(cast: Cast, sign_in: SignIn) -> None:
    saved = SavedSearch.objects.create(team=cast.team, owner=cast.ada, name="Mine", query="q=one")
    address = f"{SEARCHES}{saved.uuid}/removal/"
    assert_only(sign_in, address, {cast.ivo: 404, cast.eve: 404, cast.ada: 302}, {})
    assert sign_in(cast.ada).get(address).status_code == 405
    assert sign_in(cast.ada).get(SEARCHES).status_code == 405
    assert Client().post(SEARCHES).status_code == 302


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": "", "query": "q=one"}, "A search is kept under a name."),
        ({"name": " \x00 ", "query": "q=one"}, "A search is kept under a name."),
        ({"name": "x" * 81, "query": "q=one"}, "A name has at most 80 characters."),
        ({"name": "Mine", "query": ""}, "There is nothing to keep yet"),
        ({"name": "Mine", "query": f"q={'x' * 2000}"}, "This search is too long to be kept."),
        ({"name": "Mine"}, "There is nothing to keep yet"),
    ],
)
def test_a_search_that_cannot_be_kept_says_why(ada: Client, sent: dict[str, str], told: str) -> None:
    assert told in text_of(ada.post(SEARCHES, sent, follow=True))
    assert not SavedSearch.objects.exists()


def test_a_name_that_could_not_be_taken_stands_there_to_be_changed(ada: Client) -> None:
    page = ada.post(SEARCHES, {"name": "x" * 81, "query": "q=one"}, follow=True)
    assert f'value="{"x" * 81}"' in page.content.decode()


def test_a_member_keeps_a_bounded_number_of_searches(cast: Cast, ada: Client) -> None:
    SavedSearch.objects.bulk_create(
        SavedSearch(team=cast.team, owner=cast.ada, name=f"{n}", query="q=one") for n in range(MOST_SAVED)
    )
    assert "Remove one to save another" in text_of(
        ada.post(SEARCHES, {"name": "x", "query": "q=a"}, follow=True)
    )
    ada.post(SEARCHES, {"name": "1", "query": "q=two"})
    assert SavedSearch.objects.get(name="1").query == "q=two"


def test_what_nobody_has_finds_nothing(cast: Cast, ada: Client) -> None:
    """Neither does it find what has no competency at all."""
    QuestionFactory.create(team=cast.team, text="A question of no competency?")
    for name in ("competency", "tag", "template"):
        assert ada.get(URL, {name: str(uuid4())}).context["page"].questions == []


def test_words_that_are_all_unknown_cost_no_more_than_a_few_mistyped_ones(
    cast: Cast, drifting: Question
) -> None:
    words = " ".join(f"{first}xqwkzj" for first in "abcdefghijkl")
    with CaptureQueriesContext(connection) as asked:
        page = question_page(cast.ada, Filters.from_query({"q": words}))
    assert (page.hits, page.corrections, len(asked)) == ([], (), 6)
    mistyped = question_page(cast.ada, Filters.from_query({"q": "wach a modell"}))
    assert [one.shown for one in mistyped.corrections] == ["watch", "model"]


def test_archived_templates_take_no_place_among_those_that_are_found(cast: Cast, ada: Client) -> None:
    made = [
        save_template(actor=cast.ada, team=cast.team, texts=TemplateValue(title=f"Zebras {number}"))
        for number in range(5)
    ]
    for template in made[1:4]:
        archive_template(actor=cast.ada, template=template)
    named = ada.get(URL, {"q": "zebras"}).context["page"].templates
    assert [one.label for one in named] == ["Zebras 4", "Zebras 0"]


def test_archived_templates_take_no_place_among_the_facets(
    cast: Cast, ada: Client, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionbank.queries.facets.OFFERED", 1)
    archived = save_template(actor=cast.ada, team=cast.team, texts=TemplateValue(title="Zebras"))
    for question in Question.objects.filter(template_places__template=template):
        add_to_template(actor=cast.ada, template=archived, question=question)
    assert facets(ada)["Template"] == {"Zebras": "2"}
    archive_template(actor=cast.ada, template=archived)
    assert facets(ada)["Template"] == {"Support Questions": "2"}
    assert facets(ada, template=str(archived.uuid))["Template"] == {"Zebras": "2"}


def test_archived_templates_end_no_list(cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("questionbank.queries.browsing_templates.PAGE_LENGTH", 2)
    made = [
        save_template(actor=cast.ada, team=cast.team, texts=TemplateValue(title=f"Zebras {number}"))
        for number in range(4)
    ]
    archive_template(actor=cast.ada, template=made[3])
    pages = [ada.get("/templates/", {"q": "zebras", "page": number}).context["page"] for number in (1, 2)]
    assert [[str(hit.template) for hit in page.hits] for page in pages] == [
        ["Zebras 2", "Zebras 1"],
        ["Zebras 0"],
    ]
    assert [page.has_later for page in pages] == [True, False]
