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
)
from questionbank.documents import yaml_form
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
thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_yaml(text)
    return str(caught.value)


@thorough
@given(templates)
def test_yaml_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_yaml(write_yaml(template)) == ReadDocument(template)


@thorough
@given(templates)
def test_another_reader_of_yaml_finds_what_the_json_form_says(template: TemplateValue) -> None:
    found = YAML(typ="safe", pure=True).load(write_yaml(template))
    assert found == _without_empty(json.loads(write_json(template)))


@thorough
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
