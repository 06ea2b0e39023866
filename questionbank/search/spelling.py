"""What somebody may have meant who mistyped a word: the nearest words of their own team's bank."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from questionbank.models import KnownWord

SHORTEST = 4  # letters; a shorter word is near to too many others
LONG = 8  # letters; from here on two may be wrong
OFFERED = 3


def near_words(team: int, word: str, *, is_prefix: bool) -> list[str]:
    """The nearest first; none where nothing is near. One query, or two for the beginning of a word."""
    if len(word) < SHORTEST or word.isdecimal():
        return []
    wrong = 2 if len(word) >= LONG else 1
    known = KnownWord.objects.filter(team=team).order_by("length", "word").values_list("word", flat=True)
    found = _nearest(word, known.filter(length__range=(len(word) - wrong, len(word) + wrong)), wrong)
    if found or not is_prefix:
        return found
    # The first letter is nearly never the wrong one; of words that begin alike the shortest is shown.
    longer: dict[str, str] = {}
    for one in known.filter(length__gt=len(word) + wrong, word__startswith=word[0]):
        for length in range(len(word), len(word) + wrong + 1):
            longer.setdefault(one[:length], one)
    return list(dict.fromkeys(longer[beginning] for beginning in _nearest(word, longer, wrong)))


def _nearest(word: str, known: Iterable[str], wrong: int) -> list[str]:
    found = process.extract(
        word, [one for one in known if one != word], scorer=OSA.distance, score_cutoff=wrong, limit=None
    )
    # Of equally near ones first those that begin in the same way.
    ordered = sorted(found, key=lambda one: (one[1], not one[0].startswith(word[0]), one[0]))
    return [near for near, _, _ in ordered[:OFFERED]]
