"""Writes the YAML form: blocks that a person can read and edit, quotes only where YAML asks for them."""

import json
import re
from collections.abc import Iterator

from .structured import plain_content
from .values import TemplateValue

_INDENT = "  "
PLAIN = re.compile(r"[^\W\d_](?:[\w ,.'\u2019“”()/?!%&+;-]*[\w.'\u2019”)/?!%+;-])?")
# What another program would take for something else than a text.
TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ALWAYS = ("title", "text")
# What YAML forbids, or takes for the end of a line.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_yaml(template: TemplateValue) -> str:
    return "\n".join(_mapping(plain_content(template), "")) + "\n"


def _mapping(content: dict[str, object], indent: str) -> Iterator[str]:
    """What is empty is left out, except a title or a text."""
    for key, value in content.items():
        if value == "" and key in _ALWAYS:
            yield f'{indent}{key}: ""'
        elif isinstance(value, dict):
            below = list(_mapping(value, indent + _INDENT))
            if below:
                yield f"{indent}{key}:"
                yield from below
        elif isinstance(value, list | tuple):
            if value:
                yield f"{indent}{key}:"
                yield from _sequence(value, indent)
        elif value not in ("", None):
            yield from _scalar(f"{indent}{key}: ", value, indent)


def _sequence(items: list[object] | tuple[object, ...], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *others = _mapping(item, indent + _INDENT)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from others
        else:
            yield from _scalar(f"{indent}- ", item, indent)


def _scalar(start: str, value: object, indent: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{start}{value}"
    elif "\n" in value and value == value.strip() and not FORBIDDEN.search(value):
        yield f"{start}|-"
        yield from (f"{indent}{_INDENT}{line}" if line else "" for line in value.split("\n"))
    elif PLAIN.fullmatch(value) and value.lower() not in TAKEN:
        yield f"{start}{value}"
    else:
        yield start + _quoted(value)


def _quoted(text: str) -> str:
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
