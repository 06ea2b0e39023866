"""Recognises a question or template that is read again, however its quotes, blanks and bullets are typed."""

import hashlib
import json
import re
import unicodedata
from dataclasses import fields

from .values import GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    }
)
_BULLET = re.compile(r"^[^\S\n]*(?:•\s*|[-*]\s+)", re.MULTILINE)
_NOT_OF_A_REVISION = frozenset({"competency", "kind", "seniority", "language", "tags"})
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue)
}
_MARKS = ("•", "-", "*")


def question_hash(question: QuestionValue) -> str:
    """SHA-256 of what a revision holds; tags, competency, kind and seniority are the question's own."""
    return _digest(_content(question, but=_NOT_OF_A_REVISION))


def template_hash(template: TemplateValue) -> str:
    """SHA-256 of everything that a template says."""
    content = _content(template, but=frozenset({"questions"}))
    # A language is said since languages are kept; without one, earlier hashes stay true.
    silent = frozenset({"language"})
    content["questions"] = [
        _content(question, but=frozenset() if question.language else silent)
        for question in template.questions
    ]
    return _digest(content)


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _content(value: object, *, but: frozenset[str] = frozenset()) -> dict[str, object]:
    return {name: _normal(getattr(value, name)) for name in _NAMES[type(value)] if name not in but}


def _normal(content: object) -> object:
    if isinstance(content, str):
        return normal_words(content)
    if isinstance(content, tuple):
        return [_normal(value) for value in content]
    return _content(content) if type(content) in _NAMES else content


def normal_words(text: str) -> str:
    """The words alone. A library has millions of texts, so that what can't change one is not run over it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    if any(mark in text for mark in _MARKS):
        text = _BULLET.sub("- ", text)
    return " ".join(text.split())
