"""The template's own texts below its questions, or on a sheet of their own: what each is, and its text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questionbank.documents.labels import Label
from questionbank.documents.normal import normalise_template
from questionbank.documents.values import GuidanceValue, Problem, TemplateValue

from .cells import cell_name
from .rows import Filled

UNKNOWN_PART = "Askwell knows no part of a template by this name, so its text was not taken in."
SECOND_PART = "This part of the document occurs a second time; its text was added to the first."

# One row each.
_TEXTS = {
    Label.TITLE: "title",
    Label.INTRODUCTION_HEADING: "introduction_heading",
    Label.INTRODUCTION: "introduction",
    Label.ABOUT_HEADING: "about_heading",
    Label.ABOUT: "about",
    Label.AUDIENCE: "audience_lead",
    Label.CONCLUSION: "conclusion",
    Label.CLOSING: "closing_notes",
}
# As many rows as there are lines.
_DO, _DONT = "do", "don't"
_USER = "A user"
_SIDES = {Label.INTERVIEWERS: "for_interviewers", Label.INTERVIEWEES: "for_interviewees"}
_LINES = {
    **{f"{side}: {_DO}": (name, "dos") for side, name in _SIDES.items()},
    **{f"{side}: {_DONT}": (name, "donts") for side, name in _SIDES.items()},
    _USER: ("audience", ""),
}


def _key(part: str) -> str:
    return " ".join(part.replace("\u2019", "'").casefold().split())


_KEYS: dict[str, str] = {_key(part): part for part in (*_TEXTS, *_LINES)}


def write_parts(template: TemplateValue) -> Iterator[tuple[str, str]]:
    """Every text that there is, and the title in any case."""
    for label in (Label.TITLE, Label.INTRODUCTION_HEADING, Label.INTRODUCTION):
        yield from _text(template, label)
    for part, (name, side) in _LINES.items():
        if side:
            yield from ((part, line) for line in getattr(getattr(template, name), side))
    for label in (Label.ABOUT_HEADING, Label.ABOUT, Label.AUDIENCE):
        yield from _text(template, label)
    yield from ((_USER, line) for line in template.audience)
    for label in (Label.CONCLUSION, Label.CLOSING):
        yield from _text(template, label)


def read_parts(rows: Sequence[Filled], sheet: str = "") -> tuple[TemplateValue, tuple[Problem, ...]]:
    """A template without questions."""
    texts: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for row in rows:
        part = _KEYS.get(_key(row.cell(0)))
        if part is None:
            problems += _unknown(row, sheet)
            continue
        if part in _TEXTS and part in texts:
            problems.append(Problem(row.number, SECOND_PART, row.cell(1), cell_name(1, row.number, sheet)))
        texts.setdefault(part, []).append(row.cell(1))
    return _template(texts), tuple(problems)


def _text(template: TemplateValue, label: Label) -> Iterator[tuple[str, str]]:
    text = getattr(template, _TEXTS[label])
    if text or label is Label.TITLE:
        yield label.value, text


def _unknown(row: Filled, sheet: str) -> Iterator[Problem]:
    if not row.is_empty:
        text = "\n".join(cell for cell in row.cells if cell.strip())
        yield Problem(row.number, UNKNOWN_PART, text, cell_name(0, row.number, sheet))


def _template(texts: dict[str, list[str]]) -> TemplateValue:
    def lines(part: str) -> tuple[str, ...]:
        return tuple(texts.get(part, ()))

    named = {name: "\n\n".join(lines(label)) for label, name in _TEXTS.items()}
    template = TemplateValue(**named, audience=lines(_USER))  # type: ignore[arg-type]  # texts by their names
    sides = {
        name: GuidanceValue(lines(f"{side}: {_DO}"), lines(f"{side}: {_DONT}"))
        for side, name in _SIDES.items()
    }
    return normalise_template(replace(template, **sides))  # type: ignore[arg-type]  # the same
