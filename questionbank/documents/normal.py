"""The normal form of values: what every reader gives, and what survives writing and reading unchanged.

- Line ends are LF; control characters are spaces, lone surrogates U+FFFD, byte-order marks gone.
- A text has nothing blank around it, no blanks at the ends of its lines and one blank line between its
  paragraphs; inside a closed code fence it stays as it is.
- Titles, headings, competencies and tags are one line with single spaces; a tag holds no comma.
- Lists hold no empty item; anchors ascend.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from .fences import fenced
from .values import GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean_characters(text: str) -> str:
    if text.isprintable():  # most lines are, and none of what is changed below is
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def clean_text(text: str) -> str:
    text = clean_characters(text).strip()
    if "\n" not in text:
        return text
    lines = text.split("\n")
    kept: list[str] = []
    for line, in_fence in zip(lines, fenced(lines), strict=True):
        if in_fence:
            kept.append(line)
        elif line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()


def clean_line(text: str) -> str:
    return " ".join(clean_characters(text).split())


def clean_items(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for item in items if (text := clean_text(item)))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag for tags_ in tags for part in tags_.split(",") if (tag := clean_line(part)))


def normalise_template(template: TemplateValue) -> TemplateValue:
    return replace(
        template,
        title=clean_line(template.title),
        introduction_heading=clean_line(template.introduction_heading),
        introduction=clean_text(template.introduction),
        questions=tuple(normalise_question(question) for question in template.questions),
        for_interviewers=_guidance(template.for_interviewers),
        for_interviewees=_guidance(template.for_interviewees),
        about_heading=clean_line(template.about_heading),
        about=clean_text(template.about),
        audience_lead=clean_text(template.audience_lead),
        audience=clean_items(template.audience),
        conclusion=clean_text(template.conclusion),
        closing_notes=clean_text(template.closing_notes),
    )


def normalise_question(question: QuestionValue) -> QuestionValue:
    return replace(
        question,
        text=clean_text(question.text),
        when_to_ask=clean_text(question.when_to_ask),
        why_ask=clean_text(question.why_ask),
        how_to_ask=clean_text(question.how_to_ask),
        competency=clean_line(question.competency),
        tags=clean_tags(question.tags),
        proposed_answers=tuple(_answer(answer) for answer in question.proposed_answers),
        follow_ups=clean_items(question.follow_ups),
        anchors=tuple(sorted((level, text) for level, raw in question.anchors if (text := clean_text(raw)))),
    )


def _answer(answer: ProposedAnswerValue) -> ProposedAnswerValue:
    return ProposedAnswerValue(clean_text(answer.text), clean_items(answer.key_points))


def _guidance(guidance: GuidanceValue) -> GuidanceValue:
    return GuidanceValue(clean_items(guidance.dos), clean_items(guidance.donts))
