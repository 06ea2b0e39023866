"""By which a question is found among very many: its weightiest words, as numbers."""

from hashlib import blake2b
from itertools import islice

from questionbank.likeness.wording import Wording, heaviest

MOST_KEYS = 5
FEWEST_KEYS = 2
LIGHTEST = 0.3  # what a word weighs that is a key, unless there are too few


def keys_of(wording: Wording) -> tuple[int, ...]:
    """The weightiest first; a question of little words has itself for a key."""
    words = list(islice(heaviest(wording), MOST_KEYS))
    heavy = [word for word in words if wording.words[word] >= LIGHTEST]
    chosen = heavy if len(heavy) >= FEWEST_KEYS else words[:FEWEST_KEYS]
    return tuple(map(_number, chosen or [f"={wording.exact}"]))


def _number(word: str) -> int:
    """The same on every machine; it fits into a signed column of 64 bits."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), signed=True)
