import pytest

from questionbank.documents.sheets import FIELDS, headings_hash, is_columns, recognised


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Question", "Answer"), ("text", "answer")),
        (("PROMPT:", "Model answer", "Category"), ("text", "answer", "competency")),
        (("Interview question", "Ideal Answer (good to hear)"), ("text", "answer")),
        (("Interview Questions", "Good to hear", "Red flags"), ("text", "answer", "rating_1")),
        (("What good looks like", "Question"), ("answer", "text")),
        (("Question", "Expected answer", "Skill"), ("text", "answer", "competency")),
        (("Question", "Topic", "Labels", "Difficulty"), ("text", "competency", "tags", "seniority")),
        (("Question", "Level", "Time (min)", "Probes"), ("text", "seniority", "minutes", "follow_ups")),
        (("Question", "Duration in minutes", "Follow-up(s)"), ("text", "minutes", "follow_ups")),
        (("Question", "When", "Why?", "How to ask"), ("text", "when_to_ask", "why_ask", "how_to_ask")),
        (("question_text", "model-answer", "question type"), ("text", "answer", "kind")),
        (
            ("Question", "Answer 1", "Key points", "Answer 2", "Key points"),
            ("text", "answer", "key_points", "answer", "key_points"),
        ),
        (
            ("Question", "Rating 1", "Score 2", "3 - average", "Level 4", "5 (excellent)"),
            ("text", "rating_1", "rating_2", "rating_3", "rating_4", "rating_5"),
        ),
        (("Question", "Poor", "Average", "Excellent"), ("text", "rating_1", "rating_3", "rating_5")),
        (("Question", "Good"), ("text", "answer")),
        (("Q", "A"), ("text", "answer")),
        (("Question", "A", "B", "Correct answer"), ("text", "", "", "answer")),
        (("Question", "Category", "Skill"), ("text", "tags", "competency")),
        (("Question", "Look for"), ("text", "answer")),
        (("Question", "", "Owner", "Answer"), ("text", "", "", "answer")),
        (("Question", "Question", "Why", "Why"), ("text", "", "why_ask", "")),
        (("\uff31uestion", "Language"), ("text", "language")),
        (("", ""), ("text", "answer")),
        (("",), ("text",)),
    ],
)
def test_headings_are_recognised_in_their_usual_variants(
    headings: tuple[str, ...], fields: tuple[str, ...]
) -> None:
    assert recognised(headings) == fields
    assert is_columns(fields, headings)


@pytest.mark.parametrize(
    "headings",
    [(), ("", "", ""), ("Answer", "Category"), ("Was fragen wir", "Warum"), ("Column A", "Column B")],
)
def test_without_a_column_of_questions_nothing_is_recognised(headings: tuple[str, ...]) -> None:
    assert recognised(headings) is None


def test_a_mapping_names_each_column_once_and_the_questions_in_any_case() -> None:
    headings = ("A", "B", "C")
    assert is_columns(("text", "answer", "answer"), headings)
    assert is_columns(("text", "", ""), headings)
    assert not is_columns(("answer", "", ""), headings)
    assert not is_columns(("text", "text", ""), headings)
    assert not is_columns(("text", ""), headings)
    assert not is_columns(("text", "mood", ""), headings)
    assert all(FIELDS.values())


def test_the_same_headings_have_the_same_hash_however_they_are_typed() -> None:
    assert headings_hash(("Frage", "Antwort ")) == headings_hash(("FRAGE:", "antwort", ""))
    assert headings_hash(("Frage", "Antwort")) != headings_hash(("Antwort", "Frage"))
    assert headings_hash(("ab", "c")) != headings_hash(("a", "bc"))
