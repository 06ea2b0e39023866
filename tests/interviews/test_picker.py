"""Questions are picked for a round: from the bank, by competency, or a template at once."""

from typing import Any

import pytest
from django.test import Client

from interviews.models import Round
from questionbank.enums import QuestionState
from questionbank.models import BankSettings, Question, Template, TemplateQuestion
from teams.models import AuditEntry
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    OpeningFactory,
    QuestionFactory,
    TemplateFactory,
    add_revision,
    make_interview,
    make_round,
)
from tests.interviews.conftest import Cast

PICKER_QUERIES = 11


@pytest.fixture
def made(cast: Cast, client: Client) -> Round:
    client.force_login(cast.mia.user)
    return make_round(OpeningFactory.create(team=cast.team), questions=0)


def path_of(made: Round) -> str:
    return f"/openings/{made.plan_version.plan.opening.uuid}/plan/rounds/{made.uuid}/items/"


def template_with(*questions: Question) -> Template:
    template = TemplateFactory.create(team=questions[0].team)
    for position, question in enumerate(questions, start=1):
        assert question.current
        TemplateQuestion.objects.create(
            template=template, position=position, question=question, revision=question.current
        )
    return template


def offered(client: Client, made: Round, **query: Any) -> list[str]:
    return [str(offer.question) for offer in client.get(path_of(made), query).context["picker"].offers]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_picker_asks_the_database_as_often_for_one_question_as_for_three(
    cast: Cast, made: Round, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        competency = CompetencyFactory.create(team=cast.team)
        template_with(QuestionFactory.create(team=cast.team, competency=competency))
    path = path_of(made)
    with django_assert_num_queries(PICKER_QUERIES):
        assert client.get(path).status_code == 200


def test_only_approved_questions_of_the_team_are_offered(cast: Cast, made: Round, client: Client) -> None:
    QuestionFactory.create(team=cast.team, text="Approved?")
    for state in (QuestionState.DRAFT, QuestionState.IN_REVIEW, QuestionState.RETIRED):
        QuestionFactory.create(team=cast.team, state=state)
    QuestionFactory.create(text="Of another team?")
    assert offered(client, made) == ["Approved?"]


def test_a_team_that_offers_drafts_picks_them_too_with_their_state(
    cast: Cast, made: Round, client: Client
) -> None:
    BankSettings.objects.create(team=cast.team, offers_unapproved=True)
    competency = CompetencyFactory.create(team=cast.team)
    draft = QuestionFactory.create(
        team=cast.team, text="Draft?", state=QuestionState.DRAFT, competency=competency
    )
    QuestionFactory.create(team=cast.team, text="In review?", state=QuestionState.IN_REVIEW)
    QuestionFactory.create(team=cast.team, text="Retired?", state=QuestionState.RETIRED)
    QuestionFactory.create(text="Of another team?", state=QuestionState.DRAFT)
    assert set(offered(client, made)) == {"Draft?", "In review?"}
    page = client.get(path_of(made)).content.decode()
    assert page.count("badge--info") == 1
    assert page.count("badge--quiet") == 1
    assert f"competency={competency.uuid}" in page
    client.post(path_of(made), {"question": [str(draft.uuid)]})
    assert [item.revision for item in made.items.all()] == [draft.current]


def test_words_and_a_competency_narrow_what_is_offered(cast: Cast, made: Round, client: Client) -> None:
    data = CompetencyFactory.create(team=cast.team)
    QuestionFactory.create(team=cast.team, text="How do labels go wrong?", competency=data)
    QuestionFactory.create(team=cast.team, text="Who checks labels?")
    QuestionFactory.create(team=cast.team, text="What is a schema?", competency=data)
    assert set(offered(client, made, q="LABELS")) == {"How do labels go wrong?", "Who checks labels?"}
    assert offered(client, made, q="labels", competency=data.uuid) == ["How do labels go wrong?"]


@pytest.mark.parametrize("query", [{"competency": "nonsense"}, {"template": "nonsense"}, {"question": "x"}])
def test_a_filter_that_can_not_be_read_filters_nothing(
    cast: Cast, made: Round, client: Client, query: dict[str, str]
) -> None:
    QuestionFactory.create(team=cast.team, text="There?")
    assert offered(client, made, **query) == ["There?"]


def test_a_search_by_script_keeps_what_was_ticked_in_sight(cast: Cast, made: Round, client: Client) -> None:
    ticked = QuestionFactory.create(team=cast.team, text="Ticked before?")
    QuestionFactory.create(team=cast.team, text="How do labels go wrong?")
    query = {"q": "labels", "question": [ticked.uuid]}
    text = client.get(path_of(made), query, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert text.index("Ticked before?") < text.index("How do labels go wrong?")
    assert text.count(" checked") == 1


def test_a_template_is_offered_in_its_order_all_ticked_but_what_the_plan_asks(
    cast: Cast, made: Round, client: Client
) -> None:
    questions = QuestionFactory.create_batch(3, team=cast.team)
    retired = QuestionFactory.create(team=cast.team, state=QuestionState.RETIRED)
    template = template_with(questions[2], questions[0], retired, questions[1])
    client.post(path_of(made), {"question": [questions[0].uuid]})
    offers = client.get(path_of(made), {"template": str(template.uuid)}).context["picker"].offers
    assert [(one.question, one.is_here, one.is_chosen) for one in offers] == [
        (questions[2], False, True),
        (questions[0], True, False),
        (questions[1], False, True),
    ]


def test_what_another_round_asks_is_said_and_not_ticked(cast: Cast, made: Round, client: Client) -> None:
    other = make_round(made.plan_version.plan.opening, questions=1, name="Case")
    question = other.items.get().revision.question
    (offer,) = (
        client.get(path_of(made), {"template": str(template_with(question).uuid)}).context["picker"].offers
    )
    assert (offer.elsewhere, offer.is_here, offer.is_chosen) == ("Case", False, False)


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {}], ids=["htmx", "plain"])
def test_what_is_ticked_is_added_at_the_end_in_its_order(
    cast: Cast, made: Round, client: Client, headers: dict[str, str]
) -> None:
    competency = CompetencyFactory.create(team=cast.team)
    first, second = QuestionFactory.create_batch(2, team=cast.team, competency=competency)
    add_revision(first, text="Unpublished?")
    second.current = add_revision(second, text="Newer?", minutes=12)
    second.save()
    response = client.post(path_of(made), {"question": [second.uuid, first.uuid]}, headers=headers)
    assert response.status_code == (200 if headers else 303)
    assert list(made.items.order_by("position").values_list("revision", "minutes", "competency")) == [
        (second.current.pk, 12, competency.pk),
        (first.current.pk, 5, competency.pk),
    ]
    assert AuditEntry.objects.get().details["ids"] == [str(second.uuid), str(first.uuid)]


def test_what_can_not_be_added_is_left_out_and_said(cast: Cast, made: Round, client: Client) -> None:
    fresh = QuestionFactory.create(team=cast.team)
    draft = QuestionFactory.create(team=cast.team, state=QuestionState.DRAFT)
    foreign = QuestionFactory.create()
    client.post(path_of(made), {"question": [fresh.uuid]})
    sent = {"question": [fresh.uuid, draft.uuid, foreign.uuid, "nonsense"]}
    text = client.post(path_of(made), sent, follow=True).content.decode()
    assert "0 questions added to Technical round. What is asked there already" in text
    assert made.items.count() == 1


def test_a_question_sent_twice_is_added_once(cast: Cast, made: Round, client: Client) -> None:
    question = QuestionFactory.create(team=cast.team)
    response = client.post(path_of(made), {"question": [question.uuid, question.uuid]}, follow=True)
    assert "1 question added to Technical round.</p>" in response.content.decode()
    assert made.items.count() == 1


def test_nothing_ticked_is_said(made: Round, client: Client) -> None:
    text = client.post(path_of(made), {}, follow=True).content.decode()
    assert "No question was chosen, so nothing was added." in text


def test_a_version_in_use_takes_no_question(cast: Cast, made: Round, client: Client) -> None:
    question = QuestionFactory.create(team=cast.team)
    client.post(path_of(made), {"question": [question.uuid]})
    application = ApplicationFactory.create(opening=made.plan_version.plan.opening)
    make_interview(cast.ann, application=application, round=made)
    another = QuestionFactory.create(team=cast.team)
    text = client.post(path_of(made), {"question": [another.uuid]}, follow=True).content.decode()
    assert "Version 1 of this plan is used by a candidate" in text
    assert made.items.count() == 1
