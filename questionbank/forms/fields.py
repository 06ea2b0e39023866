"""Fields that the bank's forms share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from questionbank.documents.normal import clean_items
from questionbank.problems import LONGEST_LIST, POINT_LENGTH, too_long

BULLET = re.compile(r"(?:•|[*-](?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Fits:
    """A text that may have `limit` characters, or each text of a list. The browser cuts nothing off."""

    what: str
    limit: int

    def __call__(self, value: str | tuple[str, ...]) -> None:
        texts = (value.replace("\r\n", "\n"),) if isinstance(value, str) else value
        if sentences := [one for text in texts for one in too_long(self.what, text, self.limit)]:
            raise forms.ValidationError(sentences)


def line_field(label: str, limit: int, *, required: str = "", help_text: str = "") -> forms.CharField:
    """One line; `required` is the sentence for a field that may not be empty."""
    return forms.CharField(
        label=label,
        required=bool(required),
        help_text=help_text,
        validators=[Fits(f"the {label.lower()}", limit)],
        error_messages={"required": required},
    )


def text_field(
    label: str, fits: Fits, *, required: str = "", help_text: str = "", rows: int = 3, **attrs: str
) -> forms.CharField:
    """Some paragraphs of Markdown."""
    return forms.CharField(
        label=label,
        required=bool(required),
        help_text=help_text,
        validators=[fits],
        widget=forms.Textarea(attrs={"rows": rows, **attrs}),
        error_messages={"required": required},
    )


class LinesField(forms.CharField):
    """A list, one item a line; a line that begins with a blank goes on with the item above."""

    def __init__(self, label: str, what: str, *, help_text: str = "", rows: int = 4) -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=help_text,
            strip=False,
            widget=forms.Textarea(attrs={"rows": rows}),
        )
        self.fits = Fits(what, POINT_LENGTH)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else as_lines(value)

    def clean(self, value: Any) -> Any:
        items = as_items(super().clean(value))
        self.fits(items)
        if len(items) > LONGEST_LIST:
            raise forms.ValidationError(f"Keep this to {LONGEST_LIST:,} lines; it has {len(items):,}.")
        return items


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
