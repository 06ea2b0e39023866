"""Templates: listed, read, written, and filled with questions."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from questionbank.documents import Problem, ReadDocument
from questionbank.models import Question, Template
from questionbank.operations.importing import import_document
from questionbank.queries.values import template_value
from tests.factories import CompetencyFactory, QuestionFactory, TemplateFactory, add_revision
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of, typed_in

LIST, NEW = "/templates/", "/templates/new/"
Queries = Callable[[int], AbstractContextManager[object]]


def url(template: Template, rest: str = "") -> str:
    return f"/templates/{template.uuid}/{rest}"


def order(template: Template) -> list[str]:
    return [item.revision.text for item in template.items.order_by("position").select_related("revision")]


def test_every_member_reads_templates_and_admins_write(
    cast: Cast, sign_in: SignIn, template: Template
) -> None:
    assert_only(sign_in, LIST, {cast.ada: 200, cast.mia: 200, cast.ivo: 200})
    assert_only(sign_in, url(template), {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 404})
    assert_only(sign_in, NEW, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    for rest in ("edit/", "questions/"):
        assert_only(
            sign_in, url(template, rest), {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 404}
        )
        assert_only(sign_in, url(template, rest), {cast.mia: 403, cast.ivo: 403, cast.eve: 404}, {})
        assert sign_in(cast.ada).put(url(template, rest)).status_code == 405
    for address in (LIST, url(template)):
        assert sign_in(cast.ada).post(address).status_code == 405


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_templates_are_searched(cast: Cast, ada: Client, template: Template, headers: dict[str, str]) -> None:
    TemplateFactory.create(team=cast.team, title="Another one")
    TemplateFactory.create(title="Support of another team")
    response = ada.get(LIST, {"q": "SUPPORT"}, headers=headers)
    assert "Support Questions" in text_of(response)
    assert "2 questions" in text_of(response)
    assert "Another one" not in text_of(response)
    assert "another team" not in text_of(response)
    assert ("<html" in response.content.decode()) == (not headers)


def test_an_empty_list_and_an_empty_search_say_so(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    assert "No template yet" in text_of(ada.get(LIST))
    assert "Import a document" not in text_of(sign_in(cast.ivo).get(LIST))
    assert "No template like that" in text_of(ada.get(LIST, {"q": "zebra"}))


def test_a_template_is_read_whole(cast: Cast, sign_in: SignIn, template: Template) -> None:
    shown = text_of(sign_in(cast.ivo).get(url(template)))
    for words in (
        "Support Questions",
        "What is this set for?",
        "Ten minutes a question",
        "1. Tell me about an outage that you had to explain.",
        "2. How do you read a log file?",
        "Let a silence stand.",
        "Don't correct the story.",
        "These help: Support leads Founders",
        "Ask everybody the same.",
        "Print or export",
    ):
        assert words in shown
    assert "Choose and order" not in shown


def test_lines_without_a_place_are_shown_with_their_number(
    cast: Cast, ada: Client, small: ReadDocument
) -> None:
    problem = Problem(12, "This line has no place.", "A <b>stray</b> line")
    template = import_document(
        actor=cast.ada,
        team=cast.team,
        document=ReadDocument(small.template, (problem,)),
        file_name="support.txt",
    ).template
    response = ada.get(url(template))
    assert "Line 12: This line has no place. A <b>stray</b> line" in text_of(response)
    assert "support.txt" in text_of(response)


def test_a_template_is_made_and_leads_to_its_questions(cast: Cast, ada: Client) -> None:
    typed = typed_in(ada.get(NEW)) | {
        "title": "Ours",
        "interviewer_dos": "- Listen\n- Wait",
        "audience": "Leads",
    }
    response = ada.post(NEW, typed)
    template = Template.objects.get()
    assert response["Location"] == url(template, "questions/")
    value = template_value(template)
    assert (value.title, value.for_interviewers.dos, value.audience) == (
        "Ours",
        ("Listen", "Wait"),
        ("Leads",),
    )


def test_saving_an_imported_template_unchanged_changes_nothing_in_it(
    ada: Client, template: Template, small: ReadDocument
) -> None:
    address = url(template, "edit/")
    typed = {name: value.replace("\n", "\r\n") for name, value in typed_in(ada.get(address)).items()}
    response = ada.post(address, typed)
    assert response["Location"] == url(template)
    template.refresh_from_db()
    assert template_value(template) == small.template


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": " "}, "Give the template a title."),
        ({"title": "x" * 201}, "Keep the title to 200 characters; this one has 201."),
        ({"about": "x" * 20_001}, "Keep this part to 20,000 characters; this one has 20,001."),
        ({"audience": "x" * 2_001}, "Keep a line to 2,000 characters; this one has 2,001."),
    ],
)
def test_a_mistake_in_a_template_keeps_what_was_typed(
    ada: Client, template: Template, change: dict[str, str], sentence: str
) -> None:
    for address in (NEW, url(template, "edit/")):
        typed = typed_in(ada.get(address)) | {"conclusion": "Kept words."} | change
        response = ada.post(address, typed)
        assert response.status_code == 422
        assert sentence in text_of(response)
        assert "Kept words." in text_of(response)


def test_of_two_editors_of_a_template_the_second_is_told(ada: Client, template: Template) -> None:
    address = url(template, "edit/")
    mine, theirs = (typed_in(ada.get(address)) | {"title": title} for title in ("Mine", "Theirs"))
    ada.post(address, theirs)
    response = ada.post(address, mine)
    assert response.status_code == 422
    assert "Someone changed this template while you were writing." in text_of(response)
    assert Template.objects.get().title == "Theirs"
    ada.post(address, typed_in(response))
    assert Template.objects.get().title == "Mine"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_questions_are_added_moved_and_removed(
    cast: Cast, ada: Client, template: Template, headers: dict[str, str]
) -> None:
    first, second = order(template)
    added = QuestionFactory.create(team=cast.team, text="Added?")
    for change, expected in (
        ("add", [first, second, "Added?"]),
        ("up", [first, "Added?", second]),
        ("down", [first, second, "Added?"]),
        ("remove", [first, second]),
    ):
        data = {"change": change, "question": str(added.uuid)}
        response = ada.post(url(template, "questions/"), data, headers=headers)
        assert response.status_code == (200 if headers else 302)
        assert order(template) == expected
        if headers:
            assert "<html" not in response.content.decode()
            places = text_of(response).split("From the bank")[0]
            assert re.findall(r"\d\. (.*?[?.])", places) == expected


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_question_that_is_there_already_is_said(
    ada: Client, template: Template, question: Question, headers: dict[str, str]
) -> None:
    data = {"change": "add", "question": str(question.uuid)}
    response = ada.post(url(template, "questions/"), data, headers=headers, follow=True)
    assert "This question is in the template already." in text_of(response)


def test_a_change_that_means_nothing_is_refused(cast: Cast, ada: Client, template: Template) -> None:
    foreign = QuestionFactory.create()
    for data, status in (
        ({"change": "explode"}, 400),
        ({"change": "add", "question": "x"}, 404),
        ({"change": "add", "question": str(foreign.uuid)}, 404),
        ({"change": "up", "question": str(QuestionFactory.create(team=cast.team).uuid)}, 302),
    ):
        assert ada.post(url(template, "questions/"), data).status_code == status
    assert len(order(template)) == 2


def test_approved_questions_of_the_bank_are_offered(cast: Cast, ada: Client, template: Template) -> None:
    QuestionFactory.create(team=cast.team, text="What of zebras?")
    QuestionFactory.create(team=cast.team, text="What of draft zebras?", state="draft")
    QuestionFactory.create(text="What of foreign zebras?")
    response = ada.get(url(template, "questions/"), {"q": "zebras"}, headers=HTMX)
    assert set(re.findall(r"What of [a-z ]*zebras\?", text_of(response))) == {"What of zebras?"}
    assert "<html" not in response.content.decode()
    assert "outage" not in text_of(response)


def test_a_newer_revision_is_offered_and_taken(ada: Client, template: Template, question: Question) -> None:
    question.current = add_revision(question, text="Newer?")
    question.save()
    assert "Use revision 2" in text_of(ada.get(url(template, "questions/")))
    assert "Revision 1 of 2" in text_of(ada.get(url(template)))
    ada.post(url(template, "questions/"), {"change": "renew", "question": str(question.uuid)})
    assert order(template)[0] == "Newer?"


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_rows(
    cast: Cast, ada: Client, rows: int, django_assert_num_queries: Queries
) -> None:
    template = TemplateFactory.create(team=cast.team)
    for position in range(rows):
        TemplateFactory.create(team=cast.team)
        competency = CompetencyFactory.create(team=cast.team)
        question = QuestionFactory.create(team=cast.team, competency=competency)
        template.items.create(position=position, question=question, revision=question.current)
        template.guidance.create(section="audience", position=position, text="Leads")
        template.imports.create(team=cast.team, unplaced=[{"line": 1, "sentence": "x"}])
        QuestionFactory.create(team=cast.team, competency=CompetencyFactory.create(team=cast.team))
    with django_assert_num_queries(6):
        ada.get(LIST)
    with django_assert_num_queries(7):
        ada.get(url(template))
    with django_assert_num_queries(7):
        ada.get(url(template, "questions/"))
    with django_assert_num_queries(11):
        ada.get(url(template, "edit/"))
