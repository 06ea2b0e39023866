"""Which question of a template's earlier version is which of its newer one. Pure and the same each time."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz

from questionbank.documents import QuestionValue, question_hash
from questionbank.documents.hashing import normal_words

# Of 100: the mean of how alike their words and their answers are. Two questions of one template of the
# library reach 54 at most; one whose words are all new beside the same answers has at least 60.
LIKE_ENOUGH = 57


def pair_questions(then: Sequence[QuestionValue], now: Sequence[QuestionValue]) -> dict[int, int]:
    """The index in `then` by that in `now`: the same content, else the same words, else the likest.

    A question that is in neither side's pairs came in, or went.
    """
    pairs: dict[int, int] = {}
    for key_of in (question_hash, _words):
        _pair_equal(then, now, pairs, key_of)
    _pair_like(then, now, pairs)
    return pairs


def _words(question: QuestionValue) -> str:
    return normal_words(question.text).casefold()


def _answers(question: QuestionValue) -> str:
    return "\n".join(normal_words(answer.text) for answer in question.proposed_answers)


def _left(count: int, taken: Mapping[int, int] | set[int]) -> list[int]:
    return [index for index in range(count) if index not in taken]


def _pair_equal(
    then: Sequence[QuestionValue],
    now: Sequence[QuestionValue],
    pairs: dict[int, int],
    key_of: Callable[[QuestionValue], str],
) -> None:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for old in _left(len(then), set(pairs.values())):
        waiting[key_of(then[old])].append(old)
    for new in _left(len(now), pairs):
        if olds := waiting.get(key_of(now[new])):
            pairs[new] = olds.popleft()


def _pair_like(then: Sequence[QuestionValue], now: Sequence[QuestionValue], pairs: dict[int, int]) -> None:
    """The likest first; of equally like ones, those that stand nearest to each other."""
    olds, news = _left(len(then), set(pairs.values())), _left(len(now), pairs)
    scores = sorted(
        (-likeness, abs(old - new), new, old)
        for old in olds
        for new in news
        if (likeness := likeness_of(then[old], now[new])) >= LIKE_ENOUGH
    )
    for _, _, new, old in scores:
        if new not in pairs and old not in pairs.values():
            pairs[new] = old


def likeness_of(one: QuestionValue, other: QuestionValue) -> float:
    """Of 100. Answers that neither has say nothing; the words alone decide."""
    words = fuzz.ratio(_words(one), _words(other))
    answers = _answers(one), _answers(other)
    return (words + fuzz.ratio(*answers)) / 2 if any(answers) else words
