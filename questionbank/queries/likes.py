"""Questions of the bank that ask nearly what a text asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from lib.among import among
from questionbank.documents import QuestionValue
from questionbank.enums import QuestionState
from questionbank.likeness import Found, Wording, candidates, keys_of, likest, rarest, wording_of
from questionbank.models import Question, QuestionKey
from questionbank.models.likeness import QuestionKeyQuerySet
from questionbank.search.words import words_of
from teams.models import Team

FEWEST_WORDS_TYPED, MOST_TYPED = 3, 3


@dataclass(frozen=True, slots=True)
class Like:
    question: Question  # with its current revision and its competency
    likeness: int
    is_exact: bool


def likes_of(team: Team, values: Sequence[QuestionValue], *, but: Question | None = None) -> list[list[Like]]:
    """Of each value the closest first, at most five; retired questions are left out. Five queries at most."""
    left_out = frozenset() if but is None else frozenset({but.pk})
    found = found_for(team, [value.text for value in values], [left_out] * len(values))
    keys = {one.number for likes in found for one in likes}
    questions = Question.objects.filter(pk__in=among(keys)).with_current().in_bulk() if keys else {}
    return [
        [Like(questions[one.number], one.likeness, one.is_exact) for one in likes if one.number in questions]
        for likes in found
    ]


def found_for(team: Team, texts: Sequence[str], left_out: Sequence[Collection[int]]) -> list[list[Found]]:
    """By the keys of questions, without those that are `left_out` for each text. Three queries."""
    wordings = [wording_of(text) for text in texts]
    keys = [keys_of(wording) for wording in wordings]
    rows = QuestionKey.objects.filter(team=team)
    counts = _counts(rows.filter(key__in=among({key for own in keys for key in own})))
    looked_up = [rarest(own, counts) for own in keys]
    places = _places(rows.filter(key__in=among({key for own in looked_up for key in own})))
    chosen = [candidates(places[key] for key in own) for own in looked_up]
    known = _wordings({number for numbers in chosen for number in numbers})
    return [
        likest(wording, ((one, known[one]) for one in numbers if one in known and one not in without))
        for wording, numbers, without in zip(wordings, chosen, left_out, strict=True)
    ]


def _counts(rows: QuestionKeyQuerySet) -> Mapping[int, int]:
    grouped = rows.values("key").annotate(count=Count("pk")).order_by()
    return dict(grouped.values_list("key", "count"))


def _places(rows: QuestionKeyQuerySet) -> Mapping[int, Sequence[int]]:
    places: dict[int, list[int]] = {}
    for key, question in rows.order_by("question").values_list("key", "question"):
        places.setdefault(key, []).append(question)
    return places


def _wordings(questions: Collection[int]) -> Mapping[int, Wording]:
    """Of those that are not retired."""
    if not questions:
        return {}
    rows = Question.objects.filter(pk__in=among(questions), current__isnull=False)
    rows = rows.exclude(state=QuestionState.RETIRED)
    return {key: wording_of(text) for key, text in rows.values_list("pk", "current__text")}


def likes_while_typing(team: Team, text: str) -> list[Like]:
    """At most three, and none before there is something to compare. Five queries at most."""
    if len(words_of(text)) < FEWEST_WORDS_TYPED:
        return []
    return likes_of(team, [QuestionValue(text=text)])[0][:MOST_TYPED]
