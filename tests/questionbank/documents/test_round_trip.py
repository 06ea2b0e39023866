from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from questionbank.documents import (
    QuestionValue,
    ReadDocument,
    TemplateValue,
    normalise_template,
    read_json,
    read_text,
    write_json,
    write_text,
)
from tests.questionbank.documents.templates import templates, texts


def _with(**fields: Any) -> TemplateValue:
    return TemplateValue("", questions=(QuestionValue("Why?"),), **fields)


thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@example(_with(introduction="0\n0"))
@example(_with(conclusion="```", closing_notes="```\n  kept \n```"))
@example(_with(conclusion="0\n\n When to Ask: now"))
@example(_with(audience=("When to Ask: now",)))
@given(templates)
def test_text_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_text(write_text(template)) == ReadDocument(template)


@thorough
@given(templates)
def test_json_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_json(write_json(template)) == ReadDocument(template)


@thorough
@given(templates)
def test_normal_form_is_normal(template: TemplateValue) -> None:
    assert normalise_template(template) == template


@thorough
@given(st.one_of(texts, st.text()))
def test_what_is_read_from_any_text_is_normal(text: str) -> None:
    template = read_text(f"Title\n\nQuestion: x\n{text}").template
    assert normalise_template(template) == template
    assert read_text(write_text(template)).template == template
