"""The real document, its variants, and two hundred damaged copies of it."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import astuple

import pytest

from questionbank.documents import (
    DocumentError,
    ReadDocument,
    decode_document,
    read_json,
    read_text,
    template_hash,
    write_json,
    write_text,
)


def test_every_part_is_found_and_nothing_is_reported(real_read: ReadDocument) -> None:
    template = real_read.template
    assert real_read.problems == ()
    assert template.title == "Machine Learning Interview Questions"
    assert template.introduction_heading == template.about_heading == f"What are {template.title}?"
    assert template.introduction
    assert template.about == template.introduction
    assert template.audience_lead.endswith("by:")
    assert len(template.audience) == 5
    assert "\n" not in template.conclusion
    assert len(template.closing_notes.split("\n\n")) == 3


def test_there_are_25_complete_questions_with_75_answers(real_read: ReadDocument) -> None:
    questions = real_read.template.questions
    assert len(questions) == 25
    assert [len(question.proposed_answers) for question in questions] == [3] * 25
    assert all(question.when_to_ask and question.why_ask and question.how_to_ask for question in questions)
    assert all(question.text.endswith(("?", ".")) and "\n" not in question.text for question in questions)


def test_guidance_has_5_and_4_and_5_and_5(real_read: ReadDocument) -> None:
    for_interviewers, for_interviewees = (
        real_read.template.for_interviewers,
        real_read.template.for_interviewees,
    )
    counts = [
        len(for_interviewers.dos),
        len(for_interviewers.donts),
        len(for_interviewees.dos),
        len(for_interviewees.donts),
    ]
    assert counts == [5, 4, 5, 5]


def test_it_reads_back_equal_in_both_forms(real_read: ReadDocument) -> None:
    assert read_text(write_text(real_read.template)) == real_read
    assert read_json(write_json(real_read.template)) == real_read


VARIANTS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "a byte-order mark": lambda text: f"\ufeff{text}",
    "dashes as bullets": lambda text: text.replace("  •", "-"),
    "stars as bullets": lambda text: text.replace("•", "*"),
    "bullets without a blank": lambda text: text.replace("• ", "•"),
    "doubled blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "blank lines between bullets": lambda text: text.replace("\n  •", "\n \n  •"),
    "blanks at the ends of lines": lambda text: text.replace("\n", " \t\n"),
    "labels in capitals": lambda text: text.replace("When to Ask:", "WHEN TO ASK :"),
    "labels in small letters": lambda text: text.replace("Proposed Answer", "proposed answer"),
    "Do's": lambda text: text.replace("\nDos\n", "\nDo’s:\n"),
    "blank lines around it": lambda text: f"\n\n{text}\n\n\n",
}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_reads_the_same(name: str, real_document: bytes, real_read: ReadDocument) -> None:
    variant = VARIANTS[name](real_document.decode())
    assert variant != real_document.decode()
    assert read_text(decode_document(variant.encode())) == real_read


def test_straight_apostrophes_read_the_same_but_for_themselves(
    real_document: bytes, real_read: ReadDocument
) -> None:
    straight = real_document.decode().replace("’", "'")
    read = read_text(straight)
    assert read.problems == ()
    assert read.template != real_read.template
    assert template_hash(read.template) == template_hash(real_read.template)


# Nothing is dropped: each line is found in the values or in the problems, as often as it stands there.

STRUCTURE = {
    *("proposed answer 1", "proposed answer 2", "proposed answer 3", "key points", "follow-ups", "rating 3"),
    *(
        "for interviewers",
        "for interviewees",
        "dos",
        "don'ts",
        "conclusion",
        "closing notes",
        "why ask:",
        "question:",
    ),
    "who can use machine learning interview questions",
}
LABELS = (
    "When to Ask:",
    "Why Ask:",
    "How to Ask:",
    "Question:",
    "Rating 2:",
    "Key Points:",
    "Title:",
    "Competency:",
    "Tags:",
    "Introduction:",
    "About Heading:",
)
JUNK = (
    *(
        "Some junk",
        "• a stray bullet",
        "- another",
        "-",
        "Why Ask:",
        "Why Ask: again",
        "Proposed Answer 3",
        "Rating 9: x",
    ),
    *(
        "Question: a new one",
        "Dos",
        "For Interviewees",
        "Conclusion",
        "```",
        "\\Conclusion",
        "    indented",
        "Key Points",
    ),
    *(
        "Kind: odd",
        "Minutes: 7000",
        "Tags: one",
        "Title: Another",
        "About Heading: Us",
        "Rating 2: good",
        "What is it?",
    ),
    *(
        "Follow-ups",
        "Competency: depth",
        "Competency: breadth",
        "Closing Notes",
        "Proposed Answer",
        "Introduction: Hello",
    ),
)


def core(line: str) -> str:
    """The words of a line, without the bullet or the label that the form takes off."""
    words = line.strip().removeprefix("\\").removeprefix("•").removeprefix("- ").strip()
    label = next((label for label in LABELS if words.startswith(label)), "")
    return " ".join(words.removeprefix(label).split())


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part)


def kept_lines(read: ReadDocument) -> Counter[str]:
    in_values = leaves(astuple(read.template))
    in_problems = (problem.text for problem in read.problems)
    return Counter(core(line) for line in (*in_values, *in_problems))


def lost_lines(source: str, read: ReadDocument) -> Counter[str]:
    said = Counter(core(line) for line in source.split("\n") if line.strip().lower() not in STRUCTURE)
    del said[""]
    return said - kept_lines(read)


def damaged(source: str, seed: int) -> str:
    chance = random.Random(seed)
    lines = source.split("\n")
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines[at], lines[other] = lines[other], lines[at]
            case 2:
                lines.insert(at, chance.choice(JUNK))
            case 3:
                lines[at:at] = ["", chance.choice(JUNK), ""]
    return "\n".join(lines)


def test_a_lost_line_would_be_noticed(real_document: bytes, real_read: ReadDocument) -> None:
    source = real_document.decode()
    assert not lost_lines(source, real_read)
    assert lost_lines(f"{source}\nOne line more.", real_read) == {"One line more.": 1}
    assert lost_lines(f"{source}\n{source}", real_read)


@pytest.mark.parametrize("seed", range(200))
def test_a_damaged_document_loses_no_line(seed: int, real_document: bytes) -> None:
    source = damaged(real_document.decode(), seed)
    assert not lost_lines(source, read_text(source))


@pytest.mark.parametrize("seed", range(50))
def test_a_document_cut_anywhere_loses_no_line(seed: int, real_document: bytes) -> None:
    text = real_document.decode()
    start, end = sorted(random.Random(seed).sample(range(len(text)), 2))
    try:
        read = read_text(text[start:end])
    except DocumentError:
        assert "Ask:" not in text[start:end]
    else:
        assert not lost_lines(text[start:end], read)
