"""What somebody typed into a search field, understood: words, beginnings of words, phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from questionbank.search.words import words_of

LONGEST = 1000  # characters that are read
MOST_TERMS = 12
MOST_WORDS = 12  # of a phrase
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PART = re.compile(r'"([^"]*)("?)|([^\s"]+)')
# Said in nearly every question: they would find everything and tell nothing apart.
_STOP = """a about an and are as at be been but by can did do does for from had has have how i if in into is
it its me my of on or our so than that the their them then there these they this to was we were what when
where which who why will with would you your"""
STOP_WORDS = frozenset(_STOP.split())


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that follow each other; the last of them may be only a beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False

    @property
    def is_word(self) -> bool:
        return len(self.words) == 1

    @property
    def is_stop_word(self) -> bool:
        return self.is_word and self.words[0] in STOP_WORDS

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """Every term has to occur."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def read(cls, typed: str) -> "Query":
        """Never fails; what is no word asks for nothing."""
        terms = list(dict.fromkeys(_terms(typed.replace("\x00", " ")[:LONGEST].translate(_QUOTES))))
        telling = [term for term in terms if not term.is_stop_word]
        return cls(tuple((telling or terms)[:MOST_TERMS]))

    @property
    def tells_apart(self) -> bool:
        """Whether an order by how well something fits means anything."""
        return any(not term.is_stop_word for term in self.terms)

    def with_word(self, term: Term, word: str) -> "Query":
        """The query with another word in the place of a term that was one word."""
        other = Term((word,), is_prefix=term.is_prefix)
        return replace(self, terms=tuple(other if one == term else one for one in self.terms))

    def without(self, term: Term) -> "Query":
        return replace(self, terms=tuple(one for one in self.terms if one != term))


NOTHING = Query()


def _terms(typed: str) -> Iterator[Term]:
    parts = list(_PART.finditer(typed))
    for part in parts:
        quoted, closing, bare = part.groups()
        is_last = part is parts[-1]
        words = tuple(words_of(quoted if bare is None else bare)[:MOST_WORDS])
        is_open = is_last if bare is not None else is_last and not closing
        is_prefix = is_open or bool(bare and bare.endswith("*"))
        if words:
            yield Term(words, is_prefix=is_prefix and _may_begin(words[-1]))


def _may_begin(word: str) -> bool:
    """A single letter is the beginning of nearly everything, so it is taken for a word (“R”, “C”)."""
    return len(word) > 1
