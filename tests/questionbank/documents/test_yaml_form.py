import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from questionbank.documents import (
    DocumentError,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
    write_json,
    yaml_form,
)
from questionbank.documents.yaml_blocks import read_blocks
from questionbank.documents.yaml_form import looks_like_yaml, read_yaml, write_yaml
from tests.questionbank.documents.templates import templates

HEAD = "format: askwell-template\nversion: 1\ntitle: T\n"
QUESTION = "questions:\n- text: Why?\n"

BROKEN = """\
title: Other
  text: more
- text: "a"
  - x
- - x
tags:
  tags:
minutes: 007
title: yes
title:
  # far
    deep
text: |-
- |-
|-
- a: b
kind: [a, b]
kind: {a: b}
a: 1.5
a: ~
a: 'x'
a: >-
# note
a: x # n
...
---
b: "\\ud83d\\ude00"
b: "\\/"
c: a, b
c: x: y
"q": z
? a
!x y
a: &b c
a: *b
a: !!str b
%TAG
a: -
a: 0x1f
a: +1
<<: x
text: "a" b
a: x  y
a: é
"""
broken = st.one_of(
    st.sampled_from(["", "  ", *BROKEN.splitlines()]),
    st.text(alphabet="ab:- |\"'#\t?&*!", max_size=10),
)
patient = settings(suppress_health_check=[HealthCheck.too_slow])
thorough = settings(patient, max_examples=100, deadline=None)


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_yaml(text)
    return str(caught.value)


@thorough
@given(templates)
def test_yaml_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_yaml(write_yaml(template)) == ReadDocument(template)


@patient
@given(templates)
def test_another_reader_of_yaml_finds_what_the_json_form_says(template: TemplateValue) -> None:
    found = YAML(typ="safe", pure=True).load(write_yaml(template))
    assert found == _without_empty(json.loads(write_json(template)))


@patient
@given(templates, st.data())
def test_the_quick_reader_takes_only_what_it_reads_as_the_whole_one_does(
    template: TemplateValue, data: st.DataObject
) -> None:
    source = write_yaml(template)
    assert read_blocks(source, {}) == yaml_form._read_all(source, {})
    lines = source.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + data.draw(st.integers(0, 2))] = data.draw(st.lists(broken, max_size=2))
    changed = "\n".join(lines)
    found: dict[str, int] = {}
    quick = read_blocks(changed, found)
    if quick is not None:
        paths: dict[str, int] = {}
        assert quick == yaml_form._read_all(changed, paths)
        assert found == {path: line for path, line in paths.items() if path}


def _without_empty(content: Any) -> Any:
    if isinstance(content, list):
        return [_without_empty(item) for item in content]
    if not isinstance(content, dict):
        return content
    pruned = {key: _without_empty(value) for key, value in content.items()}
    return {
        key: value
        for key, value in pruned.items()
        if key in ("title", "text") or value not in ("", None, [], {})
    }


def test_the_file_is_readable_and_says_what_it_is() -> None:
    question = QuestionValue(
        "Why: now?", minutes=5, proposed_answers=(ProposedAnswerValue("One\n\n  two", ("no", "a point")),)
    )
    assert write_yaml(TemplateValue("Größe", questions=(question,))) == (
        "format: askwell-template\nversion: 1\ntitle: Größe\n"
        'questions:\n- text: "Why: now?"\n  minutes: 5\n'
        "  proposed_answers:\n  - text: |-\n      One\n\n        two\n"
        '    key_points:\n    - "no"\n    - a point\n'
    )
    assert looks_like_yaml(write_yaml(TemplateValue("T")))


def test_yaml_is_read_as_people_write_it() -> None:
    text = """\
# Ours
format: "askwell-template"
version: 1
title: >-
  Two
  lines
questions:
  - {text: "Why?", tags: [a, 'b'], when_to_ask: , minutes: 5}
  - text: What: no, When
      is it?
    kind: technical
"""
    with pytest.raises(DocumentError, match="line 9"):
        read_yaml(text)
    assert read_yaml(text.replace("What: no", "What")) == ReadDocument(
        TemplateValue(
            "Two lines",
            questions=(
                QuestionValue("Why?", tags=("a", "b"), minutes=5),
                QuestionValue("What, When is it?", kind="technical"),
            ),
        )
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{HEAD}audience: &a [x]\nconclusion: y", "Line 4 of this YAML has an anchor"),
        (f"{HEAD}audience: [*a]", "Line 4 of this YAML has an anchor"),
        (f"{HEAD}audience: !!set {{a}}", "Line 4 of this YAML has a tag"),
        (f"{HEAD}conclusion: !x y", "Line 4 of this YAML has a tag"),
        (f"{HEAD}!!str about: y", "Line 4 of this YAML has a tag"),
        (f"{HEAD}about: x\nabout: y", "Line 5 of this YAML repeats “about”"),
        (f"{HEAD}? [a]\n: y", "Line 4 of this YAML has a key that is not a plain text"),
        (f"{HEAD}---\na: b", "Line 4 of this YAML begins a second document"),
        (f"{HEAD}about: [x", "It stops making sense at line 4."),
        (f"{HEAD}about: a\x80b", "It stops making sense at line 4."),
        (f"{HEAD}title: [x]".replace("title: T\n", ""), "In this YAML, title must be text"),
        (f"{HEAD}{QUESTION}- 3", "In this YAML, questions[1] must be an object"),
        (f"{HEAD}{QUESTION}  minutes: 2.5", "questions[0].minutes must be a whole number"),
        (f"{HEAD}{QUESTION}  tags: a", "questions[0].tags must be a list"),
        ("", "This YAML is not an Askwell template"),
        ("a: b", "This YAML is not an Askwell template"),
        ("- a", "This YAML is not an Askwell template"),
        ("format: askwell-template\nversion: 2", "This YAML is not an Askwell template"),
    ],
)
def test_what_can_not_be_taken_is_refused_with_its_line_or_path(text: str, sentence: str) -> None:
    assert sentence in refusal(text)


def test_unknown_keys_and_words_are_problems_with_their_lines() -> None:
    source = f"{HEAD}colour: red\n{QUESTION}  kind: odd\n  mood:\n  - gay\n"
    for text in (source, f"{source}\n# read by the whole reader\n"):
        found = read_yaml(text)
        assert found.template.questions == (QuestionValue("Why?"),)
        assert [(one.line, one.sentence.split(":")[0], one.text) for one in found.problems] == [
            (4, "colour", '"red"'),
            (7, "questions[0].kind", "odd"),
            (8, "questions[0].mood", '["gay"]'),
        ]
