"""How alike two questions are, by what they ask: no ORM, no Django. Figures order, they prove nothing."""

from questionbank.likeness.finding import MOST_LIKES, Found, Library, candidates, likest, rarest
from questionbank.likeness.keys import keys_of
from questionbank.likeness.marking import Part, own_words
from questionbank.likeness.scoring import WORTH_SHOWING, likeness, likeness_of
from questionbank.likeness.wording import Wording, wording_of

__all__ = [
    "MOST_LIKES",
    "WORTH_SHOWING",
    "Found",
    "Library",
    "Part",
    "Wording",
    "candidates",
    "keys_of",
    "likeness",
    "likeness_of",
    "likest",
    "own_words",
    "rarest",
    "wording_of",
]
