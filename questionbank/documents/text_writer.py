"""Writes the text form of a question document: plain where that reads back the same, labelled elsewhere."""

from collections.abc import Iterator, Sequence

from .fences import fenced
from .items import write_items
from .labels import PURPOSE, Label, bullet, escape, is_about_heading
from .sections import blocks, lines_of
from .text_reader import split_introduction
from .values import GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue
from .words import language_name


def write_text(template: TemplateValue) -> str:
    """A template in normal form with at least one question reads back equal, without problems."""
    return "\n\n".join(part for part in _parts(template) if part) + "\n"


def _parts(template: TemplateValue) -> Iterator[str]:
    yield _title(template.title)
    yield from _introduction(template.introduction_heading, template.introduction)
    yield from _questions(template.questions)
    yield from _guidance(Label.INTERVIEWERS, template.for_interviewers)
    yield from _guidance(Label.INTERVIEWEES, template.for_interviewees)
    yield from _about(template)
    if template.audience_lead or template.audience:
        yield Label.AUDIENCE
        yield escaped(template.audience_lead, in_list=True)
        yield write_items(template.audience)
    yield from _ending(template.conclusion, template.closing_notes)


def _title(title: str) -> str:
    """A file that begins with a bracket looks like another form."""
    if not title or title.startswith(("{", "<")):
        return f"{Label.TITLE}: {title}".strip()
    return escaped(title)


def _introduction(heading: str, text: str) -> Iterator[str]:
    plain = "\n\n".join(part for part in (escaped(heading), escaped(text)) if part)
    if split_introduction(blocks(lines_of(plain))) == (heading, text):
        yield plain
    elif heading:
        yield f"{Label.INTRODUCTION_HEADING}: {heading}"
        yield escaped(text)
    else:
        yield _labelled(Label.INTRODUCTION, text)


def _questions(questions: Sequence[QuestionValue]) -> Iterator[str]:
    stands_out = True
    for question in questions:
        plain = stands_out and _reads_plain(question)
        yield escaped(question.text) if plain else _labelled(Label.QUESTION, question.text)
        yield from _below_question(question)
        stands_out = bool(question.proposed_answers)  # after an answer the next label opens a question


def _reads_plain(question: QuestionValue) -> bool:
    """Whether the text is one paragraph and nothing would be reported as missing."""
    said = [text for text in purpose(question) if text]
    one_paragraph = len(blocks(lines_of(question.text))) == 1 and "```" not in question.text
    complete = bool(question.proposed_answers) and len(said) != len(PURPOSE) - 1
    return one_paragraph and complete and bullet(question.text.split("\n")[0]) is None


def purpose(question: QuestionValue) -> tuple[str, str, str]:
    return question.when_to_ask, question.why_ask, question.how_to_ask


def _below_question(question: QuestionValue) -> Iterator[str]:
    yield "\n".join(f"{label}: {value}" for label, value in one_line_values(question))
    for label, text in zip(PURPOSE, purpose(question), strict=True):
        yield _labelled(label, text) if text else ""
    for number, answer in enumerate(question.proposed_answers, start=1):
        yield from _answer(number, answer)
    yield from _list(Label.FOLLOW_UPS, question.follow_ups)
    for level, text in question.anchors:
        yield from _list(f"{Label.RATING} {level}", (text,))


def one_line_values(question: QuestionValue) -> Iterator[tuple[Label, str]]:
    values = {
        Label.COMPETENCY: question.competency,
        Label.KIND: question.kind.replace("_", " "),
        Label.SENIORITY: question.seniority,
        Label.LANGUAGE: language_name(question.language),
        Label.MINUTES: "" if question.minutes is None else str(question.minutes),
        Label.TAGS: ", ".join(question.tags),
    }
    return ((label, value) for label, value in values.items() if value)


def _answer(number: int, answer: ProposedAnswerValue) -> Iterator[str]:
    yield f"{Label.ANSWER} {number}"
    yield escaped(answer.text)
    yield from _list(Label.KEY_POINTS, answer.key_points)


def _list(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield heading
        yield write_items(items)


def _guidance(side: Label, guidance: GuidanceValue) -> Iterator[str]:
    if guidance.dos or guidance.donts:
        yield side
        yield from _list(Label.DOS, guidance.dos)
        yield from _list(Label.DONTS, guidance.donts)


def _about(template: TemplateValue) -> Iterator[str]:
    heading, text = template.about_heading, template.about
    after_guidance = (
        GuidanceValue() != template.for_interviewers or GuidanceValue() != template.for_interviewees
    )
    if heading:
        plain = after_guidance and is_about_heading(heading)
        yield heading if plain else f"{Label.ABOUT_HEADING}: {heading}"
        yield escaped(text)
    elif text:
        yield _labelled(Label.ABOUT, text)


def _ending(conclusion: str, closing_notes: str) -> Iterator[str]:
    if conclusion:
        yield Label.CONCLUSION
        yield escaped(conclusion)
    paragraphs = len(blocks(lines_of(conclusion)))
    if paragraphs > 1 or (closing_notes and not conclusion):
        yield Label.CLOSING
    yield escaped(closing_notes)


def _labelled(label: Label, text: str) -> str:
    """The text begins beside its label, unless its first line has to keep a line of its own."""
    lines = text.split("\n")
    if fenced(lines)[0] or bullet(lines[0]) is not None:
        return f"{label}:\n\n{escaped(text)}"
    first, _, below = text.partition("\n")
    return f"{label}: {first}\n{escaped(below)}".strip()


def escaped(text: str, *, in_list: bool = False) -> str:
    return "\n".join(
        line.text if line.fenced else escape(line.text, in_list=in_list) for line in lines_of(text)
    )
