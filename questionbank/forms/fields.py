"""Fields that the bank's forms share."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from questionbank.documents.normal import clean_items

LONGEST_TEXT = 20_000
BULLET = re.compile(r"(?:•|[*-](?=\s))\s*")
TOO_LONG = "Keep this to %(limit_value)d characters; it has %(show_value)d."


def line_field(label: str, limit: int, *, required: str = "", help_text: str = "") -> forms.CharField:
    """One line; `required` is the sentence for a field that may not be empty."""
    return forms.CharField(
        label=label,
        required=bool(required),
        help_text=help_text,
        max_length=limit,
        error_messages={"required": required, "max_length": TOO_LONG},
    )


def text_field(
    label: str, *, required: str = "", help_text: str = "", rows: int = 3, **attrs: str
) -> forms.CharField:
    """Some paragraphs of Markdown."""
    return forms.CharField(
        label=label,
        required=bool(required),
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, **attrs}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class LinesField(forms.CharField):
    """A list, one item a line; a line that begins with a blank goes on with the item above."""

    def __init__(self, label: str, *, help_text: str = "", rows: int = 4) -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=help_text,
            max_length=LONGEST_TEXT,
            strip=False,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": TOO_LONG},
        )

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else as_lines(value)

    def clean(self, value: Any) -> Any:
        return as_items(super().clean(value))


def as_lines(items: Iterable[str]) -> str:
    return "\n".join(item.replace("\n", "\n  ") for item in items)


def as_items(text: str) -> tuple[str, ...]:
    items: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line[:1].isspace() and items:
            items[-1] += "\n" + line.removeprefix("  ")
        else:
            items.append(BULLET.sub("", line, count=1) if BULLET.match(line) else line)
    return clean_items(items)
