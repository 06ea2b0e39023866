"""Many questions are changed at once, and are as before once that is undone."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from questionbank.documents import ProposedAnswerValue, QuestionValue
from questionbank.enums import QuestionState
from questionbank.models import BulkEdit, Question, StateChange
from questionbank.operations import bulk_editing
from questionbank.operations.adding import add_questions
from questionbank.operations.bulk_editing import (
    BulkChange,
    NothingToChangeError,
    edit_in_bulk,
    undo_bulk_edit,
)
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.states import change_state
from questionbank.problems import MOST_TAGS, BankError
from questionbank.queries.values import tags_in_order
from questionbank.search.finding import matching
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast

WHOLE = QuestionValue(
    "How?",
    when_to_ask="a",
    why_ask="b",
    how_to_ask="c",
    competency="Support",
    kind="technical",
    tags=("one", "two"),
    proposed_answers=(ProposedAnswerValue("x"), ProposedAnswerValue("y")),
)


def make(cast: Cast, count: int = 2, *, state: str = "draft", **values: object) -> list[Question]:
    return [
        create_question(
            actor=cast.ada,
            team=cast.team,
            content=replace(WHOLE, text=f"How {number}?", **values),  # type: ignore[arg-type]
            state=QuestionState(state),
        )
        for number in range(count)
    ]


def edit(cast: Cast, questions: list[Question], **change: object) -> BulkEdit:
    return edit_in_bulk(
        actor=cast.ada,
        team=cast.team,
        questions=[one.pk for one in questions],
        change=BulkChange(**change),  # type: ignore[arg-type]
    )


def seen(question: Question) -> tuple[str, str, str, str, tuple[str, ...]]:
    now = Question.objects.select_related("competency").get(pk=question.pk)
    tags = tags_in_order([now.pk])[now.pk]
    return (now.competency.name if now.competency else "", now.kind, now.seniority, now.state, tags)


def test_each_field_can_be_changed_and_what_is_not_named_stays(cast: Cast) -> None:
    questions = make(cast)
    edit(
        cast,
        questions,
        competency="Writing",
        seniority="lead",
        add_tags=("Three", "ONE"),
        remove_tags=("Two",),
    )
    assert [seen(one) for one in questions] == [
        ("Writing", "technical", "lead", "draft", ("one", "Three"))
    ] * 2


def test_a_field_can_be_emptied(cast: Cast) -> None:
    (question,) = make(cast, 1)
    edit(cast, [question], competency="", kind="", remove_tags=("one", "two"))
    assert seen(question) == ("", "", "", "draft", ())


def test_undoing_gives_each_question_back_what_it_had(cast: Cast) -> None:
    first, second = make(cast)
    edit(cast, [second], kind="situational", add_tags=("own",))
    before = [seen(first), seen(second)]
    made = edit(
        cast, [first, second], kind="behavioural", competency="Else", add_tags=("new",), state="in_review"
    )
    assert [seen(first), seen(second)] != before
    assert undo_bulk_edit(actor=cast.ada, edit=made) == 2
    assert [seen(first), seen(second)] == before


def test_what_changed_since_is_left_alone_when_it_is_undone(cast: Cast) -> None:
    first, second = make(cast)
    made = edit(cast, [first, second], seniority="lead")
    edit(cast, [second], seniority="junior")
    assert undo_bulk_edit(actor=cast.ada, edit=made) == 1
    assert (seen(first)[2], seen(second)[2]) == ("", "junior")


def test_it_is_undone_once(cast: Cast) -> None:
    made = edit(cast, make(cast), seniority="lead")
    undo_bulk_edit(actor=cast.ada, edit=made)
    with pytest.raises(BankError, match="undone already"):
        undo_bulk_edit(actor=cast.ada, edit=made)


def test_states_follow_the_table_and_who_cannot_follow_is_told(cast: Cast) -> None:
    (whole,), (bare,) = make(cast, 1), make(cast, 1, why_ask="")
    (retired,) = make(cast, 1)
    change_state(actor=cast.ada, question=retired, to="retired")
    made = edit(cast, [whole, bare, retired], state="in_review", seniority="lead")
    assert [seen(one)[3] for one in (whole, bare, retired)] == ["in_review", "in_review", "retired"]
    assert seen(retired)[2] == "lead"  # the rest of the change holds for it
    assert made.before[str(retired.uuid)]["refused"] == "A question can't go from “Retired” to “In review”."
    later = edit(cast, [whole, bare], state="approved")
    assert [seen(one)[3] for one in (whole, bare)] == ["approved", "in_review"]
    assert later.before[str(bare.uuid)]["refused"] == "It does not say why to ask it."


def test_going_back_to_a_draft_needs_a_word(cast: Cast) -> None:
    (question,) = make(cast, 1, state="in_review")
    made = edit(cast, [question], state="draft")
    assert "needs a word" in made.before[str(question.uuid)]["refused"]
    edit(cast, [question], state="draft", comment="Too long.")
    assert StateChange.objects.filter(question=question, after="draft").get().comment == "Too long."


def test_each_move_is_written_down_and_audited_once(cast: Cast) -> None:
    questions = make(cast)
    StateChange.objects.all().delete()
    made = edit(cast, questions, state="in_review")
    assert StateChange.objects.filter(after="in_review", actor=cast.ada).count() == 2
    entry = AuditEntry.objects.get(action="questions.bulk_edited")
    assert (entry.subject_id, entry.details) == (made.uuid, {"fields": ["state"], "questions": 2})


def test_the_search_follows(cast: Cast) -> None:
    questions = make(cast)
    edit(cast, questions, competency="Zymurgy", add_tags=("quaint",))
    for words in ("zymurgy", "quaint"):
        found = matching(Question.objects.visible_to(cast.ada), cast.ada, words)
        assert found.count() == 2


def test_nothing_asked_for_and_nothing_different_are_told(cast: Cast) -> None:
    questions = make(cast)
    with pytest.raises(BankError, match="nothing was asked for"):
        edit(cast, questions)
    with pytest.raises(NothingToChangeError):
        edit(cast, questions, kind="technical")
    assert BulkEdit.objects.count() == 0


def test_a_thousand_can_be_approved_at_once_and_put_back(cast: Cast) -> None:
    contents = {f"{number}": replace(WHOLE, text=f"How {number}?") for number in range(1_000)}
    state, sources = QuestionState.IN_REVIEW, dict.fromkeys(contents, "")
    add_questions(cast.team, contents, author=cast.ada, state=state, sources=sources)
    keys = list(Question.objects.values_list("pk", flat=True))
    change = BulkChange(state="approved")
    made = edit_in_bulk(actor=cast.ada, team=cast.team, questions=keys, change=change)
    assert Question.objects.filter(state="approved").count() == 1_000
    assert undo_bulk_edit(actor=cast.ada, edit=made) == 1_000


def test_more_than_a_thousand_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_editing, "MOST_QUESTIONS", 1)
    with pytest.raises(BankError, match="At most 1 questions are changed at once, and these are 2"):
        edit(cast, make(cast), kind="situational")


def test_another_teams_questions_are_not_touched(cast: Cast) -> None:
    theirs = create_question(actor=cast.eve, team=cast.eve.team, content=WHOLE)
    with pytest.raises(NothingToChangeError):
        edit(cast, [theirs], kind="situational")
    assert seen(theirs)[1] == "technical"


def test_twenty_take_as_many_statements_as_two(cast: Cast) -> None:
    few, many = make(cast, 2), make(cast, 20)
    edit(cast, make(cast, 1), competency="Else", add_tags=("new",), state="in_review")
    counts = []
    for questions in (few, many):
        with CaptureQueriesContext(connection) as queries:
            edit(cast, questions, competency="Else", add_tags=("new",), state="in_review")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_undoing_approves_nothing_that_lacks_something_since(cast: Cast) -> None:
    emptied, whole = make(cast, 2, state="approved")
    made = edit(cast, [emptied, whole], state="in_review")
    revise_question(actor=cast.ada, question=emptied, content=replace(WHOLE, text="How 0?", when_to_ask=""))
    assert undo_bulk_edit(actor=cast.ada, edit=made) == 1
    assert [seen(one)[3] for one in (emptied, whole)] == ["in_review", "approved"]


def test_no_question_gets_more_tags_than_its_form_takes(cast: Cast) -> None:
    (question,) = make(cast, 1)  # it has two
    edit(cast, [question], add_tags=tuple(f"tag {number}" for number in range(MOST_TAGS - 2)))
    made = edit(cast, [question], add_tags=("one more",), kind="situational", state="in_review")
    assert (seen(question)[1], seen(question)[3], len(seen(question)[4])) == ("situational", "in_review", 30)
    refused = made.before[str(question.uuid)]["refused"]
    assert refused == "It would have 31 tags, and at most 30 fit; its tags stay as they are."
    edit(cast, [question], remove_tags=("one",), add_tags=("one more",))
    assert "one more" in seen(question)[4]
