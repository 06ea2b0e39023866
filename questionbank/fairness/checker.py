"""Marks what is better not asked in an interview; see docs/fair-questions.md."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from questionbank.documents.values import QuestionValue

from .rules import RULES
from .rules.rule import Rule
from .speech import Heard, heard
from .values import Concern, Weight
from .words import words_of

_HEAVY_FIRST = list(Weight)


def concerns_in(text: str) -> tuple[Concern, ...]:
    """What is unlawful or unfair to ask in a text that is said aloud, in its order."""
    said = heard(words_of(text))
    rules = set().union(*map(_rules_about, {word.text for word in said.words}))
    found = [concern for number in sorted(rules) for concern in _found(RULES[number], said, text)]
    return tuple(_apart(found)) if found else ()


def concerns_of(question: QuestionValue) -> tuple[Concern, ...]:
    """In what a question makes an interviewer say: its text, its follow-ups and how to ask it.

    Proposed answers are the candidate's words, and anchors are read by interviewers alone.
    """
    return tuple(
        replace(concern, place=place) for place, text in _aloud(question) for concern in concerns_in(text)
    )


def _aloud(question: QuestionValue) -> Iterator[tuple[str, str]]:
    yield "Question", question.text
    yield "How to ask", question.how_to_ask
    for number, follow_up in enumerate(question.follow_ups, start=1):
        yield f"Follow-up {number}", follow_up


@lru_cache(maxsize=50_000)
def _rules_about(word: str) -> frozenset[int]:
    """The numbers of the rules that could match a text with this word; far from all are tried on a text."""
    return frozenset(number for number, rule in enumerate(RULES) if word.startswith(rule.stems))


def _found(rule: Rule, said: Heard, text: str) -> Iterator[Concern]:
    advice = rule.advice
    for match in rule.pattern.finditer(said.line):
        if not any(match.start() in part for part in said.not_asked):
            start, end = said.stretch(*match.span())
            phrase = text[start:end]
            yield Concern(advice.topic, advice.weight, phrase, start, end, advice.why, advice.instead)


def _apart(found: list[Concern]) -> list[Concern]:
    """One concern for each place: of those that overlap the heavier one, then the longer one."""
    kept: list[Concern] = []
    for concern in sorted(found, key=_rank):
        if all(concern.end <= other.start or other.end <= concern.start for other in kept):
            kept.append(concern)
    return sorted(kept, key=lambda concern: concern.start)


def _rank(concern: Concern) -> tuple[int, int, int, str]:
    longest = concern.start - concern.end
    return _HEAVY_FIRST.index(concern.weight), longest, concern.start, concern.topic
