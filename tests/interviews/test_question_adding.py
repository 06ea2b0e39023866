"""A question from the bank, in the middle of the interview."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from interviews.enums import ItemOrigin, ResponseState
from interviews.models import InterviewItem, Response
from interviews.operations.adding import add_question
from questionbank.enums import QuestionState
from questionbank.models import BankSettings
from tests.factories import QuestionFactory, add_revision, submit
from tests.interviews.conftest import Cast


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann.user)
    return client


def address(cast: Cast) -> str:
    return f"/scorecards/{cast.scorecard(cast.ann).uuid}/questions/"


def test_it_goes_to_the_end_of_every_open_scorecard_and_is_marked_as_outside_the_plan(
    cast: Cast, ann: Client
) -> None:
    question = QuestionFactory.create(team=cast.team, text="What would you do differently?")
    answer = ann.post(address(cast), {"question": str(question.uuid)})
    item = InterviewItem.objects.get(origin=ItemOrigin.ROOM)
    assert (item.position, item.plan_item, item.added_by, item.revision) == (
        3,
        None,
        cast.ann,
        question.current,
    )
    own = Response.objects.get(item=item, scorecard__author=cast.ann)
    assert answer.headers["Location"].endswith(f"?question={own.uuid}")
    assert [one.state for one in Response.objects.filter(item=item)] == [ResponseState.PENDING] * 2


def test_adding_it_twice_leads_to_the_one_that_is_there(cast: Cast, ann: Client) -> None:
    question = QuestionFactory.create(team=cast.team)
    first, second = (ann.post(address(cast), {"question": str(question.uuid)}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert InterviewItem.objects.filter(origin=ItemOrigin.ROOM).count() == 1


def test_a_question_that_was_revised_meanwhile_is_not_added_again(cast: Cast, ann: Client) -> None:
    question = cast.responses(cast.ann)[0].item.revision.question
    question.current = add_revision(question, text="The same, in other words?")
    question.save()
    ann.post(address(cast), {"question": str(question.uuid)})
    assert not InterviewItem.objects.filter(origin=ItemOrigin.ROOM).exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_add_a_question_at_once_take_turns(cast: Cast) -> None:
    """On SQLite writers take turns anyway; PostgreSQL would find a deadlock."""
    cards = [cast.scorecard(member) for member in (cast.ann, cast.bob)]
    questions = QuestionFactory.create_batch(2, team=cast.team)

    def add(number: int) -> None:
        try:
            author = (cast.ann, cast.bob)[number]
            add_question(actor=author, scorecard_id=cards[number].uuid, question=questions[number])
        finally:
            connection.close()

    if connection.vendor != "postgresql":
        pytest.skip("Needs PostgreSQL: run make test-postgres.")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, range(2)))
    assert InterviewItem.objects.filter(origin=ItemOrigin.ROOM).count() == 2
    assert [one.responses.count() for one in cards] == [4, 4]


def test_a_submitted_scorecard_stays_as_it_was(cast: Cast, ann: Client) -> None:
    submit(cast.interview, cast.bob)
    ann.post(address(cast), {"question": str(QuestionFactory.create(team=cast.team).uuid)})
    assert len(cast.responses(cast.bob)) == 2
    assert len(cast.responses(cast.ann)) == 3


def test_a_colleague_need_not_say_anything_of_a_question_that_was_added_by_another(
    cast: Cast, ann: Client, client: Client
) -> None:
    ann.post(address(cast), {"question": str(QuestionFactory.create(team=cast.team, text="Added?").uuid)})
    client.force_login(cast.bob.user)
    page = client.get(f"/scorecards/{cast.scorecard(cast.bob).uuid}/submission/")
    assert not any("Added?" in problem.sentence for problem in page.context["problems"])


def test_only_approved_questions_that_are_not_there_yet_are_offered(cast: Cast, ann: Client) -> None:
    assert cast.interview
    offered = QuestionFactory.create(team=cast.team, text="Where did it break?")
    QuestionFactory.create(team=cast.team, text="Where is the draft?", state=QuestionState.DRAFT)
    QuestionFactory.create(text="Where is the other team?")
    page = ann.get(address(cast), {"q": "WHERE"})
    assert list(page.context["questions"]) == [offered]
    assert "problem" not in [
        question.current.text for question in ann.get(address(cast)).context["questions"]
    ]


def test_a_team_that_offers_drafts_adds_them_too_with_their_state(cast: Cast, ann: Client) -> None:
    draft = QuestionFactory.create(team=cast.team, text="Where is the draft?", state=QuestionState.DRAFT)
    BankSettings.objects.create(team=cast.team, offers_unapproved=True)
    page = ann.get(address(cast), {"q": "draft"})
    assert list(page.context["questions"]) == [draft]
    assert page.content.decode().count("badge--quiet") == 1
    assert ann.post(address(cast), {"question": str(draft.uuid)}).status_code == 302


def test_searching_answers_with_the_results_alone_for_htmx(cast: Cast, ann: Client) -> None:
    QuestionFactory.create(team=cast.team, text="Where did it break?")
    fragment = ann.get(address(cast), {"q": "break"}, headers={"HX-Request": "true"}).content.decode()
    assert "Where did it break?" in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize("question", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_question_that_is_not_there_is_not_found(cast: Cast, ann: Client, question: str) -> None:
    assert ann.post(address(cast), {"question": question}).status_code == 404


def test_a_question_of_another_team_is_not_found(cast: Cast, ann: Client) -> None:
    assert ann.post(address(cast), {"question": str(QuestionFactory.create().uuid)}).status_code == 404


def test_the_page_of_a_submitted_scorecard_leads_to_the_interview(cast: Cast, ann: Client) -> None:
    submit(cast.interview, cast.ann)
    answer = ann.get(address(cast))
    assert answer.headers["Location"] == f"/interviews/{cast.interview.uuid}/"


def test_nothing_is_added_to_a_submitted_scorecard(cast: Cast, ann: Client) -> None:
    question = QuestionFactory.create(team=cast.team)
    submit(cast.interview, cast.ann)
    answer = ann.post(address(cast), {"question": str(question.uuid)})
    assert answer.headers["Location"] == f"/interviews/{cast.interview.uuid}/"
    assert not InterviewItem.objects.filter(origin=ItemOrigin.ROOM).exists()


@pytest.mark.parametrize("who", ["bob", "mia", "eve"])
def test_nobody_adds_through_somebody_elses_scorecard(cast: Cast, client: Client, who: str) -> None:
    question = QuestionFactory.create(team=cast.team)
    client.force_login(getattr(cast, who).user)
    assert client.post(address(cast), {"question": str(question.uuid)}).status_code == 404
