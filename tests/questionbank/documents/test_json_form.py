import json
from typing import Any

import pytest

from questionbank.documents import DocumentError, QuestionValue, TemplateValue, read_json, write_json

HEAD = {"format": "askwell-template", "version": 1, "title": "T"}


def source(**fields: Any) -> str:
    return json.dumps(HEAD | fields)


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_json(text)
    return str(caught.value)


def test_the_file_is_readable_and_says_what_it_is() -> None:
    written = write_json(TemplateValue("Größe", questions=(QuestionValue("Why?", anchors=((3, "So"),)),)))
    assert written.startswith('{\n  "format": "askwell-template",\n  "version": 1,\n  "title": "Größe",\n')
    assert json.loads(written)["questions"][0]["anchors"] == [{"level": 3, "text": "So"}]
    assert written.endswith("}\n")


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 200_000, '{"a": 1' + "0" * 10_000 + "}"])
def test_what_is_not_json_is_refused_with_a_sentence(text: str) -> None:
    assert "JSON" in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        "3",
        "{}",
        '{"format": "askwell-template", "version": 2}',
        '{"format": [], "version": {}}',
    ],
)
def test_json_of_another_kind_is_refused(text: str) -> None:
    assert refusal(text).startswith("This JSON is not an Askwell template:")


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"title": 3}, "title must be text"),
        ({"questions": {}}, "questions must be a list"),
        ({"questions": [{"text": "a"}, 3]}, "questions[1] must be an object"),
        ({"questions": [{"text": None}]}, "questions[0].text must be text"),
        ({"questions": [{"text": "a", "minutes": True}]}, "questions[0].minutes must be a whole number"),
        ({"questions": [{"text": "a", "minutes": 2.5}]}, "questions[0].minutes must be a whole number"),
        ({"questions": [{"text": "a", "tags": ["x", 1]}]}, "questions[0].tags[1] must be text"),
        (
            {"questions": [{"text": "a", "proposed_answers": [{"text": "b", "key_points": "c"}]}]},
            "questions[0].proposed_answers[0].key_points must be a list",
        ),
        ({"questions": [{"text": "a", "anchors": [{"level": 6, "text": "b"}]}]}, "anchors[0].level must be"),
        ({"for_interviewers": []}, "for_interviewers must be an object"),
    ],
)
def test_a_wrong_type_is_refused_with_its_path(fields: dict[str, Any], path: str) -> None:
    assert path in refusal(source(**fields))


def test_a_level_or_a_key_that_stands_twice_is_refused() -> None:
    twice = [{"level": 1, "text": "a"}, {"level": 1, "text": "b"}]
    assert "questions[0].anchors names a level twice" in refusal(
        source(questions=[{"text": "a", "anchors": twice}])
    )
    assert "“title” stands twice" in refusal('{"title": "a", "title": "b"}')


def test_unknown_keys_and_words_are_problems_that_keep_what_they_said() -> None:
    question = {"text": "a", "kind": "odd", "seniority": "mid-level", "minutes": 900, "mood": ["gay"]}
    read = read_json(source(questions=[question], colour="red"))
    assert read.template.questions == (QuestionValue("a", seniority="middle"),)
    said = {(problem.sentence.split(":")[0], problem.text) for problem in read.problems}
    assert said == {
        ("colour", '"red"'),
        ("questions[0].kind", "odd"),
        ("questions[0].minutes", "900"),
        ("questions[0].mood", '["gay"]'),
    }


def test_values_are_made_normal_and_what_is_missing_is_named() -> None:
    text = source(
        title="  A\r\n title ", questions=[{"text": " \ud800 "}, {}, {"text": "b", "proposed_answers": [{}]}]
    )
    read = read_json(text)
    assert read.template.title == "A title"
    assert read.template.questions[0].text == "\ufffd"
    assert [problem.sentence for problem in read.problems] == [
        "questions[1].text: This question has no text.",
        "questions[2].proposed_answers[0].text: This proposed answer has no text.",
    ]
