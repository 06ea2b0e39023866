"""One question of a collection: what stands below it becomes its answers, points and follow-ups."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from questionbank.documents.blocks import Block, Kind, rendered
from questionbank.documents.dressing import without_bold
from questionbank.documents.normal import clean_items, clean_line, clean_tags, clean_text
from questionbank.documents.values import Problem, ProposedAnswerValue, QuestionValue
from questionbank.documents.words import seniority_of

from .words import Part, has_options, is_asking, is_sure_answer, label_of, plain

UNKNOWN_LEVEL = "This level is none of any, junior, middle, senior and lead; it was kept as a tag."
_VALUES = frozenset({Part.COMPETENCY, Part.SENIORITY, Part.TAGS, Part.DIFFICULTY})
NO_ANSWER_ABOVE = "These points stand under no answer, so they were kept as an answer."


@dataclass(slots=True)
class Asked:
    """A question while what stands below it is gathered."""

    text: str
    line: int
    depth: int = 0
    competency: str = ""
    tags: tuple[str, ...] = ()
    body: list[Block] = field(default_factory=list)
    follows_in_list: bool = False  # questions in its own list are follow-ups
    problems: list[Problem] = field(default_factory=list)

    def value(self) -> QuestionValue:
        return _Body(self).value()


@dataclass(slots=True)
class _Answer:
    blocks: list[Block] = field(default_factory=list)
    points: list[Block] = field(default_factory=list)


class _Body:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.before: list[Block] = []  # what stands above the first label
        self.answers: list[_Answer] = []
        self.texts: dict[Part, list[Block]] = {}
        self.follow_ups: list[str] = []
        self.tags = list(asked.tags)
        self.options = has_options(block.text for block in asked.body if block.kind is Kind.ITEM)
        self.part: Part | None = None
        self.is_labelled = any(
            is_sure_answer(block.text) for block in asked.body if block.kind not in (Kind.CODE, Kind.TABLE)
        )

    def value(self) -> QuestionValue:
        for block in self._without_follow_ups():
            self._take(block)
        text = self.asked.text
        if self.answers:
            text = clean_text("\n\n".join(part for part in (text, self._rendered(self.before)) if part))
        elif self.before:
            self.answers.append(_Answer(self.before))
        return QuestionValue(
            text=text,
            when_to_ask=self._text(Part.WHEN),
            why_ask=self._text(Part.WHY),
            how_to_ask=self._text(Part.HOW),
            competency=clean_line(self._text(Part.COMPETENCY)) or self.asked.competency,
            seniority=self._seniority(),
            tags=self._tags(),
            proposed_answers=tuple(self._answers()),
            follow_ups=clean_items([*self._items(self.texts.get(Part.FOLLOW_UPS, ())), *self.follow_ups]),
        )

    def _without_follow_ups(self) -> Iterator[Block]:
        """In a list of questions, those below one are its follow-ups, with what stands below them."""
        under: int | None = None
        for block in self.asked.body:
            if under is not None and block.depth > under:
                self.follow_ups[-1] += f"\n{rendered([block], depth=under)}"
                continue
            under = None
            if text := self._follow_up(block):
                self.follow_ups.append(plain(text))
                under = block.depth
            else:
                yield block

    def _follow_up(self, block: Block) -> str:
        """What an item of a list asks, unless a label says that it is something else."""
        if not (self.asked.follows_in_list and block.kind is Kind.ITEM and is_asking(block.text)):
            return ""
        found = None if self.options else label_of(block.text)
        if found is None:
            return block.text
        return found[2] if found[0] is Part.FOLLOW_UPS else ""

    def _take(self, block: Block) -> None:
        labels = block.kind not in (Kind.CODE, Kind.TABLE) and not (self.options and block.kind is Kind.ITEM)
        found = label_of(block.text) if labels else None
        if found and not self._counts(found[0], block.text):
            found = None
        if found is None:
            if block.kind is Kind.HEADING and self.part not in (None, Part.ANSWER):
                self.part = Part.ANSWER if self.answers else None
            self._bucket().append(block)
            self._end_value()
            return
        self.part, number, rest = found
        if self.part is Part.ANSWER and self._begins(number):
            self.answers.append(_Answer())
        if rest:
            self._bucket().append(replace(block, kind=Kind.PARAGRAPH, text=rest, marker=""))
            self._end_value()
        else:
            self._bucket()

    def _end_value(self) -> None:
        """What says a level or a subject is one paragraph."""
        if self.part in _VALUES:
            self.part = Part.ANSWER if self.answers else None

    def _counts(self, part: Part, text: str) -> bool:
        """In the middle of a free answer, "Purpose: …" or "Solution: …" belong to what it says."""
        if part is Part.ANSWER and is_sure_answer(text):
            return True
        if part in (Part.POINTS, Part.FOLLOW_UPS):
            return True
        return self.is_labelled or not self.before

    def _begins(self, number: int | None) -> bool:
        """A second label without a number goes on with the answer that is empty so far."""
        return not self.answers or number is not None or bool(self.answers[-1].blocks)

    def _bucket(self) -> list[Block]:
        if self.part is None:
            return self.before
        if self.part is Part.ANSWER:
            return self.answers[-1].blocks if self.answers else self.before
        if self.part is Part.POINTS:
            if not self.answers:
                self.answers.append(_Answer(self.before))
                self.before = []
            return self.answers[-1].points
        return self.texts.setdefault(self.part, [])

    def _answers(self) -> Iterator[ProposedAnswerValue]:
        for answer in self.answers:
            text = self._rendered(answer.blocks)
            text = without_bold(text) if "\n" not in text else text
            points = clean_items(self._items(answer.points))
            if text:
                yield ProposedAnswerValue(text, points)
            elif points:
                self.asked.problems.append(Problem(answer.points[0].line, NO_ANSWER_ABOVE))
                yield ProposedAnswerValue("\n".join(f"- {point}" for point in points))

    def _items(self, blocks: Iterable[Block]) -> list[str]:
        """Each item of the outermost list, and each paragraph outside it, with what belongs to it."""
        items: list[list[Block]] = []
        outer = min((block.depth for block in blocks if block.kind is Kind.ITEM), default=0)
        for block in blocks:
            if items and block.depth >= outer > 0 and not (block.kind is Kind.ITEM and block.depth == outer):
                items[-1].append(block)
            else:
                items.append([block])
        return [clean_text(self._item(item)) for item in items]

    def _item(self, blocks: Sequence[Block]) -> str:
        first = blocks[0]
        bare = replace(first, kind=Kind.PARAGRAPH, marker="") if first.kind is Kind.ITEM else first
        return rendered([bare, *blocks[1:]], depth=first.depth)

    def _rendered(self, blocks: Sequence[Block]) -> str:
        shallowest = min((block.depth - (block.kind is Kind.ITEM) for block in blocks), default=0)
        return clean_text(rendered(blocks, depth=max(shallowest, 0)))

    def _text(self, part: Part) -> str:
        return self._rendered(self.texts.get(part, ()))

    def _seniority(self) -> str:
        words = clean_line(self._text(Part.SENIORITY))
        known = seniority_of(words)
        if known is None:
            self.asked.problems.append(Problem(self.texts[Part.SENIORITY][0].line, UNKNOWN_LEVEL, words))
            self.tags.append(words)
        return known or ""

    def _tags(self) -> tuple[str, ...]:
        said = (*self.tags, self._text(Part.DIFFICULTY).lower(), self._text(Part.TAGS).replace("\n", ", "))
        return tuple(dict.fromkeys(clean_tags(said)))
