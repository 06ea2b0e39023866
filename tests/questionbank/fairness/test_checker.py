"""The checker's own promises: places, weights, whose words they are, any text, speed."""

import time
from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionbank.documents.values import ProposedAnswerValue, QuestionValue
from questionbank.fairness import Topic, Weight, concerns_in, concerns_of, heaviest
from questionbank.fairness.rules import RULES
from questionbank.fairness.speech import heard
from questionbank.fairness.words import words_of
from tests.questionbank.fairness import held_out, labelled, written_after
from tests.questionbank.fairness.needed import loses_nothing

EVERY_TEXT = (
    *(text for text, *_ in labelled.MARKED),
    *labelled.UNMARKED,
    *(text for text, _ in held_out.MARKED),
    *held_out.UNMARKED,
    *written_after.MARKED,
    *written_after.UNMARKED,
)


def phrases(text: str) -> list[str]:
    return [concern.phrase for concern in concerns_in(text)]


def test_a_concern_says_what_it_found_why_and_what_to_ask_instead() -> None:
    (concern,) = concerns_in("Welcome. Are you **married**, by the way?")
    assert concern.topic is Topic.FAMILY
    assert concern.weight is Weight.UNLAWFUL
    assert concern.is_unlawful
    assert concern.phrase == "Are you **married"
    assert concern.line == "Are you married"
    assert (concern.start, concern.end) == (9, 26)
    assert "private" in concern.why or "says nothing about the work" in concern.why
    assert "Can you do that?" in concern.instead
    assert concern.place == ""
    with pytest.raises(FrozenInstanceError):
        concern.start = 0  # type: ignore[misc]


def test_concerns_stand_in_the_order_of_the_text() -> None:
    text = "Do you smoke? How old are you? Where do you live?"
    assert phrases(text) == ["Do you smoke", "How old are you", "Where do you live"]


def test_of_two_that_overlap_the_heavier_one_stays() -> None:
    (concern,) = concerns_in("Would your wife explain it to your grandmother?")[:1]
    assert concern.weight is Weight.UNLAWFUL
    spans = [
        (one.start, one.end)
        for one in concerns_in("Are you an American citizen or do you have a green card?")
    ]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "are you married",
        "ARE YOU MARRIED?",
        "Aren't you married?",
        "Aren’t you married?",
        "You’re married, right? So you're married?",
        "Are you\nmarried?",
        "Are *you* __married__?",
        "Are\u00a0you\u2003married?",
        "Are you mar\u00adried?",
        "𝐀𝐫𝐞 𝐲𝐨𝐮 𝐦𝐚𝐫𝐫𝐢𝐞𝐝?",
        "May I ask whether you are married?",
        "Are you (legally) married?",
        "“Are you married?”",
        "- Are you tall?\n- Are you married\n- Thank you",
        "Married?",
    ],
)
def test_how_it_is_written_makes_no_difference(text: str) -> None:
    assert [concern.topic for concern in concerns_in(text)] == [Topic.FAMILY]


@pytest.mark.parametrize(
    "text",
    [
        "Ask whether they have children.",
        "Then find out if the candidate has children.",
        "Please ask the applicant how many children he has.",
        "Listen, and ask about their children.",
        "You may ask: “Do you have children?”",
        "Ask this:\n\n> Do you have children?",
    ],
)
def test_what_an_interviewer_is_told_to_ask_is_heard_by_the_candidate(text: str) -> None:
    assert {concern.topic for concern in concerns_in(text)} == {Topic.FAMILY}


@pytest.mark.parametrize(
    "text",
    [
        "Don't ask whether they have children.",
        "Never ask the candidate how old they are or whether they are married.",
        "Ask about the work, without asking about your family.",
        "If the candidate asks how old you are, tell them.",
        "A guest asks you, “Are you married? You look nice.” What do you say?",
        "A patient wants to know whether you have children. What do you answer?",
        "This is what the customer wrote:\n\n> Are you married?\n> How old are you?\n\nWhat do you reply?",
        "Play him loud. Halfway through, ask for his mother's results.",
        "Read this:\n\n```\nHow old are you?\n```",
        "Ask what they would do with a customer and their child.",
    ],
)
def test_what_others_say_and_what_is_warned_of_is_nobodys_question(text: str) -> None:
    assert phrases(text) == []


def test_a_warning_ends_with_its_sentence() -> None:
    assert phrases("Never ask about faith. How old are you?") == ["How old are you"]


def test_a_question_is_read_where_it_is_said_aloud_and_nowhere_else() -> None:
    harmful = "Are you married?"
    question = QuestionValue(
        text="How do you plan a week?",
        when_to_ask=harmful,
        why_ask=harmful,
        how_to_ask="Ask whether they are married.",
        competency=harmful,
        tags=(harmful,),
        proposed_answers=(ProposedAnswerValue(harmful, (harmful,)),),
        follow_ups=("And then?", harmful),
        anchors=((1, harmful),),
    )
    found = concerns_of(question)
    assert [(one.place, one.phrase) for one in found] == [
        ("How to ask", "whether they are married"),
        ("Follow-up 2", "Are you married"),
    ]
    assert [one.place for one in concerns_of(QuestionValue(text=harmful))] == ["Question"]


def test_a_proposed_answer_may_speak_of_a_family() -> None:
    answer = ProposedAnswerValue("My husband was ill, and my children were small.")
    assert concerns_of(QuestionValue(text="Tell me about a hard year.", proposed_answers=(answer,))) == ()


def test_the_heaviest_weight_speaks_for_several() -> None:
    assert heaviest(()) is None
    assert heaviest(concerns_in("Do you smoke?")) is Weight.SECOND_LOOK
    assert heaviest(concerns_in("Do you smoke? Are you married?")) is Weight.UNLAWFUL


def test_the_stems_of_a_rule_lose_nothing() -> None:
    for rule in RULES:
        for alternative in rule.alternatives:
            assert loses_nothing(alternative, rule.stems), (rule.advice.topic, alternative)


def test_a_stem_that_is_missing_would_be_noticed() -> None:
    assert loses_nothing("are you (?:old|young)", ("old", "young"))
    assert not loses_nothing("are you (?:old|young)", ("old",))
    assert not loses_nothing(r"\w+old", ("old",))


def test_every_rule_is_tried_wherever_it_matches() -> None:
    for text in EVERY_TEXT:
        line = heard(words_of(text)).line
        for rule in RULES:
            if rule.pattern.search(line):
                assert any(word.startswith(rule.stems) for word in line.split()), (text, rule.stems)


WORDS = (
    *(
        "are",
        "you",
        "your",
        "do",
        "have",
        "how",
        "old",
        "married",
        "children",
        "where",
        "from",
        "ask",
        "whether",
        "they",
        "the",
        "candidate",
        "asks",
    ),
    *(
        "customer",
        "says",
        "not",
        "never",
        "don't",
        "aren\u2019t",
        "`",
        "```",
        ">",
        '"',
        "\u201c",
        "\u201d",
        "\u2019",
    ),
    *("\n", "\n\n", "?", ".", ",", ":", ";", "-", "*", "_", "/", "(", ")"),
    *(
        "\u200b",
        "\ufeff",
        "\ud800",
        "\ufb01",
        "\u0130",
        "\u00df",
        "\u00bd",
        "\U0001f469\u200d\U0001f467",
        "a\u0301",
    ),
)
some_words = st.lists(st.sampled_from(WORDS), max_size=60)


@given(st.one_of(st.text(), some_words.map(" ".join), some_words.map("".join)))
def test_any_text_is_read_and_every_place_is_right(text: str) -> None:
    concerns = concerns_in(text)
    for concern in concerns:
        assert 0 <= concern.start < concern.end <= len(text)
        assert concern.phrase == text[concern.start : concern.end]
        assert concern.phrase.strip()
    for before, after in pairwise(concerns):
        assert before.end <= after.start


@given(st.sampled_from(EVERY_TEXT), st.text(alphabet=" \n.?!\u200b", max_size=5))
def test_what_stands_before_a_text_moves_its_places_alone(text: str, before: str) -> None:
    moved = concerns_in(f"Thank you. {before}\n\n{text}")
    shift = len(f"Thank you. {before}\n\n")
    expected = [(one.topic, one.start + shift, one.end + shift) for one in concerns_in(text)]
    assert [(one.topic, one.start, one.end) for one in moved] == expected


@pytest.mark.parametrize(
    "text",
    [
        "are you " * 1_250,
        "ask " * 2_500,
        '"' * 10_000,
        "> " * 5_000,
        "do you have have have " * 450,
        "have you had any or of " * 430,
        "customer asks " * 700,
        "``` ` " * 1_600,
        "are you married? " * 580,
        "a" * 10_000,
        "'" * 10_000,
        "not ask " * 1_250,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    concerns_in(text)
    assert time.perf_counter() - start < 2


def test_a_thousand_questions_take_no_long_time() -> None:
    questions = [
        QuestionValue(text=text, how_to_ask=text, follow_ups=(text, text))
        for text in EVERY_TEXT
        for _ in range(3)
    ]
    assert len(questions) >= 1_000
    start = time.perf_counter()
    for question in questions:
        concerns_of(question)
    assert time.perf_counter() - start < 4
