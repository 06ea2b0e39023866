"""The comparison's pages: who gets them, what they say, and in how many queries."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from hiring.models import Application, Opening
from interviews.enums import Mark
from interviews.models import AnswerMatch, InterviewItem, Response
from questionbank.models import Anchor, Question, ScaleLevel
from teams.models import Membership
from tests.crowd import make_crowd
from tests.factories import (
    ApplicationFactory,
    OpeningFactory,
    QuestionFactory,
    add_revision,
    make_interview,
    make_round,
    submit,
)
from tests.interviews.conftest import Cast


@pytest.fixture
def compared(cast: Cast) -> Application:
    """Both have submitted: Ann gave a 5, Bob a 2."""
    submit(cast.interview, cast.ann, level=5, notes="They named two remedies.")
    submit(cast.interview, cast.bob, level=2, notes="They named one.")
    return cast.interview.application


def matrix_url(opening: Opening, query: str = "") -> str:
    return reverse("comparison", args=[opening.uuid]) + query


def question_url(opening: Opening, question: Question) -> str:
    return reverse("question_comparison", args=[opening.uuid, question.uuid])


def first_question(application: Application) -> Question:
    items = InterviewItem.objects.filter(interview__application=application)
    return items.order_by("position")[0].revision.question


def page(client: Client, viewer: Membership, url: str, status: int = 200) -> str:
    client.force_login(viewer.user)
    answer = client.get(url)
    assert answer.status_code == status
    return answer.text


def urls_of(application: Application) -> list[str]:
    opening = application.opening
    return [matrix_url(opening), question_url(opening, first_question(application))]


# --- Who ------------------------------------------------------------------------------------------


def test_interviewers_and_admins_are_refused_even_on_the_panel(
    client: Client, cast: Cast, compared: Application
) -> None:
    for url in urls_of(compared):
        page(client, cast.ann, url, status=403)
        page(client, cast.ada, url, status=403)


def test_a_manager_of_another_team_finds_nothing(client: Client, cast: Cast, compared: Application) -> None:
    for url in urls_of(compared):
        page(client, cast.eve, url, status=404)


def test_who_is_signed_out_is_sent_to_the_sign_in(client: Client, compared: Application) -> None:
    for url in urls_of(compared):
        answer = client.get(url)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_a_comparison_is_read_only(client: Client, cast: Cast, compared: Application) -> None:
    client.force_login(cast.mia.user)
    assert [client.post(url).status_code for url in urls_of(compared)] == [405, 405]


def test_a_comparison_stays_in_no_cache(client: Client, cast: Cast, compared: Application) -> None:
    client.force_login(cast.mia.user)
    assert ["no-store" in client.get(url)["Cache-Control"] for url in urls_of(compared)] == [True, True]


def test_a_question_that_nobody_here_is_asked_is_not_found(
    client: Client, cast: Cast, compared: Application
) -> None:
    other = QuestionFactory.create(team=cast.team)
    page(client, cast.mia, question_url(compared.opening, other), status=404)
    page(client, cast.mia, reverse("question_comparison", args=[compared.opening.uuid, uuid4()]), status=404)


# --- What the matrix says ---------------------------------------------------------------------------


def test_a_cell_by_question_leads_to_the_candidate_under_that_question(
    client: Client, cast: Cast, compared: Application
) -> None:
    shown = page(client, cast.mia, matrix_url(compared.opening, "?by=questions"))
    target = question_url(compared.opening, first_question(compared))
    assert f'href="{target}#{compared.uuid}"' in shown
    assert '<span class="cell__mean">3.5</span>' in shown
    assert "2 to 5" in shown
    assert "Yes × 2" in shown
    assert f'id="{compared.uuid}"' in page(client, cast.mia, target)


def test_a_cell_by_competency_leads_to_the_questions_behind_it(
    client: Client, cast: Cast, compared: Application
) -> None:
    item = InterviewItem.objects.filter(interview__application=compared).order_by("position")[0]
    assert item.competency
    behind = matrix_url(compared.opening, f"?competency={item.competency.uuid}")
    assert f'href="{behind}#{compared.uuid}"' in page(client, cast.mia, matrix_url(compared.opening))
    shown = page(client, cast.mia, behind)
    assert item.competency.name in shown
    assert question_url(compared.opening, item.revision.question) in shown


@pytest.mark.parametrize(
    "query",
    [
        "?by=colours",
        "?sort=luck",
        "?competency=none",
        "?competency=x",
        "?competency=00000000-0000-0000-0000-000000000000",
        "?by=",
    ],
)
def test_an_address_that_means_nothing_still_gives_a_page(
    client: Client, cast: Cast, compared: Application, query: str
) -> None:
    assert compared.candidate.name in page(client, cast.mia, matrix_url(compared.opening, query))


def test_an_opening_without_candidates_offers_to_add_one(client: Client, cast: Cast) -> None:
    opening = OpeningFactory.create(team=cast.team)
    shown = page(client, cast.mia, matrix_url(opening))
    assert "No candidate yet" in shown
    assert reverse("application_new", args=[opening.uuid]) in shown


def test_an_opening_without_interviews_says_so(client: Client, cast: Cast) -> None:
    application = ApplicationFactory.create(opening__team=cast.team)
    assert "No interview is scheduled" in page(client, cast.mia, matrix_url(application.opening))


def test_before_a_panel_is_complete_the_page_says_what_is_awaited(client: Client, cast: Cast) -> None:
    submit(cast.interview, cast.ann)
    shown = page(client, cast.mia, matrix_url(cast.interview.application.opening))
    assert "Nothing to compare yet" in shown


def test_a_manager_who_owes_a_scorecard_is_told_so(client: Client, cast: Cast) -> None:
    cast.ann.is_manager = True
    cast.ann.save()
    shown = page(client, cast.ann, matrix_url(cast.interview.application.opening))
    assert "Your scorecard comes first" in shown


def test_what_a_manager_may_not_read_is_said_in_its_row(
    client: Client, cast: Cast, compared: Application
) -> None:
    waiting = ApplicationFactory.create(opening=compared.opening)
    make_interview(cast.ann, application=waiting, round=cast.interview.round)
    shown = page(client, cast.mia, matrix_url(compared.opening, "?by=questions"))
    assert "waiting for the panel" in shown


def test_names_and_questions_are_shown_as_text_not_as_markup(client: Client, cast: Cast) -> None:
    application = ApplicationFactory.create(
        opening__team=cast.team, opening__title="<b>Role</b>", candidate__name="<script>alert(1)</script>"
    )
    held = make_round(application.opening, questions=1, name="<i>Round</i>")
    held.items.update(revision=add_revision(held.items.get().revision.question, text="<img src=x onerror=1>"))
    submit(make_interview(cast.ann, application=application, round=held), cast.ann, notes="<u>said</u>")
    for url in [*urls_of(application), matrix_url(application.opening, "?by=questions")]:
        shown = page(client, cast.mia, url)
        assert not [tag for tag in ("<b>", "<script>alert", "<i>R", "<img src=x", "<u>") if tag in shown]


# --- What the question's page says ------------------------------------------------------------------


def test_a_question_shows_notes_marks_and_ratings_of_everyone_under_answers_and_anchors(
    client: Client, cast: Cast, compared: Application
) -> None:
    revision = first_question(compared).current
    assert revision
    level = ScaleLevel.objects.get(version__scale__team=cast.team, level=3)
    Anchor.objects.create(revision=revision, level=level, text="Names one remedy of its own.")
    said = Response.objects.get(scorecard__author=cast.ann, item__revision=revision)
    answer = revision.proposed_answers.order_by("position")[0]
    AnswerMatch.objects.create(response=said, proposed_answer=answer, mark=Mark.PARTLY)
    shown = page(client, cast.mia, question_url(compared.opening, first_question(compared)))
    for part in (
        "They named two remedies.",
        "They named one.",
        "Ann",
        "Bob",
        answer.text,
        "partly",
        "unmarked",
    ):
        assert part in shown
    assert "Names one remedy of its own." in shown
    assert "What 5 means" in shown
    assert '<span class="rating rating--5">5</span>' in shown
    assert '<span class="rating rating--2">2</span>' in shown


def test_the_viewers_own_column_is_called_you(client: Client, cast: Cast, compared: Application) -> None:
    cast.ann.is_manager = True
    cast.ann.save()
    shown = page(client, cast.ann, question_url(compared.opening, first_question(compared)))
    assert '<header class="evidence__who">You ' in shown


def test_why_there_is_no_rating_is_said(client: Client, cast: Cast, compared: Application) -> None:
    own = Response.objects.filter(item__revision__question=first_question(compared))
    own.filter(scorecard__author=cast.ann).update(
        level=None, state="skipped", skip_reason="It had come up before."
    )
    own.filter(scorecard__author=cast.bob).update(level=None, cannot_judge=True)
    shown = page(client, cast.mia, question_url(compared.opening, first_question(compared)))
    assert "Skipped because: It had come up before." in shown
    assert "cannot judge" in shown


def test_mixed_revisions_are_said_beside_each_name(client: Client, cast: Cast, compared: Application) -> None:
    question = first_question(compared)
    other = ApplicationFactory.create(opening=compared.opening)
    held = make_round(compared.opening, questions=1)
    held.items.update(revision=add_revision(question, text="Asked anew"))
    submit(make_interview(cast.ann, application=other, round=held), cast.ann)
    shown = page(client, cast.mia, question_url(compared.opening, question))
    for part in ("Mixed versions", "revision 1", "revision 2", "Revision 1, asked earlier"):
        assert part in shown


def test_candidates_who_were_not_asked_say_why(client: Client, cast: Cast, compared: Application) -> None:
    ApplicationFactory.create(opening=compared.opening)
    waiting = ApplicationFactory.create(opening=compared.opening)
    make_interview(cast.ann, application=waiting, round=cast.interview.round)
    shown = page(client, cast.mia, question_url(compared.opening, first_question(compared)))
    assert "Not scheduled." in shown
    assert "Waiting for the panel." in shown


# --- Queries ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("candidates", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"), [("?by=questions", 11), ("?by=competencies", 11), ("narrow", 12)]
)
def test_the_matrix_takes_as_many_queries_for_three_rows_as_for_one(
    cast: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    candidates: int,
    query: str,
    queries: int,
) -> None:
    crowd = make_crowd(candidates=candidates, questions=3, raters=2)
    competency = InterviewItem.objects.all()[0].competency
    assert competency
    query = f"?competency={competency.uuid}" if query == "narrow" else query
    client = Client()
    client.force_login(crowd.manager.user)
    with django_assert_num_queries(queries):
        assert client.get(matrix_url(crowd.opening, query)).status_code == 200


@pytest.mark.parametrize("candidates", [1, 3])
def test_a_question_takes_as_many_queries_for_three_candidates_as_for_one(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, candidates: int
) -> None:
    crowd = make_crowd(candidates=candidates, questions=2, raters=2)
    question = InterviewItem.objects.all()[0].revision.question
    client.force_login(crowd.manager.user)
    with django_assert_num_queries(12):
        assert client.get(question_url(crowd.opening, question)).status_code == 200


@pytest.mark.parametrize("by", ["questions", "competencies"])
def test_fifty_candidates_by_25_questions_by_three_interviewers_take_eleven_queries(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, by: str
) -> None:
    crowd = make_crowd(candidates=50, questions=25, raters=3)
    client.force_login(crowd.manager.user)
    with django_assert_num_queries(11):
        answer = client.get(matrix_url(crowd.opening, f"?by={by}"))
    assert answer.text.count("cell__mean") >= 50
