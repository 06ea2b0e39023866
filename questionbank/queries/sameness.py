"""Questions of a document that the bank asks in the same words, and may say other things about."""

from collections.abc import Mapping, Sequence

from questionbank.documents import QuestionValue
from questionbank.enums import ImportChoice
from questionbank.models import Question
from questionbank.queries.likes import Like
from questionbank.queries.picks import Pick
from questionbank.queries.values import revision_values

SAID = ("when_to_ask", "why_ask", "how_to_ask", "proposed_answers", "follow_ups", "anchors")
DECIDED = ("competency", "kind", "seniority", "language", "tags")  # filled in where the bank has none


def same_words(picks: Sequence[Pick], likes: Mapping[int, Sequence[Like]]) -> dict[int, Question]:
    """By the numbers of the questions; a question of the bank is that of one number alone."""
    used = {pick.question.pk for pick in picks if pick.question}
    same: dict[int, Question] = {}
    for pick in picks:
        for like in likes.get(pick.number, ()):
            if like.is_exact and like.question.pk not in used:
                used.add(like.question.pk)
                same[pick.number] = like.question
                break
    return same


def choices_for(picks: Sequence[Pick], same: Mapping[int, Question]) -> dict[int, ImportChoice]:
    """What says nothing that the bank does not say uses the bank's. Six queries at most."""
    current = {number: one.current for number, one in same.items() if one.current}
    if not current:
        return {}
    held = dict(zip(current, revision_values(list(current.values())), strict=True))
    return {
        pick.number: ImportChoice.REUSE
        if says_nothing_else(pick.value, held[pick.number])
        else ImportChoice.REVISE
        for pick in picks
        if pick.number in held
    }


def says_nothing_else(value: QuestionValue, held: QuestionValue) -> bool:
    """A bare text takes nothing from the bank's question; a revision of it would."""
    said = [name for name in SAID if getattr(value, name)]
    if not said:
        return True
    if value.minutes not in (None, held.minutes):
        return False
    if any(getattr(value, name) != getattr(held, name) for name in said):
        return False
    decided = [(getattr(value, name), getattr(held, name)) for name in DECIDED]
    return all(not own or not theirs or own == theirs for own, theirs in decided)
