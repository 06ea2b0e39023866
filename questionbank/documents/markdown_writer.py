"""Writes Markdown that any viewer shows well and that reads back equal."""

from collections.abc import Iterator, Sequence

from .dressing import OWN_FORM, escape_dressing, numbered, structure_of, written_heading
from .fences import fenced
from .items import write_items
from .labels import PURPOSE, Label, bullet
from .sections import blocks, lines_of
from .text_reader import split_introduction
from .text_writer import escaped, one_line_values, purpose
from .values import GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue


def write_markdown(template: TemplateValue) -> str:
    """A template in normal form with at least one question reads back equal, without problems."""
    return "\n\n".join(part for part in (*_parts(template), OWN_FORM) if part) + "\n"


def _parts(template: TemplateValue) -> Iterator[str]:
    yield _title(template.title)
    yield from _introduction(template.introduction_heading, template.introduction)
    for number, question in enumerate(template.questions, start=1):
        yield from _question(number, question)
    yield from _guidance(Label.INTERVIEWERS, template.for_interviewers)
    yield from _guidance(Label.INTERVIEWEES, template.for_interviewees)
    if template.about_heading:
        yield _own_heading(template.about_heading, Label.ABOUT_HEADING)
    elif template.about:
        yield f"## {Label.ABOUT}"
    yield _text(template.about)
    if template.audience_lead or template.audience:
        yield f"## {Label.AUDIENCE}"
        yield _text(template.audience_lead, in_list=True)
        yield _items(template.audience)
    yield from _ending(template.conclusion, template.closing_notes)


def _title(title: str) -> str:
    found = structure_of(f"# {title}")
    is_label = not title or (found and found.label and found.label.label is Label.TITLE)
    return written_heading(1, f"{Label.TITLE}: {title}".strip() if is_label else title)


def _introduction(heading: str, text: str) -> Iterator[str]:
    if heading:
        yield _own_heading(heading, Label.INTRODUCTION_HEADING)
    elif split_introduction(blocks(lines_of(escaped(text)))) != ("", text):
        yield f"## {Label.INTRODUCTION}"
    yield _text(text)


def _own_heading(heading: str, label: Label) -> str:
    found = structure_of(f"## {heading}")
    plain = found is not None and found.label is None and numbered(heading) is None
    return written_heading(2, heading if plain else f"{label}: {heading}")


def _question(number: int, question: QuestionValue) -> Iterator[str]:
    if question.text and "\n" not in question.text:
        yield written_heading(2, f"{number}. {question.text}")
    else:
        yield f"## {Label.QUESTION} {number}"
        yield _text(question.text)
    yield "\n".join(f"- **{label}:** {value}" for label, value in one_line_values(question))
    for label, text in zip(PURPOSE, purpose(question), strict=True):
        yield _labelled(label, text) if text else ""
    for place, answer in enumerate(question.proposed_answers, start=1):
        yield from _answer(place, answer)
    if question.follow_ups:
        yield f"### {Label.FOLLOW_UPS}"
        yield _items(question.follow_ups)
    for level, text in question.anchors:
        yield f"### {Label.RATING} {level}"
        yield _items((text,)) if "\n" in text else _text(text, in_list=True)


def _answer(number: int, answer: ProposedAnswerValue) -> Iterator[str]:
    yield f"### {Label.ANSWER} {number}"
    yield _text(answer.text)
    if answer.key_points:
        yield f"**{Label.KEY_POINTS}**"
        yield _items(answer.key_points)


def _guidance(side: Label, guidance: GuidanceValue) -> Iterator[str]:
    if guidance.dos or guidance.donts:
        yield f"## {side}"
    for label, items in ((Label.DOS, guidance.dos), (Label.DONTS, guidance.donts)):
        if items:
            yield f"### {label}"
            yield _items(items)


def _ending(conclusion: str, closing_notes: str) -> Iterator[str]:
    if conclusion:
        yield f"## {Label.CONCLUSION}"
        yield _text(conclusion)
    if closing_notes or len(blocks(lines_of(conclusion))) > 1:
        yield f"## {Label.CLOSING}"
        yield _text(closing_notes)


def _labelled(label: Label, text: str) -> str:
    """The text begins beside its label, unless its first line has to keep a line of its own."""
    first, _, below = text.partition("\n")
    if fenced(text.split("\n"))[0] or bullet(first) is not None:
        return f"**{label}:**\n\n{_text(text)}"
    return f"**{label}:** {first}\n{_text(below)}".strip()


def _items(items: Sequence[str]) -> str:
    return _dressed(write_items(items))


def _text(text: str, *, in_list: bool = False) -> str:
    return _dressed(escaped(text, in_list=in_list))


def _dressed(written: str) -> str:
    return "\n".join(line.text if line.fenced else escape_dressing(line.text) for line in lines_of(written))
