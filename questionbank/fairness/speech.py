"""Whose words a stretch of text is: said to the candidate, told of somebody else, or warned of.

"Ask whether they have children" is turned into what the candidate will hear. What a customer asks in a
case, and what an interviewer is told never to ask, is nobody's question to the candidate.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .words import Word

_OTHERS = (
    "customers?|clients?|patients?|residents?|guests?|child|children|kids?|pupils?|students?|colleagues?|"
    "coworkers?|co-workers?|teams?|managers?|users?|visitors?|relatives?|parents?|mother|father|son|"
    "daughter|famil(?:y|ies)|callers?|members?|employees?|workers?|boss|owners?|neighbours?|neighbors?|"
    "reporters?|journalists?|officers?|inspectors?|candidates?|applicants?|interviewers?|interviewees?|"
    "recruiters?|agents?|persons?|people|somebody|someone|anyone|anybody|everyone|he|she|they|stakeholders?|"
    "man|woman|girl|boy|suppliers?|shoppers?|passengers?|tenants?|carers?|forms?|surveys?|letters?|"
    "messages?|emails?|e-mails?|reviews?|engineers?|developers?|designers?|heads?"
)
_SAY = (
    "asks?|asked|asking|says?|said|saying|wants? to know|wanted to know|writes?|wrote|wonders?|wondered|"
    "shouts?|shouted|tells?|told|insists?|insisted|complains?|complained|comments?|commented|jokes?|joked|"
    "remarks?|remarked|enquires?|inquires?|demands? to know|reads?|replies|reply|replied|keeps? asking"
)
_REPORTED = re.compile(rf"(?<![\w-])(?:{_OTHERS})(?: (?!you\b)[\w'-]+){{0,3}}? (?:{_SAY})(?![\w-])")
_WARNED = re.compile(
    r"(?<![\w-])(?:do not|never|must not|should not|may not|cannot|can not|not to|avoid|without|refrain from|"
    r"instead of|rather than|no need to|not|nothing|no)(?: (?!but\b)[\w'-]+){0,3}? "
    r"(?:ask|asking|asked|enquire|inquire|probe|probing|questions?|mention|mentioning|bring up|pry|prying|"
    r"discuss|discussing|talk|touch|note|record|recording|rate|score|judge|judging|comment|take into account)"
    r"(?![\w-])|(?<![\w-])avoid(?:ing)?(?![\w-])"
)
_REST = re.compile(r'[^?.\n;"]*?(?:(?=, (?:but|then ask|ask)\b)|[?.\n;]|$|(?="))')
_QUOTED = re.compile(r'[^?.\n"]{0,80}"[^"]{0,3000}"?')
_BLOCK = re.compile(r"(?:^|\n )>(?:[^\n]|\n >)*")
_ASKED_BY_US = re.compile(r"(?<![\w-])(?:ask|say|read)(?![\w-])[^.\n?]*:? ?$")

_ASK = re.compile(
    r"(?:^|(?<=[\n.:;?,] )|"
    r"(?<![\w-])(?:and|then|also|please|to|should|may|could|can|you|always|simply|first|or) )"
    r"(?:ask|find out|enquire|inquire|check|establish|clarify|determine|probe)(?![\w-])"
)
_STOPS = re.compile(rf"(?:a|an|who|whom|[?.\n]|(?!he$|she$|they$|candidate$|applicant$)(?:{_OTHERS}))")
_TURNED = {
    "they": "you",
    "he": "you",
    "she": "you",
    "them": "you",
    "him": "you",
    "their": "your",
    "his": "your",
    "her": "your",
    "candidate": "you",
    "applicant": "you",
    "interviewee": "you",
    "candidate's": "your",
    "applicant's": "your",
}
# "Ask for his results" may be said of somebody in a case; "ask whether he has children" is of the candidate.
_ONE_PERSON = frozenset(("he", "she", "him", "his", "her"))
_OPEN = frozenset(("whether", "if", "how", "when", "where", "what", "which"))
_NAMED = frozenset(("candidate", "applicant", "interviewee", "candidate's", "applicant's"))
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "are not"}
_REACH = 16  # words after "ask" in which "they" is still the candidate


@dataclass(frozen=True)
class Heard:
    """What the candidate hears, as one folded line; `words[n]` begins at `offsets[n]`."""

    line: str
    offsets: list[int]
    words: list[Word]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original text a stretch of the line stands."""
        first = self.words[bisect_right(self.offsets, start) - 1]
        last = self.words[bisect_right(self.offsets, end - 1) - 1]
        return first.start, last.end

    @cached_property
    def not_asked(self) -> tuple[range, ...]:
        """The stretches of the line that are told of others, or warned of."""
        return tuple(_not_asked(self.line))


def heard(words: list[Word]) -> Heard:
    line = " ".join(word.text for word in words)
    if any(word.text in _TURNED for word in words):
        words = _turned(words, line)
        line = " ".join(word.text for word in words)
    return Heard(line, _offsets(words), words)


def _not_asked(line: str) -> Iterator[range]:
    for pattern in (_REPORTED, _WARNED):
        for found in pattern.finditer(line):
            rest = _QUOTED.match(line, found.end()) or _REST.match(line, found.end())
            yield range(found.end(), rest.end() if rest else found.end())
    if ">" in line and not line.startswith(">"):
        for block in _BLOCK.finditer(line):
            if not _ASKED_BY_US.search(line, max(0, block.start() - 200), block.start()):
                yield range(block.start(), block.end())


def _offsets(words: list[Word]) -> list[int]:
    offsets, at = [], 0
    for word in words:
        offsets.append(at)
        at += len(word.text) + 1
    return offsets


def _turned(words: list[Word], line: str) -> list[Word]:
    """After "ask", the candidate is spoken to: "whether they have" is "whether you have"."""
    words = list(words)
    offsets = _offsets(words)
    for found in _ASK.finditer(line):
        _turn_after(words, bisect_right(offsets, found.end() - 1))
    return [word for word in words if word.text]


def _turn_after(words: list[Word], first: int) -> None:
    subject = about_them = False
    for place in range(first, min(first + _REACH, len(words))):
        word = words[place]
        if _STOPS.fullmatch(word.text) and words[place - 1].text != "many":  # "how many children they have"
            return
        if subject:
            words[place] = word._replace(text=_second_person(word.text))
        about_them = about_them or word.text in _OPEN or word.text in _NAMED
        turned = _TURNED.get(word.text) if about_them or word.text not in _ONE_PERSON else None
        subject = turned == "you"
        if turned:
            words[place] = word._replace(text=turned)
            if place > first and words[place - 1].text == "the":
                words[place - 1] = words[place - 1]._replace(text="")


def _second_person(verb: str) -> str:
    if verb in _VERBS:
        return _VERBS[verb]
    return verb[:-1] if len(verb) > len("has") and verb.endswith("s") and not verb.endswith("ss") else verb
