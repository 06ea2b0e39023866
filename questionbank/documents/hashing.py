"""Recognises a question or template that is read again, however its quotes, blanks and bullets are typed."""

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict

from .values import QuestionValue, TemplateValue

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    }
)
_BULLET = re.compile(r"^[^\S\n]*(?:•\s*|[-*]\s+)", re.MULTILINE)
_NOT_OF_A_REVISION = ("competency", "kind", "seniority", "language", "tags")


def question_hash(question: QuestionValue) -> str:
    """SHA-256 of what a revision holds; tags, competency, kind and seniority are the question's own."""
    content = asdict(question)
    for name in _NOT_OF_A_REVISION:
        del content[name]
    return _digest(content)


def template_hash(template: TemplateValue) -> str:
    """SHA-256 of everything that a template says."""
    content = asdict(template)
    for question in content["questions"]:
        if not question["language"]:
            del question["language"]  # said since languages are kept; earlier hashes stay true
    return _digest(content)


def _digest(content: object) -> str:
    text = json.dumps(_normal(content), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _normal(content: object) -> object:
    if isinstance(content, str):
        return normal_words(content)
    if isinstance(content, dict):
        return {key: _normal(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_normal(value) for value in content]
    return content


def normal_words(text: str) -> str:
    straight = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return " ".join(_BULLET.sub("- ", straight).split())
