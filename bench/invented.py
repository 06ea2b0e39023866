"""A library of invented templates from a seed: as large as a public one, with words as uneven as language.

The commonest words are those of the starter library; thousands of rarer ones are made of syllables. Some
questions are another one in other words, so that whoever looks for duplicates has something to find.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from questionbank.documents import GuidanceValue, ProposedAnswerValue, QuestionValue, TemplateValue

LIBRARY = Path(__file__).resolve().parent.parent / "library"
TEMPLATES, QUESTIONS, ANSWERS = 6_000, 25, 3
RARE_WORDS = 30_000
RETOLD = 0.02  # of the questions say what an earlier one says, in slightly other words
KINDS = ("behavioural", "situational", "technical", "role_knowledge")
SENIORITIES = ("any", "junior", "middle", "senior", "lead")
OPENINGS = (
    *("How would you", "Tell me about a time when you", "What do you do when", "Describe how you"),
    *("Walk me through", "Why does", "When would you", "What happens if", "How do you know that"),
)
SYLLABLES = (
    *("ba", "co", "de", "fin", "gra", "hel", "in", "jo", "kar", "lo", "mer", "nu", "or", "pel", "qui"),
    *("ra", "sto", "tem", "ul", "ver", "wi", "xa", "yor", "zen", "ta", "le", "mi", "no", "sal", "dur"),
)


class Invented:
    """Templates in the order of the seed; the same seed gives the same words on every machine."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        counted = Counter(re.findall(r"[a-z]{2,}", " ".join(_own_texts()).lower()))
        common = [word for word, _ in counted.most_common(4_000)]
        self.words = [*common, *self._rare_words(set(common))]
        # Zipf: the n-th word is met about 1/n times as often as the first.
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.words))))
        self.competencies = [f"{self.some(1)} {self.some(1)}".capitalize() for _ in range(120)]
        self.tags = [self.some(1) for _ in range(400)]
        self.told: list[str] = []

    def templates(self, count: int = TEMPLATES) -> Iterator[TemplateValue]:
        for number in range(1, count + 1):
            yield self.template(number)

    def template(self, number: int) -> TemplateValue:
        return TemplateValue(
            title=f"{self.some(2).title()} Interview Questions {number}",
            introduction=self.sentence(60),
            questions=tuple(self.question() for _ in range(QUESTIONS)),
            for_interviewers=GuidanceValue((self.sentence(12),), (self.sentence(12),)),
            conclusion=self.sentence(20),
        )

    def question(self) -> QuestionValue:
        pick = self.random.choice
        return QuestionValue(
            text=self._text(),
            when_to_ask=self.sentence(9),
            why_ask=self.sentence(12),
            how_to_ask=self.sentence(10),
            competency=pick(self.competencies),
            kind=pick(KINDS),
            seniority=pick(SENIORITIES),
            language="en",
            minutes=self.random.randint(3, 15),
            tags=tuple(sorted({pick(self.tags), pick(self.tags)})),
            proposed_answers=tuple(ProposedAnswerValue(self.sentence(32)) for _ in range(ANSWERS)),
        )

    def sentence(self, length: int) -> str:
        return f"{self.some(max(3, int(self.random.gauss(length, length / 4))))}.".capitalize()

    def some(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count))

    def _text(self) -> str:
        if self.told and self.random.random() < RETOLD:
            return self._retold(self.random.choice(self.told))
        text = f"{self.random.choice(OPENINGS)} {self.some(self.random.randint(7, 18))}?"
        self.told.append(text)
        return text

    def _retold(self, text: str) -> str:
        """The same question with one word changed, or two that change places."""
        words = text.rstrip("?").split()
        place = self.random.randrange(2, len(words) - 1)
        if self.random.random() < 0.5:
            words[place] = self.some(1)
        else:
            words[place], words[place + 1] = words[place + 1], words[place]
        return " ".join(words) + "?"

    def _rare_words(self, known: set[str]) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < RARE_WORDS:
            word = "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))
            if word not in known:
                made[word] = None
        return list(made)


def _own_texts() -> Iterator[str]:
    # Four that never change their names, so that other files of the library don't change the words.
    for name in ("customer-support", "machine-learning-engineer", "product-manager", "software-engineer"):
        yield (LIBRARY / f"{name}.txt").read_text(encoding="utf-8")
