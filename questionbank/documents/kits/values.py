"""What an interview kit is made of: a template, the scale by which answers are rated, and the paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from questionbank.documents.values import TemplateValue


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class KitLevel:
    """A level of the scale; `text` is what it means where a question has no anchor of its own."""

    level: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Kit:
    """`pictures` holds the bytes of those that the texts show, by the address that stands in the text."""

    template: TemplateValue
    levels: tuple[KitLevel, ...]
    team: str = ""
    paper: Paper = Paper.A4
    pictures: Mapping[str, bytes] = field(default_factory=dict)
