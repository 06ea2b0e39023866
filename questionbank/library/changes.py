"""What a newer version of a library template changes, held against what the team made of the earlier one.

Three sides: the original then, the original now, and the team's own. Pure.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from questionbank.diffing import QuestionDiff, TextDiff, diff_questions, diff_texts
from questionbank.documents import GuidanceValue, QuestionValue, TemplateValue, question_hash
from questionbank.documents.hashing import normal_words
from questionbank.library.pairing import pair_questions

ORDER = "order"
TEXTS = {
    "title": "Title",
    "introduction_heading": "Heading of the introduction",
    "introduction": "Introduction",
    "about_heading": "Heading of the “about” part",
    "about": "About it",
    "audience_lead": "Before who can use it",
    "conclusion": "Conclusion",
    "closing_notes": "Closing notes",
}
LISTS = {
    "interviewer_dos": "What interviewers do",
    "interviewer_donts": "What interviewers don't",
    "interviewee_dos": "What candidates do",
    "interviewee_donts": "What candidates don't",
    "audience": "Who can use it",
}
OWN = {
    "competency": "Competency",
    "kind": "Kind",
    "seniority": "Seniority",
    "language": "Language",
    "tags": "Tags",
}


@dataclass(frozen=True, slots=True)
class Ours:
    """The team's copy as it is today; questions are known by their index in the original then."""

    texts: TemplateValue
    questions: Mapping[int, QuestionValue]  # those that the copy still holds
    order: tuple[int, ...] = ()  # of those
    hashes: frozenset[str] = frozenset()  # of all questions in the copy, the team's own too


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text or a list of the template."""

    name: str
    label: str
    is_ours_changed: bool
    diff: TextDiff  # the team's, and the library's

    @property
    def choice(self) -> str:
        return f"text-{self.name}"


@dataclass(frozen=True, slots=True)
class OwnChange:
    """Something that is decided about a question apart from its words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that the newer version changes; `then` and `now` are its indexes in both."""

    then: int
    now: int
    ours: QuestionValue
    taken: QuestionValue  # what the team's would say
    is_ours_changed: bool

    @property
    def choice(self) -> str:
        return f"question-{self.now + 1}"

    @property
    def makes_revision(self) -> bool:
        return question_hash(self.ours) != question_hash(self.taken)

    @property
    def diff(self) -> QuestionDiff:
        return diff_questions(self.ours, self.taken)

    @property
    def own(self) -> list[OwnChange]:
        return [
            OwnChange(label, _said(self.ours, name), _said(self.taken, name))
            for name, label in OWN.items()
            if _differs(self.ours, self.taken, name)
        ]


@dataclass(frozen=True, slots=True)
class NewQuestion:
    now: int
    value: QuestionValue

    @property
    def choice(self) -> str:
        return f"new-{self.now + 1}"


@dataclass(frozen=True, slots=True)
class Update:
    pairs: Mapping[int, int]  # the index in the original then by that in the original now
    texts: tuple[TextChange, ...]
    questions: tuple[QuestionChange, ...]
    new: tuple[NewQuestion, ...]
    moves: bool  # the newer version has another order
    is_order_ours: bool  # and so has the team
    gone: tuple[QuestionValue, ...]  # left out of the newer version; the team's, which stay
    missed: tuple[QuestionValue, ...]  # changed, but the team has taken them out

    @property
    def suggested(self) -> frozenset[str]:
        """What is ticked at first: all that overwrites nothing of the team's."""
        ours = {one.choice for one in self._changed if one.is_ours_changed}
        return self.choices - ours - ({ORDER} if self.is_order_ours else set())

    @property
    def choices(self) -> frozenset[str]:
        order = {ORDER} if self.moves else set()
        return frozenset({one.choice for one in self._changed} | {one.choice for one in self.new} | order)

    @property
    def _changed(self) -> list[TextChange | QuestionChange]:
        return [*self.texts, *self.questions]


def update_of(then: TemplateValue, now: TemplateValue, ours: Ours) -> Update:
    pairs = pair_questions(then.questions, now.questions)
    matched = [old for _, old in sorted(pairs.items()) if old in ours.questions]
    held = [old for old in ours.order if old in matched]
    moves = matched != sorted(matched) and held != matched
    return Update(
        pairs,
        tuple(_text_changes(then, now, ours.texts)),
        tuple(_question_changes(then, now, ours, pairs)),
        tuple(
            NewQuestion(new, value)
            for new, value in enumerate(now.questions)
            if new not in pairs and question_hash(value) not in ours.hashes
        ),
        moves=moves,
        is_order_ours=held != sorted(held),
        gone=tuple(value for old, value in sorted(ours.questions.items()) if old not in pairs.values()),
        missed=tuple(
            now.questions[new]
            for new, old in sorted(pairs.items())
            if old not in ours.questions and not _same(then.questions[old], now.questions[new])
        ),
    )


def with_texts(ours: TemplateValue, now: TemplateValue, names: Collection[str]) -> TemplateValue:
    """What the team's copy says where these texts and lists are the library's."""
    chosen = {name: getattr(now, name) for name in (*TEXTS, "audience") if name in names}
    for side, short in (("for_interviewers", "interviewer"), ("for_interviewees", "interviewee")):
        mine, theirs = getattr(ours, side), getattr(now, side)
        chosen[side] = GuidanceValue(
            (theirs if f"{short}_dos" in names else mine).dos,
            (theirs if f"{short}_donts" in names else mine).donts,
        )
    return replace(ours, **chosen)


def _text_changes(then: TemplateValue, now: TemplateValue, ours: TemplateValue) -> Iterator[TextChange]:
    before, after, mine = _texts_of(then), _texts_of(now), _texts_of(ours)
    for name, label in {**TEXTS, **LISTS}.items():
        was, new, own = (normal_words(side[name]) for side in (before, after, mine))
        if new not in (was, own):
            yield TextChange(name, label, own != was, diff_texts(mine[name], after[name]))


def _texts_of(value: TemplateValue) -> dict[str, str]:
    lists = {
        "interviewer_dos": value.for_interviewers.dos,
        "interviewer_donts": value.for_interviewers.donts,
        "interviewee_dos": value.for_interviewees.dos,
        "interviewee_donts": value.for_interviewees.donts,
        "audience": value.audience,
    }
    texts = {name: str(getattr(value, name)) for name in TEXTS}
    return texts | {name: "\n".join(f"• {line}" for line in lines) for name, lines in lists.items()}


def _question_changes(
    then: TemplateValue, now: TemplateValue, ours: Ours, pairs: Mapping[int, int]
) -> Iterator[QuestionChange]:
    for new, old in sorted(pairs.items()):
        if old not in ours.questions:
            continue
        before, after, mine = then.questions[old], now.questions[new], ours.questions[old]
        taken, is_ours_changed = _merged(before, after, mine)
        if not _same(mine, taken):
            yield QuestionChange(old, new, mine, taken, is_ours_changed)


def _merged(then: QuestionValue, now: QuestionValue, ours: QuestionValue) -> tuple[QuestionValue, bool]:
    """What the team's question says once the change is taken, and whether that overwrites words of its own.

    What is decided apart from its words is taken where the team has left it as it was.
    """
    was, new, own = (question_hash(side) for side in (then, now, ours))
    words = ours if new in (was, own) else now
    kept = {name: getattr(now if _is_free(then, now, ours, name) else ours, name) for name in OWN}
    return replace(words, **kept), words is now and own != was


def _is_free(then: QuestionValue, now: QuestionValue, ours: QuestionValue, name: str) -> bool:
    """The library changes it, and the team has not."""
    return _differs(then, now, name) and not _differs(then, ours, name)


def _differs(one: QuestionValue, other: QuestionValue, name: str) -> bool:
    return _said(one, name).casefold() != _said(other, name).casefold()


def _said(question: QuestionValue, name: str) -> str:
    value = getattr(question, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _same(one: QuestionValue, other: QuestionValue) -> bool:
    if any(_differs(one, other, name) for name in OWN):
        return False
    return question_hash(one) == question_hash(other)
