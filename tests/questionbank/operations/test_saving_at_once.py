"""Who saves a question does not wait for an import, which may want that question next."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection, connections, transaction

from questionbank.models import Question, Revision
from questionbank.operations.importing import lock_bank
from questionbank.operations.questions import create_question, revise_question
from teams.models import Membership
from tests.factories import MembershipFactory
from tests.questionbank.operations.test_bulk_editing import WHOLE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def admin(transactional_db: None) -> Membership:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time. Needs PostgreSQL: run make test-postgres.")
    made: Membership = MembershipFactory.create(is_admin=True)
    return made


def save(admin: Membership, question: Question) -> Revision:
    content = replace(WHOLE, text="How else?", anchors=((1, "Not at all."),))
    try:
        return revise_question(actor=admin, question=question, content=content)
    finally:
        connections.close_all()


def test_a_question_with_anchors_is_saved_while_an_import_holds_the_bank(admin: Membership) -> None:
    question = create_question(
        actor=admin, team=admin.team, content=replace(WHOLE, anchors=((1, "Not a word."),))
    )
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        lock_bank(admin.team)
        saving = pool.submit(save, admin, question)
        assert saving.result(timeout=10).number == 2
        assert Question.objects.select_for_update().get(pk=question.pk).current_id == saving.result().pk


def test_a_question_is_saved_while_an_import_stores_the_same_new_words(admin: Membership) -> None:
    question = create_question(actor=admin, team=admin.team, content=WHOLE)
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        create_question(actor=admin, team=admin.team, content=replace(WHOLE, text="Else, anchors, zebra?"))
        assert pool.submit(save, admin, question).result(timeout=10).number == 2
