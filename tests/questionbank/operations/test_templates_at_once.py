"""A merge holds questions and then wants templates; who changes a template takes them in the same order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.db import connection, connections, transaction
from pytest_django import Settings

from questionbank.enums import QuestionState
from questionbank.library import library_template
from questionbank.models import Question, Template
from questionbank.operations.library import adopt_template
from questionbank.operations.templates import NotPlaceableError, add_to_template
from questionbank.operations.updating import take_update
from questionbank.queries.library import open_update
from teams.models import Membership
from tests.factories import MembershipFactory, QuestionFactory
from tests.questionbank.conftest import SMALL, Shelf, small_shelf

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
LONGEST = 10.0  # seconds


@pytest.fixture
def admin(transactional_db: None) -> Membership:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time. Needs PostgreSQL: run make test-postgres.")
    made: Membership = MembershipFactory.create(is_admin=True)
    return made


@pytest.fixture
def shelf(settings: Settings, tmp_path: Path) -> Shelf:
    return small_shelf(settings, tmp_path / "library")


@pytest.fixture
def template(admin: Membership, shelf: Shelf) -> Template:
    return adopt_template(actor=admin, team=admin.team, key="support").template


def wait_for_someone_who_waits() -> None:
    ending = monotonic() + LONGEST
    while monotonic() < ending:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
    pytest.fail("Nobody waits for the question.")


def during_a_merge(
    question: Question, template: Template, action: Callable[[], object], *, into: Question | None = None
) -> object:
    """What comes of `action`, which begins while a transaction has the question, but not yet the template."""

    def act() -> object:
        try:
            return action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Question.objects.select_for_update().get(pk=question.pk)
            acting = pool.submit(act)
            wait_for_someone_who_waits()
            Template.objects.select_for_update().get(pk=template.pk)
            if into:
                merged = Question.objects.filter(pk=question.pk)
                merged.update(state=QuestionState.RETIRED, merged_into=into)
        return acting.result(timeout=LONGEST)


def test_a_question_is_added_while_it_is_merged(admin: Membership, template: Template) -> None:
    question, other = QuestionFactory.create_batch(2, team=admin.team)

    def add() -> None:
        add_to_template(actor=admin, template=template, question=question)

    with pytest.raises(NotPlaceableError, match="was merged into another one"):
        during_a_merge(question, template, add, into=other)
    during_a_merge(other, template, lambda: add_to_template(actor=admin, template=template, question=other))
    assert template.items.filter(question=other).exists()


def test_an_update_is_taken_while_one_of_its_questions_is_merged(
    admin: Membership, template: Template, shelf: Shelf
) -> None:
    shelf(SMALL.replace("To see a method.", "To see a method, step by step."))
    library = library_template("support")
    assert library
    found = open_update(template, library)
    choices = {one.choice for one in found.update.questions}
    question = template.items.order_by("-position")[0].question

    def take() -> object:
        return take_update(
            actor=admin, template=template, library=library, choices=choices, shown=found.shown
        )

    during_a_merge(question, template, take)
    question.refresh_from_db()
    assert question.current
    assert question.current.why_ask == "To see a method, step by step."
