"""Questions that ask nearly the same: how often the finder is right, and how long a whole bank takes."""

import os
import resource
import time
from collections.abc import Iterable

from django.db import connection

from bench.invented import TEMPLATES
from bench.library import load
from bench.timing import interleaved, print_table
from questionbank.documents import QuestionValue
from questionbank.models import DuplicateSearch, Question
from questionbank.operations.duplicates import find_pairs, find_pairs_of
from questionbank.queries.likes import likes_of
from tests.questionbank.likeness import held_out, pairs
from tests.questionbank.likeness.scoring import Pair, score

ROUNDS = 40
MANY = 1_000
MOST_MEGABYTES = 500


def run() -> None:
    print("\nQuestions that ask nearly the same")
    _tell("labelled", pairs.SAME, pairs.TRAPS)
    _tell("held out", held_out.SAME, held_out.TRAPS)
    admin = load(int(os.environ.get("BENCH_TEMPLATES", TEMPLATES)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    search = DuplicateSearch.objects.create(team=admin.team)
    for name in ("first", "again"):
        begun, megabytes = time.perf_counter(), _megabytes()
        find_pairs(search=search)
        seconds = time.perf_counter() - begun
        print(
            f"  whole bank, {name}: {search.pairs:,} pairs among {search.questions:,} questions in"
            f" {seconds:.0f} s, {search.questions / seconds:,.0f} questions a second; memory"
            f" {megabytes:.0f} MB before, {_megabytes():.0f} MB at its peak"
            f" (at most {MOST_MEGABYTES} MB is wanted)"
        )
    keys = list(Question.objects.filter(team=admin.team).order_by("-pk").values_list("pk", flat=True)[:MANY])
    texts = Question.objects.filter(pk__in=keys).order_by("pk").values_list("current__text", flat=True)
    values = [QuestionValue(text=f"{text} And why?") for text in texts]
    turn = iter(values * ROUNDS)
    times = interleaved(
        {
            "likes of one new question": lambda: likes_of(admin.team, [next(turn)]),
            "pairs of one question that was saved": lambda: find_pairs_of(admin.team, keys[:1]),
        },
        rounds=ROUNDS,
    )
    print_table(f"In a bank of {search.questions:,} questions", times)
    begun = time.perf_counter()
    likes_of(admin.team, values)
    print(f"  likes of {MANY:,} new questions at once: {time.perf_counter() - begun:.1f} s")


def _tell(name: str, same: Iterable[Pair], traps: Iterable[Pair]) -> None:
    same, traps = tuple(same), tuple(traps)
    found = score(same, traps)
    print(
        f"  {len(same) + len(traps)} pairs, {name}, {len(traps)} of them traps:"
        f" precision {found.precision:.3f}, recall {found.recall:.3f} (at least 0.95 is wanted)"
    )


def _megabytes() -> float:
    """The most that this process has had at a time."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
