"""By what a collection shows where a question begins: the manner that most of its questions keep to."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from questionbank.documents.blocks import Block, Kind

from .bare import asks_alone, invites
from .words import Part, bold_start, ends_asking, is_asking, is_numbered, label_of, opens_pair, plain

_UNSURE = 0.4  # what an opening counts whose words ask nothing
_FAIR_PART = 3
_MOST = 0.6  # of those alike, for the rest to be questions as well
_MOST_HEADINGS = 0.8


class Manner(StrEnum):
    """Said to people: "Read as …"."""

    PAIRS = "pairs of question and answer"
    FOLDS = "questions with folded answers"
    NUMBERED = "numbered headings"
    HEADINGS = "headings that ask"
    BOLD = "questions in bold"
    TABLE = "a table of questions"
    LIST = "a list of questions"
    PARAGRAPHS = "paragraphs that ask"


@dataclass(frozen=True, slots=True)
class Opening:
    """A question, and what stands beside it in the same block."""

    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    manner: Manner
    openings: Mapping[int, Opening] = field(default_factory=dict)
    level: int = 0  # of the headings, or the depth of the list
    asking: int = 0
    answers_outside: bool = False  # of a list: the paragraphs between its items are their answers

    @property
    def weight(self) -> float:
        unsure = len(self.openings) - self.asking if self.manner is not Manner.HEADINGS else 0
        return self.asking + _UNSURE * unsure


Rows = Sequence[tuple[int, Block]]


def shape_of(rows: Rows) -> Shape | None:
    """None where nothing asks anything."""
    shapes = [shape for find in _FINDERS for shape in find(rows) if shape.openings]
    best = max(shapes, key=lambda shape: shape.weight, default=None)  # the first of equals
    return best if best and best.asking else None


def _shape(manner: Manner, found: Mapping[int, Opening], level: int = 0) -> Shape:
    return Shape(manner, found, level, sum(is_asking(opening.text) for opening in found.values()))


def _pairs(rows: Rows) -> Iterator[Shape]:
    questions = {
        index: Opening(plain(block.text))
        for index, block in rows
        if block.kind not in (Kind.CODE, Kind.TABLE, Kind.END) and opens_pair(block.text)
    }
    answers = sum(_opens_answer(block) for _, block in rows)
    if questions and answers:  # whatever it says, it is called a question
        yield Shape(Manner.PAIRS, questions, 0, len(questions))


def _opens_answer(block: Block) -> bool:
    if block.kind in (Kind.CODE, Kind.TABLE, Kind.END):
        return False
    found = label_of(block.text)
    return found is not None and found[0] is Part.ANSWER


def _folds(rows: Rows) -> Iterator[Shape]:
    yield _shape(
        Manner.FOLDS,
        {
            index: Opening(plain(block.text))
            for index, block in rows
            if block.kind is Kind.SUMMARY and block.text
        },
    )


def _numbered(rows: Rows) -> Iterator[Shape]:
    for level, headings in _by_level(rows).items():
        found = {
            index: Opening(plain(block.text))
            for index, block in headings
            if is_numbered(block.text) or block.marker
        }
        yield _shape(Manner.NUMBERED, found, level)


def _headings(rows: Rows) -> Iterator[Shape]:
    for level, headings in _by_level(rows).items():
        asking = {index: Opening(plain(block.text)) for index, block in headings if is_asking(block.text)}
        if len(asking) >= _MOST_HEADINGS * len(headings) and level > 1:
            asking = {index: Opening(plain(block.text)) for index, block in headings}
        yield _shape(Manner.HEADINGS, asking, level)


def _by_level(rows: Rows) -> dict[int, list[tuple[int, Block]]]:
    levels: dict[int, list[tuple[int, Block]]] = {}
    for index, block in rows:
        if block.kind is Kind.HEADING and not _opens_answer(block):
            levels.setdefault(block.level, []).append((index, block))
    return dict(sorted(levels.items(), reverse=True))


def _bold(rows: Rows) -> Iterator[Shape]:
    found: dict[int, Opening] = {}
    for index, block in rows:
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or _opens_answer(block):
            continue
        start = bold_start(block.text)
        if start and (is_asking(start[0]) or (is_numbered(start[0]) and not start[1])):
            found[index] = Opening(plain(" ".join(start[0].split())), start[1])
    yield _shape(Manner.BOLD, found)


def _list(rows: Rows) -> Iterator[Shape]:
    items = [(index, block) for index, block in rows if block.kind is Kind.ITEM and block.text]
    depths = Counter(block.depth for _, block in items if is_asking(_first(block.text)))
    if not depths:
        return
    # Follow-ups lie deeper than their questions: the outermost depth that holds a fair part of them.
    most = max(depths.values())
    depth = min(depth for depth, count in depths.items() if _FAIR_PART * count >= most)
    here = [(index, block) for index, block in items if block.depth == depth]
    found = dict(_items_that_ask(here, rows))
    yield _shape(Manner.LIST, found, depth)


def _items_that_ask(here: Rows, rows: Rows) -> Iterator[tuple[int, Opening]]:
    """Item by item; in a list of questions the few that ask nothing are meant as questions too."""
    lists = _list_of_each(rows)
    asking = Counter(lists[index] for index, block in here if is_asking(_first(block.text)))
    every = Counter(lists[index] for index, _ in here)
    for index, block in here:
        run = lists[index]
        if is_asking(_first(block.text)) or (asking[run] > 1 and asking[run] >= _MOST * every[run]):
            first = _first(block.text)
            yield index, Opening(plain(" ".join(first.split())), block.text[len(first) :].strip())


def _first(text: str) -> str:
    """The line that asks, where others follow it; a question may run over several."""
    first, _, below = text.partition("\n")
    return first if below and ends_asking(first) else text


def _list_of_each(rows: Rows) -> dict[int, int]:
    """For each block the number of the run of list blocks that it stands in."""
    lists: dict[int, int] = {}
    run = 0
    for index, block in rows:
        run += block.kind is Kind.HEADING
        lists[index] = run
    return lists


def _paragraphs(rows: Rows) -> Iterator[Shape]:
    found: dict[int, Opening] = {}
    for index, block in rows:
        if block.kind is Kind.PARAGRAPH and block.depth == 0:
            first, _, below = block.text.partition("\n")
            if (ends_asking(first) or is_numbered(first)) and is_asking(first):
                found[index] = Opening(plain(first), below)
    found |= dict(_inviting(rows, found))
    yield _shape(Manner.PARAGRAPHS, found)


def _inviting(rows: Rows, found: Mapping[int, Opening]) -> Iterator[tuple[int, Opening]]:
    """Where each question has its answer right below it, an invitation with a text below it is a question."""
    paragraphs = [(index, block) for index, block in rows if block.kind is Kind.PARAGRAPH and not block.depth]
    start = next((place for place, (_, block) in enumerate(paragraphs) if asks_alone(_top(block))), 0)
    asked, answers = paragraphs[start::2], paragraphs[start + 1 :: 2]
    alternate = len(asked) == len(answers) > 1 and all(asks_alone(block.text) for _, block in asked)
    if alternate and not any(asks_alone(_top(block)) for _, block in answers):
        yield from ((index, Opening(plain(block.text))) for index, block in asked)
    elif found and all(opening.rest for opening in found.values()):
        inviting = ((index, block) for index, block in paragraphs if index not in found)
        for index, block in inviting:
            first, _, below = block.text.partition("\n")
            if below and invites(first):
                yield index, Opening(plain(first), below)


def _top(block: Block) -> str:
    return block.text.partition("\n")[0]


def with_answers(shape: Shape, rows: Rows) -> Shape:
    """Whether what stands between the items of a list are their answers, rather than words between lists."""
    below = {index: after for (index, _), (_, after) in pairwise(rows)}
    followed = sum(_is_outside(below[index], shape.level) for index in shape.openings if index in below)
    return replace(shape, answers_outside=2 * followed >= len(shape.openings) > 0)


def _is_outside(block: Block, depth: int) -> bool:
    return block.kind in (Kind.PARAGRAPH, Kind.CODE, Kind.TABLE) and block.depth < depth


_FINDERS: tuple[Callable[[Rows], Iterator[Shape]], ...] = (
    _pairs,
    _folds,
    _numbered,
    _headings,
    _bold,
    _list,
    _paragraphs,
)
