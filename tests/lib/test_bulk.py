"""Rows that are stored many at once are the rows that Django would have stored."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from lib.bulk import draw_keys, insert_rows
from questionbank.models import Competency, Question
from tests.factories import QuestionFactory, TeamFactory

NOON = datetime(2026, 11, 24, 12, 30, 15, 123456, tzinfo=UTC)
NAMES = ("id", "uuid", "team_id", "created_at", "name", "description")


@pytest.mark.django_db
def test_rows_come_back_as_they_were_given() -> None:
    team, first, second = TeamFactory.create(), uuid4(), uuid4()
    with transaction.atomic():
        keys = list(draw_keys(Competency, 2))
        rows = [
            (keys[0], first, team.pk, NOON, "Café\t\\N\n", ""),
            (keys[1], second, team.pk, NOON, "B", "x"),
        ]
        insert_rows(Competency, NAMES, rows)
    stored = list(Competency.objects.filter(pk__in=keys).order_by("pk"))
    assert [
        (one.pk, one.uuid, one.team_id, one.created_at, one.name, one.description) for one in stored
    ] == rows


@pytest.mark.django_db
def test_keys_are_never_given_twice() -> None:
    kept, gone = QuestionFactory.create(), QuestionFactory.create()
    Question.objects.filter(pk=gone.pk).update(current=None)
    gone.revisions.all()[0].proposed_answers.all().delete()
    gone.revisions.all().delete()
    gone.delete()
    assert {kept.pk, gone.pk}.isdisjoint(draw_keys(Question, 3))


@pytest.mark.django_db
def test_a_row_made_by_django_afterwards_has_a_key_of_its_own() -> None:
    team = TeamFactory.create()
    with transaction.atomic():
        keys = list(draw_keys(Competency, 2))
        insert_rows(Competency, NAMES, [(k, uuid4(), team.pk, NOON, f"C{k}", "") for k in keys])
    assert Competency.objects.create(team=team, name="By Django").pk not in keys
    with transaction.atomic():
        assert set(draw_keys(Competency, 2)).isdisjoint({*keys})


@pytest.mark.django_db
def test_constraints_hold_for_them() -> None:
    nameless = [(next(draw_keys(Competency, 1)), uuid4(), TeamFactory.create().pk, NOON, "", "")]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Competency, NAMES, nameless)


@pytest.mark.django_db(transaction=True)
def test_keys_are_drawn_inside_a_transaction_only() -> None:
    with pytest.raises(RuntimeError, match="in the transaction"):
        draw_keys(Competency, 1)
