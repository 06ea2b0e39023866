"""Original then, original now, and the team's own: what is offered, and what is ticked."""

from dataclasses import replace
from typing import Any

import pytest

from questionbank.documents import (
    GuidanceValue,
    ProposedAnswerValue,
    QuestionValue,
    TemplateValue,
    question_hash,
)
from questionbank.library import Ours, Update, pair_questions, update_of, with_texts
from questionbank.library.pairing import LIKE_ENOUGH, likeness_of
from questionbank.library.shelf import read_library


def question(text: str, *answers: str, **values: Any) -> QuestionValue:
    return QuestionValue(text, proposed_answers=tuple(map(ProposedAnswerValue, answers)), **values)


A = question("Tell me about an outage.", "I wrote to everybody at once.", "I found the cable.", minutes=5)
B = question("How do you read a log file?", "From its end.", "By its first error.", kind="technical")
C = question("What would you automate first?", "What hurts daily.", "What breaks at night.")
THEN = TemplateValue("Support", introduction="For support.", questions=(A, B, C))


def updated(now: TemplateValue, ours: TemplateValue = THEN, taken_out: int | None = None) -> Update:
    """As if the team's questions stood where the original's do."""
    held = {old: value for old, value in enumerate(ours.questions[:3]) if old != taken_out}
    hashes = frozenset(map(question_hash, ours.questions))
    return update_of(THEN, now, Ours(ours, held, tuple(held), hashes))


def with_question(value: QuestionValue, place: int = 0, template: TemplateValue = THEN) -> TemplateValue:
    questions = [*template.questions[:place], value, *template.questions[place + 1 :]]
    return replace(template, questions=tuple(questions))


def test_the_same_version_offers_nothing() -> None:
    update = updated(THEN)
    assert (update.choices, update.gone, update.missed) == (frozenset(), (), ())


def test_what_the_team_left_alone_is_offered_and_ticked() -> None:
    newer = replace(A, why_ask="To see calm.", minutes=7)
    [change] = updated(with_question(newer)).questions
    assert (change.taken, change.is_ours_changed, change.makes_revision) == (newer, False, True)
    assert updated(with_question(newer)).suggested == {"question-1"}


def test_what_the_team_changed_too_is_shown_and_not_ticked() -> None:
    newer, own = replace(A, minutes=7), replace(A, text="Tell me of an outage.")
    update = updated(with_question(newer), with_question(own))
    [change] = update.questions
    assert (change.ours, change.taken, change.is_ours_changed) == (own, newer, True)
    assert (sorted(update.choices), sorted(update.suggested)) == (["question-1"], [])


def test_what_only_the_team_changed_is_no_matter_of_the_update() -> None:
    assert updated(THEN, with_question(replace(A, minutes=9))).choices == frozenset()


def test_what_both_changed_alike_is_not_offered() -> None:
    both = with_question(replace(A, minutes=9))
    assert updated(both, both).choices == frozenset()


def test_what_is_decided_about_a_question_is_taken_where_the_team_left_it() -> None:
    newer = replace(B, kind="situational", tags=("logs",), competency="Diagnosis")
    own = replace(B, text="How do you read logs?", competency="Method")
    [change] = updated(with_question(newer, 1), with_question(own, 1)).questions
    assert change.taken == replace(own, kind="situational", tags=("logs",))
    assert (change.is_ours_changed, change.makes_revision) == (False, False)
    assert [(one.label, one.before, one.after) for one in change.own] == [
        ("Kind", "technical", "situational"),
        ("Tags", "", "logs"),
    ]


def test_letter_case_of_a_competency_is_no_change() -> None:
    own = with_question(replace(A, competency="LOGS"))
    assert updated(with_question(replace(A, competency="logs")), own).choices == frozenset()


def test_new_questions_are_offered_unless_the_copy_has_them() -> None:
    added = question("Whom do you ask for help?", "The one who wrote it.", "The rota.")
    now = replace(THEN, questions=(*THEN.questions, added))
    assert [one.value for one in updated(now).new] == [added]
    assert updated(now).suggested == {"new-4"}
    assert updated(now, now).choices == frozenset()


def test_what_left_the_library_is_told_and_stays() -> None:
    update = updated(replace(THEN, questions=(A, C)))
    assert (update.gone, update.choices) == ((B,), frozenset())


def test_what_the_team_took_out_is_told_only_where_it_changed() -> None:
    update = updated(with_question(replace(B, minutes=3), 1), taken_out=1)
    assert (update.missed, update.choices) == ((replace(B, minutes=3),), frozenset())
    assert updated(with_question(replace(A, minutes=3)), taken_out=1).missed == ()


def test_another_order_is_offered_and_ticked_where_the_team_kept_the_old_one() -> None:
    now = replace(THEN, questions=(C, A, B))
    values = dict(enumerate(THEN.questions))

    def order(*places: int) -> frozenset[str]:
        update = update_of(THEN, now, Ours(THEN, values, places))
        assert update.choices == (frozenset() if places == (2, 0, 1) else {"order"})
        return update.suggested

    assert order(0, 1, 2) == {"order"}
    assert order(1, 0, 2) == frozenset()
    assert order(2, 0, 1) == frozenset()


def test_texts_and_lists_are_compared_three_ways() -> None:
    now = replace(
        THEN,
        title="Support roles",
        introduction="For all support.",
        for_interviewers=GuidanceValue(("Wait.",)),
    )
    own = replace(THEN, title="Our support", introduction="For all  support.", audience=("Leads",))
    update = updated(now, own)
    assert [(one.name, one.is_ours_changed) for one in update.texts] == [
        ("title", True),
        ("interviewer_dos", False),
    ]
    assert update.suggested == {"text-interviewer_dos"}
    assert with_texts(own, now, {"interviewer_dos"}) == replace(
        own, for_interviewers=GuidanceValue(("Wait.",))
    )
    assert with_texts(own, now, {"title", "audience"}) == replace(own, title="Support roles", audience=())


@pytest.mark.parametrize(
    ("now", "pairs"),
    [
        ((A, B, C), {0: 0, 1: 1, 2: 2}),
        ((C, A), {0: 2, 1: 0}),
        # The same words, whatever became of the answers; the same answers, whatever became of the words.
        ((replace(A, proposed_answers=(ProposedAnswerValue("Quite another."),)),), {0: 0}),
        ((replace(B, text="Show me how you find a fault in this file."), A), {0: 1, 1: 0}),
        # Neither.
        ((question("Why here?", "Because.", "Why not?"),), {}),
    ],
)
def test_a_question_is_known_again(now: tuple[QuestionValue, ...], pairs: dict[int, int]) -> None:
    assert pair_questions(THEN.questions, now) == pairs


def test_without_answers_the_words_alone_are_held_together() -> None:
    assert pair_questions(
        [question("How do you learn a trade?")], [question("How do you learn a new trade?")]
    )


def test_no_two_questions_of_a_template_of_the_library_are_taken_for_one_another() -> None:
    for one in read_library():
        for place, value in enumerate(one.value.questions):
            others = one.value.questions[:place]
            assert all(likeness_of(value, other) < LIKE_ENOUGH for other in others), value.text


def test_a_question_of_the_library_whose_words_are_all_new_is_known_by_its_answers() -> None:
    for one in read_library():
        first, second = one.value.questions[:2]
        assert pair_questions([first], [replace(first, text=second.text)]) == {0: 0}, one.key
