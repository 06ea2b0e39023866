"""Where a question was used, told without telling of anybody's scorecard."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from interviews.models import Interview, Response
from questionbank.models import BankSettings, Question
from questionbank.queries.instead import instead_of
from questionbank.search.indexing import index_questions
from questionbank.uses import Uses, latest_askings, uses_of, worn_among
from teams.models import Membership, Team
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    MembershipFactory,
    QuestionFactory,
    make_interview,
    make_round,
    submit,
)
from tests.interviews.conftest import Cast


def held(*panel: Membership, days_ago: int = 1, like: Interview | None = None) -> Interview:
    """An interview that took place, with a candidate of its own; of the same round as `like`."""
    starts_at = timezone.now() - timedelta(days=days_ago)
    if like is None:
        return make_interview(*panel, starts_at=starts_at)
    application = ApplicationFactory.create(opening=like.application.opening)
    return make_interview(*panel, application=application, round=like.round, starts_at=starts_at)


def question_of(interview: Interview) -> Question:
    return interview.items.order_by("position")[0].revision.question


def told(question: Question) -> Uses:
    return uses_of(question.team, [question.pk]).get(question.pk, Uses())


def test_an_interview_counts_from_its_beginning_whatever_anybody_wrote(cast: Cast) -> None:
    interview = held(cast.ann, cast.bob)
    question = question_of(interview)
    before = told(question)
    assert (before.asked, before.candidates, before.candidates_recently) == (1, 1, 1)
    assert before.last_asked == interview.starts_at
    submit(interview, cast.ann)
    Response.objects.filter(scorecard__author=cast.ann).update(state="skipped", level=None)
    assert told(question) == before  # Bob could tell from another count what Ann's scorecard says


def test_an_interview_that_did_not_happen_does_not_count(cast: Cast) -> None:
    interview = held(cast.ann)
    Interview.objects.filter(pk=interview.pk).update(state="cancelled")
    assert told(question_of(interview)).asked == 0


def test_earlier_candidates_count_and_wear_nothing_out(cast: Cast) -> None:
    first = held(cast.ann, days_ago=100)
    second = held(cast.ann, like=first)
    for interview in (first, second):
        submit(interview, cast.ann)
    question = question_of(first)
    assert (told(question).candidates, told(question).candidates_recently) == (2, 1)
    for worn_after, worn in ((1, {question.pk}), (2, set())):
        BankSettings.objects.update_or_create(team=cast.team, defaults={"worn_after": worn_after})
        assert worn_among(Team.objects.get(pk=cast.team.pk), [question.pk]) == worn
    assert told(question).is_worn(1)
    assert not told(question).is_worn(2)


def test_plans_and_interviews_to_come_are_told(cast: Cast) -> None:
    interview = make_interview(cast.ann, starts_at=timezone.now() + timedelta(days=1))
    assert (told(question_of(interview)).plans, told(question_of(interview)).planned) == (1, 1)
    assert told(QuestionFactory.create(team=cast.team)) == Uses()
    assert not Uses().is_used


def test_lately_is_told_by_whom_and_never_of_whom(cast: Cast) -> None:
    interview = held(cast.ann, cast.bob)
    for author in (cast.ann, cast.bob):
        submit(interview, author)
    (asking,) = latest_askings(question_of(interview))
    assert asking.asked_by == ("Ann", "Bob")
    assert asking.opening == interview.application.opening.title


def test_the_latest_come_first_and_no_more_than_were_asked_for(cast: Cast) -> None:
    first = held(cast.ann, days_ago=9)
    for interview in (first, held(cast.ann, like=first, days_ago=3), held(cast.ann, like=first, days_ago=5)):
        submit(interview, cast.ann)
    days = [(timezone.now() - asking.at).days for asking in latest_askings(question_of(first), 2)]
    assert days == [3, 5]


def test_another_teams_interviews_are_not_counted(cast: Cast) -> None:
    interview = held(cast.ann)
    submit(interview, cast.ann)
    assert uses_of(cast.eve.team, [question_of(interview).pk]) == {}


def url_of(question: Question) -> str:
    return f"/questions/{question.uuid}/uses/"


@pytest.mark.parametrize("reader", ["ada", "mia"])
def test_admins_and_managers_see_where_it_is_used(cast: Cast, client: Client, reader: str) -> None:
    interview = held(cast.ann)
    submit(interview, cast.ann)
    client.force_login(getattr(cast, reader).user)
    page = client.get(url_of(question_of(interview))).content.decode()
    assert "Ann" in page
    assert interview.application.candidate.name not in page
    for of_managers in (interview.application.opening.title, str(interview.application.opening.uuid)):
        assert (of_managers in page) == (reader == "mia")


def test_a_worn_question_is_marked(cast: Cast, client: Client) -> None:
    BankSettings.objects.create(team=cast.team, worn_after=1)
    interview = held(cast.ann)
    submit(interview, cast.ann)
    client.force_login(cast.mia.user)
    assert (
        "Worn: asked of 1 candidate within 90 days"
        in client.get(url_of(question_of(interview))).content.decode()
    )


def test_other_questions_of_its_competency_are_offered_instead_of_a_worn_one(
    cast: Cast, client: Client
) -> None:
    BankSettings.objects.create(team=cast.team, worn_after=1)
    competency = CompetencyFactory.create(team=cast.team)
    interview = held(cast.ann)
    submit(interview, cast.ann)
    worn, worn_too = (item.revision.question for item in interview.items.order_by("position"))
    Question.objects.filter(pk__in=[worn.pk, worn_too.pk]).update(competency=competency, kind="technical")
    make = partial(QuestionFactory.create, team=cast.team, competency=competency)
    other, near, draft = make(kind="situational"), make(kind="technical"), make(state="draft")
    worn.refresh_from_db()
    assert instead_of(worn) == [near, other]
    client.force_login(cast.ann.user)
    page = client.get(f"/questions/{worn.uuid}/").content.decode()
    assert str(near.uuid) in page
    assert str(draft.uuid) not in page
    assert f"/questions/{worn.uuid}/uses/" not in page  # for admins and managers


def test_worn_questions_are_marked_in_the_bank_and_in_the_picker(cast: Cast, client: Client) -> None:
    BankSettings.objects.create(team=cast.team, worn_after=1)
    interview = held(cast.ann)
    submit(interview, cast.ann)
    QuestionFactory.create(team=cast.team)
    index_questions(Question.objects.values_list("pk", flat=True))
    draft = make_round(interview.application.opening, name="Next", questions=0)
    client.force_login(cast.mia.user)
    items = f"/openings/{interview.application.opening.uuid}/plan/rounds/{draft.uuid}/items/"
    for url in ("/questions/", items):
        assert client.get(url).content.decode().count("Asked of many candidates within 90 days") == 2


def test_a_question_that_nothing_uses_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada.user)
    assert b"Nothing uses it yet" in client.get(url_of(QuestionFactory.create(team=cast.team))).content


def test_who_may_look(cast: Cast, client: Client) -> None:
    url = url_of(QuestionFactory.create(team=cast.team))
    assert client.get(url).status_code == 302
    for member, status in ((cast.ann, 403), (cast.eve, 404), (cast.ada, 200)):
        client.force_login(member.user)
        assert client.get(url).status_code == status
    assert client.post(url).status_code == 405


def test_the_page_takes_as_many_queries_for_three_interviews_as_for_one(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = held(cast.ann)
    submit(first, cast.ann)
    client.force_login(cast.mia.user)
    url = url_of(question_of(first))
    for more in (0, 2):
        for _ in range(more):
            submit(held(cast.ann, like=first), cast.ann)
        with django_assert_num_queries(11):
            client.get(url)


def test_a_whole_list_is_told_in_three_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held(MembershipFactory.create(team=cast.team))
    questions = list(Question.objects.filter(team=cast.team).values_list("pk", flat=True))
    with django_assert_num_queries(3):
        assert len(uses_of(cast.team, questions)) == len(questions) == 2
