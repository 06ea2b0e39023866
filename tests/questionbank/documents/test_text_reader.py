"""What the text form means, case by case."""

import time

import pytest

from questionbank.documents import DocumentError, ProposedAnswerValue, QuestionValue, ReadDocument, read_text

QUESTION = """\
Title

How do you test?

When to Ask: Early

Why Ask: To learn

How to Ask: Calmly

Proposed Answer 1

First

Proposed Answer 2

Second
"""


def said(read: ReadDocument) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in read.problems]


def only_question(text: str) -> QuestionValue:
    read = read_text(text)
    assert read.problems == ()
    (question,) = read.template.questions
    return question


def answers(*texts: str) -> tuple[ProposedAnswerValue, ...]:
    return tuple(ProposedAnswerValue(text) for text in texts)


def test_two_answers_are_read_without_a_problem() -> None:
    assert only_question(QUESTION) == QuestionValue(
        "How do you test?", "Early", "To learn", "Calmly", proposed_answers=answers("First", "Second")
    )


def test_a_missing_why_ask_is_named_with_its_line() -> None:
    read = read_text(QUESTION.replace("Why Ask: To learn\n\n", ""))
    assert said(read) == [(3, "This question has no “Why Ask”.")]
    assert read.template.questions[0].how_to_ask == "Calmly"


def test_a_label_left_empty_on_purpose_is_not_named() -> None:
    assert only_question(QUESTION.replace("To learn", "")).why_ask == ""


def test_a_question_stands_before_its_first_answer_when_it_has_no_label() -> None:
    read = read_text("Title\n\nOne?\n\nProposed Answer 1\n\nYes\n\nTwo?\n\nProposed Answer 1\n\nNo\n")
    assert [question.text for question in read.template.questions] == ["One?", "Two?"]
    assert read.problems == ()


@pytest.mark.parametrize("label", ["WHY ASK:", "why ask :", "Why  Ask:", "  Why Ask:"])
def test_labels_are_read_in_any_case_and_spacing(label: str) -> None:
    assert only_question(QUESTION.replace("Why Ask:", label)).why_ask == "To learn"


def test_a_labels_text_may_go_on_in_following_paragraphs() -> None:
    assert (
        only_question(QUESTION.replace("To learn", "\nTo learn\n\nand\nmore")).why_ask
        == "To learn\n\nand\nmore"
    )


def test_blank_lines_may_be_missing_altogether() -> None:
    tight = "".join(line for line in QUESTION.splitlines(keepends=True) if line.strip())
    assert (
        read_text(tight + tight.removeprefix("Title\n")).template.questions == (only_question(QUESTION),) * 2
    )


def test_askwells_own_labels_are_read() -> None:
    values = "Competency: Testing\nKind: Behavioral\nSeniority: mid-level\nMinutes: 8\nTags: a, b c ,"
    below = "\nKey Points\n• one\n  more of one\n- two\n\nFollow-ups:\n\nfirst\n\nsecond\n\n"
    ratings = "Rating 5\n- good\n\nRating 1: bad\n"
    question = only_question(QUESTION.replace("When to Ask:", f"{values}\n\nWhen to Ask:") + below + ratings)
    assert (question.competency, question.kind, question.seniority) == ("Testing", "behavioural", "middle")
    assert (question.minutes, question.tags) == (8, ("a", "b c"))
    assert question.proposed_answers[1] == ProposedAnswerValue("Second", ("one\nmore of one", "two"))
    assert question.follow_ups == ("first", "second")
    assert question.anchors == ((1, "bad"), (5, "good"))


@pytest.mark.parametrize(
    "line", ["Kind: odd", "Seniority: wizard", "Minutes: 241", "Minutes: 1.5", "Minutes: x"]
)
def test_a_value_without_a_meaning_is_a_problem_and_the_question_stays(line: str) -> None:
    read = read_text(QUESTION.replace("When to Ask:", f"{line}\n\nWhen to Ask:"))
    assert [(problem.line, problem.text) for problem in read.problems] == [(5, line)]
    assert read.template.questions == (only_question(QUESTION),)


def test_a_second_label_is_named_and_its_text_kept() -> None:
    read = read_text(QUESTION.replace("How to Ask:", "Why Ask: Again\n\nHow to Ask:"))
    assert read.template.questions[0].why_ask == "To learn\n\nAgain"
    assert [(problem.line, problem.text) for problem in read.problems] == [(9, "Why Ask: Again")]


@pytest.mark.parametrize(
    ("first", "second", "sentences"),
    [
        (2, 1, []),
        (1, 1, [(15, "There is more than one Proposed Answer 1 in this question.")]),
        (1, 3, [(3, "This question has no Proposed Answer 2.")]),
    ],
)
def test_answers_keep_their_order_whatever_their_numbers(
    first: int, second: int, sentences: list[tuple[int, str]]
) -> None:
    text = QUESTION.replace("Answer 2", "Answer B").replace("Answer 1", f"Answer {first}")
    read = read_text(text.replace("Answer B", f"Answer {second}"))
    assert read.template.questions[0].proposed_answers == answers("First", "Second")
    assert said(read) == sentences


def test_an_answer_without_text_and_a_question_without_answers_are_named() -> None:
    assert said(read_text(QUESTION.replace("Second", ""))) == [(15, "This proposed answer has no text.")]
    bare = QUESTION[: QUESTION.index("Proposed Answer 1")]
    assert said(read_text(bare)) == [(3, "This question has no proposed answer.")]


def test_a_question_under_its_own_label_may_leave_out_anything() -> None:
    read = read_text(
        "Title\n\nQuestion: One?\n\nStill one.\n\nQuestion: Two?\n\nWhy Ask: a\n\nHow to Ask: b\n"
    )
    assert read.problems == ()
    assert [question.text for question in read.template.questions] == ["One?\n\nStill one.", "Two?"]


def test_a_question_without_a_line_of_its_own_is_named_and_not_merged() -> None:
    read = read_text(QUESTION + "\nWhen to Ask: a\n\nWhy Ask: b\n\nHow to Ask: c\n\nProposed Answer 1\n\nd\n")
    assert [question.text for question in read.template.questions] == ["How do you test?", ""]
    assert said(read) == [(19, "This question has no text.")]


def test_a_wrapped_answer_keeps_its_lines_when_the_next_question_has_no_text() -> None:
    read = read_text(
        QUESTION.replace("Second", "Second\nand more") + "\nWhen to Ask: a\n\nProposed Answer 1\n\nb\n"
    )
    assert read.template.questions[0].proposed_answers == answers("First", "Second\nand more")
    assert (20, "This question has no text.") in said(read)


def test_a_line_that_only_looks_like_a_label_is_escaped() -> None:
    text = QUESTION.replace("Second", "Second\n\n\\Conclusion\n\n\\\\Why Ask: x\n\n\\alpha")
    assert only_question(text).proposed_answers[1].text == "Second\n\nConclusion\n\n\\Why Ask: x\n\n\\alpha"


def test_a_code_block_survives_exactly() -> None:
    code = "```python\nif x:\n\n\n    Why Ask: = 1  \n\tConclusion\n- a\n```"
    assert (
        only_question(QUESTION.replace("Second", f"See:\n\n{code}")).proposed_answers[1].text
        == f"See:\n\n{code}"
    )


def test_a_code_block_that_is_never_closed_swallows_nothing() -> None:
    read = read_text(QUESTION.replace("Calmly", "Calmly\n\n```"))
    assert read.template.questions[0].proposed_answers == answers("First", "Second")
    assert [(problem.line, problem.text) for problem in read.problems] == [(11, "```")]


def test_what_can_not_be_placed_is_named_and_kept() -> None:
    below = "\nFor Interviewers\n\nstray\n\nDos\n\n- fine\n-\n\nodd one\n\nKey Points\n\n- lost\n"
    read = read_text(QUESTION + below)
    assert read.template.for_interviewers.dos == ("fine",)
    assert [(problem.line, problem.text) for problem in read.problems] == [
        (21, "stray"),
        (26, "-"),
        (28, "odd one"),
        (30, "Key Points"),
        (32, "- lost"),
    ]


def test_a_list_under_neither_side_is_named() -> None:
    read = read_text(f"{QUESTION}\nDos\n\n- fine\n")
    assert [(problem.line, problem.text) for problem in read.problems] == [(19, "Dos"), (21, "- fine")]


@pytest.mark.parametrize("heading", ["Don'ts", "Don’ts", "DONTS", "Don’ts:"])
def test_donts_are_read_with_any_apostrophe(heading: str) -> None:
    read = read_text(f"{QUESTION}\nFor Interviewees\n{heading}\n* a\n•b\n")
    assert read.template.for_interviewees.donts == ("a", "b")
    assert read.problems == ()


def test_a_document_without_a_title_says_so() -> None:
    assert said(read_text(QUESTION.removeprefix("Title"))) == [(1, "This document has no title.")]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Just a title", "Conclusion\n\nFor Interviewers\n\nDos\n- a", "\x00"]
)
def test_a_document_without_a_question_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="holds no question"):
        read_text(text)


HOSTILE = {
    "one line": "Why Ask: " + "x" * 2_000_000,
    "blank lines": "Why Ask:" + "\n" * 2_000_000,
    "labels": "Why Ask:\n" * 100_000,
    "bullets": "Why Ask:\n\nFollow-ups\n" + "- a\n" * 200_000,
    "openings": "Why Ask:\n" + "```x\n" * 200_000,
    "blanks": "Why Ask:\nConclusion" + " " * 1_900_000 + "x",
    "answers": "Proposed Answer 1\na\nb\n" * 50_000,
    "backslashes": "Why Ask:\n" + "\\" * 2_000_000,
    "who": "Why Ask:\nwho can use" + " it" * 600_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(name: str) -> None:
    started = time.perf_counter()
    assert read_text(HOSTILE[name]).template.questions
    assert time.perf_counter() - started < 20  # about one second each; anything quadratic takes minutes
