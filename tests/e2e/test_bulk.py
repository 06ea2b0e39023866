"""Several questions are ticked by hand and by key, changed together, and put back."""

import pytest
from playwright.sync_api import expect

from questionbank.models import Question
from questionbank.search.indexing import index_questions
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, QuestionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def kinds() -> list[str]:
    return list(Question.objects.order_by("pk").values_list("kind", flat=True))


def test_questions_are_ticked_changed_and_put_back(enter: SignIn) -> None:
    admin = MembershipFactory.create(is_admin=True)
    questions = QuestionFactory.create_batch(3, team=admin.team)
    index_questions(one.pk for one in questions)
    page = enter(admin)
    page.goto("/questions/")
    change = page.get_by_role("button", name="Change the ticked ones")
    expect(change).to_be_disabled()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(change).to_have_text("Change the ticked ones (1)")
    page.get_by_role("checkbox").nth(2).check()
    expect(change).to_have_text("Change the ticked ones (2)")
    page.get_by_label("All on this page").check()
    expect(change).to_have_text("Change the ticked ones (3)")
    page.keyboard.press("Escape")
    page.get_by_role("checkbox").nth(1).uncheck()
    change.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change 2 questions")
    page.get_by_label("Kind").select_option("technical")
    page.get_by_role("button", name="Change 2 questions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 questions changed")
    assert sorted(kinds()) == ["", "technical", "technical"]
    page.get_by_role("button", name="Undo this change").click()
    expect(page.get_by_role("status").first).to_contain_text("2 questions are as before.")
    assert kinds() == ["", "", ""]
