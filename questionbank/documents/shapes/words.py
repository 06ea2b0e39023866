"""What the words of a block say about its part in a collection: a question, a label, or neither."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from questionbank.documents.dressing import without_bold

LONGEST_QUESTION = 600
_FEWEST_WORDS = 3
_LONGEST_LINK = 120
_ASKING_NAMES = """
    what what's whats why how how's when where who whose which can could do does did is are was were will
    would should have has had explain describe tell give define compare contrast discuss list name write
    implement
    design walk talk share state differentiate mention identify suppose imagine consider demonstrate show
    outline summarise summarize illustrate elaborate calculate prove find distinguish
"""
_ASKING = frozenset(_ASKING_NAMES.split())
_PLAINLY_ASKING = frozenset({"explain", "describe", "define", "compare", "discuss", "differentiate"})
_LINK = re.compile(r"(?<!!)\[([^\[\]]{0,400})\]\(([^()\s]{0,400})(?:[ \t]+[\"'(][^\"')]{0,200}[\"')])?\)")
_PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)")
_TAG = re.compile(
    r"</?(?:a|b|i|em|strong|br|sup|sub|span|font|center|p|div|img|u|kbd|code|h[1-6])\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:q|que|ques|question)[ \t]*[.#:]?[ \t]*\d{0,5}[ \t]*[.):\]\u2013\u2014-]+"
    r"|q\d{1,5}(?=\s)"
    r"|[#(\[]?\d{1,5}(?:\.\d{1,4}){0,3}[ \t]*[.):\]]+"
    r"|\d{1,5}(?:\.\d{1,4}){1,3}(?=\s)"
    r"|\d{1,5}[ \t]+[\u2013\u2014-](?=\s))\s*",
    re.IGNORECASE,
)
_BOLD_NUMBER = re.compile(rf"(\*\*|__)(?:{_NUMBER.pattern})\1[ \t]*", re.IGNORECASE)
_OPTION = re.compile(r"[(*_]*B[):.](?=[\s*_])")
_Q = re.compile(r"(?:q|que|ques|question)[ \t]*[.#]?[ \t]*\d{0,5}[ \t]*[:.)\u2013\u2014-]", re.IGNORECASE)
_BOLD_START = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.{1,600}?\S)\1", re.DOTALL)
_SOLUTION = re.compile(r"[\W_]*solution", re.IGNORECASE)
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_TAIL = re.compile(r"[\s*_`)\"'\u201d\u2019.!:\u2b50\ufe0f\U0001f300-\U0001faff\u2600-\u27bf]+$")
_TOP = re.compile(
    r"\W*(?:(?:back|go|return|scroll)[ \t]+(?:up|to)\b.{0,40}|(?:top|up)\W*)"
    r"|[\u2b06\u21e7\u2191\u21a5\U0001f51d\ufe0f\s]+",
    re.IGNORECASE,
)


class Part(Enum):
    """What a label inside a question opens."""

    ANSWER = auto()
    POINTS = auto()
    FOLLOW_UPS = auto()
    WHY = auto()
    WHEN = auto()
    HOW = auto()
    COMPETENCY = auto()
    SENIORITY = auto()
    TAGS = auto()
    DIFFICULTY = auto()


_PART_WORDS = {
    Part.ANSWER: "answer|answers|a|ans|solution|model answer|sample answer|example answer|ideal answer|"
    "expected answer|suggested answer|proposed answer|good answer|short answer|possible answer|given answer",
    Part.POINTS: "key points|key point|what to look for|look for|looking for|good to hear|"
    "things to listen for|listen for|what to listen for|good signs|green flags|expected points|"
    "talking points",
    Part.FOLLOW_UPS: "follow-ups|follow-up|follow ups|follow up|followups|follow-up questions|"
    "follow up questions|follow-up question|probes|probing questions",
    Part.WHY: "why ask|why ask this|why we ask|why we ask this|why they ask|why they ask this|"
    "why interviewers ask|why interviewers ask this|purpose|rationale|intent",
    Part.WHEN: "when to ask",
    Part.HOW: "how to ask",
    Part.COMPETENCY: "competency|category|topic|skill|area|subject",
    Part.SENIORITY: "seniority|level|experience level",
    Part.TAGS: "tags|tag|keywords",
    Part.DIFFICULTY: "difficulty",
}
PARTS = {word: part for part, words in _PART_WORDS.items() for word in words.split("|")}
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{0,30}?)[ \t]*#?(\d{0,3})[ \t]*(?:([:.\u2013\u2014])(?=\s|$)|$)")
_LONGEST_LABEL = 60
_ENDS_LABEL = re.compile(r"[:.\u2013\u2014*_]")
_NEED_COLON = frozenset(
    {"a", "response", "level", "area", "skill", "subject", "topic", "category", "tag", "intent"}
)


def plain(text: str) -> str:
    """The words of a question: links, numbers and what made them stand out are gone."""
    words = _bare(text)
    for _ in range(3):  # a number may stand outside or inside the bold letters
        shorter = without_bold(_without_number(_BOX.sub("", words, count=1))).strip()
        if shorter == words:
            break
        words = shorter
    words = words.rstrip("#").rstrip() if words.endswith(" #") else words
    return re.sub(r"\s+(\?+)", r"\1", words) if "\n" not in words else words


def is_numbered(text: str) -> bool:
    words = _bare(text[:LONGEST_QUESTION])
    bare = without_bold(words)
    return _without_number(words) != words or _without_number(bare) != bare


def is_asking(text: str) -> bool:
    words = " ".join(plain(text[: LONGEST_QUESTION + 1]).split())
    if not words or len(words) > LONGEST_QUESTION:
        return False
    if ends_asking(words):
        return True
    first = words.lower().replace("\u2019", "'").split()
    verb = first[0].strip("*_`\"'(")
    fewest = _FEWEST_WORDS - (verb in _PLAINLY_ASKING)
    return len(first) >= fewest and verb in _ASKING


def ends_asking(text: str) -> bool:
    return _TAIL.sub("", text[-80:]).endswith(("?", "\uff1f", "\u061f", "\u037e"))


def opens_pair(text: str) -> bool:
    """`Q:`, `Q1.`, `Question 3:`, in bold or not."""
    return _Q.match(_bare(text[:80]).lstrip("*_ ")) is not None


def bold_start(text: str) -> tuple[str, str] | None:
    """The words that a text begins with in bold, and the rest of it."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    found = _BOLD_START.match(text, start)
    if found is None:
        return None
    return text[:start] + found[0], text[found.end() :].lstrip(" \t:\u2013\u2014-").strip()


def label_of(text: str) -> tuple[Part, int | None, str] | None:
    """The part that a text opens, its number, and what follows beside the label."""
    first, _, below = text.lstrip("> ").partition("\n")
    if len(first) > _LONGEST_LABEL and not _ENDS_LABEL.search(first[:_LONGEST_LABEL]):
        return None
    bold = _BOLD_START.match(first)
    if bold:  # "**Answer:** text" and "**Answer**: text"
        head, beside = bold[2], first[bold.end() :]
        colon = head.rstrip().endswith((":", ".")) or beside.lstrip().startswith(":")
        words = f"{head.rstrip().rstrip(':.')}{':' if colon or beside.strip() else ''}"
        beside = beside.lstrip().removeprefix(":")
        if beside.strip() and not colon:
            return None
    else:
        words, beside = first.strip("*_ "), ""
    found = _LABEL.match(words)
    part = PARTS.get(" ".join(found[1].lower().split())) if found else None
    if found is None or part is None or (not found[3] and found[1].strip().lower() in _NEED_COLON):
        return None
    rest = "\n".join(line for line in (f"{words[found.end() :]}{beside}".strip(), below) if line)
    return part, int(found[2]) if found[2] else None, rest


def is_sure_answer(text: str) -> bool:
    """Whether it calls itself an answer; a solution may be one, or a part of one."""
    found = label_of(text)
    return found is not None and found[0] is Part.ANSWER and _SOLUTION.match(text) is None


def link_targets(text: str) -> list[str]:
    return [found[2] for found in _LINK.finditer(text)]


def is_contents(text: str) -> bool:
    """Nothing but links to other places of the same page."""
    targets = link_targets(text)
    left = _NUMBER.sub("", _LINK.sub("", text).strip(), count=1)
    return bool(targets) and all("#" in target[:1] for target in targets) and not re.search(r"\w{2}", left)


def is_back_to_top(text: str) -> bool:
    words = without_bold(_bare(text[:_LONGEST_LINK]))
    return len(text) <= _LONGEST_LINK and bool(words) and _TOP.fullmatch(words) is not None


def is_badge(text: str) -> bool:
    """Nothing but pictures, linked or not, and the tags around them."""
    left = _PICTURE.sub("", text)
    return left != text and not re.search(r"\w", _TAG.sub("", re.sub(r"\[\s*\]\([^()]{0,500}\)", "", left)))


def _bare(text: str) -> str:
    text = _LINK.sub(r"\1", text) if "](" in text else text
    return (_TAG.sub("", text) if "<" in text else text).strip()


def has_options(texts: Iterable[str]) -> bool:
    """Answers to choose from: "A: …" then is no answer but the first of them."""
    return any(_OPTION.match(text) for text in texts)


def _without_number(text: str) -> str:
    found = _NUMBER.match(text) or _BOLD_NUMBER.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text
