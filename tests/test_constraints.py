"""What holds for every row, whatever writes it."""

from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from interviews.enums import Mark
from interviews.models import KeyPointMatch, Response, Seat
from questionbank.enums import Guidance, ImportChoice, QuestionState
from questionbank.models import (
    DocumentImport,
    DuplicatePair,
    GuidanceLine,
    ImportedQuestion,
    KeyPoint,
    ProposedAnswer,
    Question,
    StateChange,
    Template,
)
from tests.census import make_world
from tests.test_architecture import our_models

CHOSEN = [
    (model, field.name)
    for model in our_models()
    for field in model._meta.fields
    if getattr(field, "choices", None)
]


@pytest.fixture
def rows(db: None) -> None:
    """One of everything that chooses among known values."""
    make_world()
    GuidanceLine.objects.create(
        template=Template.objects.all()[0], section=Guidance.AUDIENCE, position=1, text="x"
    )
    point = KeyPoint.objects.create(proposed_answer=ProposedAnswer.objects.all()[0], position=1, text="x")
    question, other = Question.objects.order_by("pk")[:2]
    StateChange.objects.create(question=question, before=QuestionState.DRAFT, after=QuestionState.IN_REVIEW)
    DuplicatePair.objects.create(team=question.team, first=question, second=other, likeness=90)
    made = DocumentImport.objects.create(team=question.team)
    ImportedQuestion.objects.create(document_import=made, number=1, choice=ImportChoice.NEW)
    response = Response.objects.all()[0]
    KeyPointMatch.objects.create(response=response, key_point=point, mark=Mark.FULLY)
    response.matches.create(proposed_answer=point.proposed_answer, mark=Mark.PARTLY)
    for interview_round in response.item.interview.round.plan_version.rounds.all():
        interview_round.panel.create(membership=response.scorecard.author)


@pytest.mark.parametrize(("model", "name"), CHOSEN, ids=lambda one: getattr(one, "__name__", one))
def test_a_value_that_is_not_known_is_refused(rows: None, model: Any, name: str) -> None:
    row = model.objects.order_by("-pk")[:1].values("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk__in=row).update(**{name: "?"})


def test_a_seat_is_taken_over_from_somebody_else(rows: None) -> None:
    for seat in Seat.objects.all():
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.filter(pk=seat.pk).update(taken_over_from=models.F("pk"))


def test_a_response_meets_a_key_point_once(rows: None) -> None:
    met = KeyPointMatch.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyPointMatch.objects.create(response=met.response, key_point=met.key_point, mark=Mark.PARTLY)
