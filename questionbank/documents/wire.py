"""A reading as JSON and back, between the process that reads a document and the one that asked for it."""

import json
from dataclasses import asdict
from typing import Any

from .reading import Form, Reading, Sheet
from .values import (
    GuidanceValue,
    Problem,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
)


def write_reading(reading: Reading) -> bytes:
    return json.dumps(asdict(reading), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def read_reading(data: bytes) -> Reading:
    content = json.loads(data)
    document = content["document"]
    return Reading(
        form=Form(content["form"]),
        document=None if document is None else _document(document),
        sheets=tuple(_sheet(sheet) for sheet in content["sheets"]),
        manner=content["manner"],
    )


def _document(content: dict[str, Any]) -> ReadDocument:
    return ReadDocument(_template(content["template"]), _problems(content["problems"]))


def _problems(content: list[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(**problem) for problem in content)


def _template(content: dict[str, Any]) -> TemplateValue:
    parts = {
        "questions": tuple(_question(question) for question in content["questions"]),
        "for_interviewers": _guidance(content["for_interviewers"]),
        "for_interviewees": _guidance(content["for_interviewees"]),
        "audience": tuple(content["audience"]),
    }
    return TemplateValue(**content | parts)


def _question(content: dict[str, Any]) -> QuestionValue:
    parts = {
        "tags": tuple(content["tags"]),
        "proposed_answers": tuple(
            ProposedAnswerValue(answer["text"], tuple(answer["key_points"]))
            for answer in content["proposed_answers"]
        ),
        "follow_ups": tuple(content["follow_ups"]),
        "anchors": tuple((level, text) for level, text in content["anchors"]),
    }
    return QuestionValue(**content | parts)


def _guidance(content: dict[str, Any]) -> GuidanceValue:
    return GuidanceValue(tuple(content["dos"]), tuple(content["donts"]))


def _sheet(content: dict[str, Any]) -> Sheet:
    parts = {
        "headings": tuple(content["headings"]),
        "rows": tuple(tuple(row) for row in content["rows"]),
        "above": tuple(tuple(row) for row in content["above"]),
        "bands": tuple(content["bands"]),
        "problems": _problems(content["problems"]),
    }
    return Sheet(**content | parts)
