"""Revisions with all that belongs to them, written in a constant number of statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionbank.documents import QuestionValue
from questionbank.models import (
    Anchor,
    FollowUp,
    KeyPoint,
    ProposedAnswer,
    Question,
    Revision,
    ScaleLevel,
    Tag,
)
from questionbank.operations.bank import set_up_bank
from questionbank.problems import BankError
from teams.models import Membership, Team


@dataclass(frozen=True, slots=True)
class Draft:
    """What the next revision of `question` will say."""

    question: Question
    number: int
    content: QuestionValue
    content_hash: str


def write_revisions(*, team: Team, author: Membership | None, drafts: Sequence[Draft]) -> list[Revision]:
    """The stored revisions, in the order of `drafts`. Raises BankError for a level that the scale lacks."""
    levels = _levels(team, drafts)
    revisions = Revision.objects.bulk_create(_revision(draft, author) for draft in drafts)
    pairs = list(zip(revisions, drafts, strict=True))
    _write_answers(pairs)
    FollowUp.objects.bulk_create(
        FollowUp(revision=revision, position=position, text=text)
        for revision, draft in pairs
        for position, text in enumerate(draft.content.follow_ups, start=1)
    )
    Anchor.objects.bulk_create(
        Anchor(revision=revision, level=levels[level], text=text)
        for revision, draft in pairs
        for level, text in draft.content.anchors
    )
    return revisions


def write_tags(tags: Mapping[str, Tag], contents: Sequence[tuple[Question, QuestionValue]]) -> None:
    """Puts the tags on the questions in the order in which they were written down."""
    through = Question.tags.through
    through.objects.bulk_create(
        (
            through(question_id=question.pk, tag_id=tags[key].pk)
            for question, content in contents
            for key in dict.fromkeys(tag.lower() for tag in content.tags)
        ),
        ignore_conflicts=True,
    )


def _levels(team: Team, drafts: Sequence[Draft]) -> dict[int, ScaleLevel]:
    used = {level for draft in drafts for level, _ in draft.content.anchors}
    if not used:
        return {}
    levels = {level.level: level for level in set_up_bank(team=team).levels.all()}
    if missing := sorted(used - levels.keys()):
        raise BankError(
            f"There is a text for rating {missing[0]}, which your team's scale does not have. "
            "Nothing was stored; take that rating out and try again."
        )
    return levels


def _revision(draft: Draft, author: Membership | None) -> Revision:
    content = draft.content
    return Revision(
        question=draft.question,
        number=draft.number,
        text=content.text,
        when_to_ask=content.when_to_ask,
        why_ask=content.why_ask,
        how_to_ask=content.how_to_ask,
        minutes=content.minutes,
        content_hash=draft.content_hash,
        author=author,
    )


def _write_answers(pairs: Sequence[tuple[Revision, Draft]]) -> None:
    rows = [
        (ProposedAnswer(revision=revision, position=position, text=answer.text), answer.key_points)
        for revision, draft in pairs
        for position, answer in enumerate(draft.content.proposed_answers, start=1)
    ]
    ProposedAnswer.objects.bulk_create(answer for answer, _ in rows)
    KeyPoint.objects.bulk_create(_key_points(rows))


def _key_points(rows: Sequence[tuple[ProposedAnswer, tuple[str, ...]]]) -> Iterator[KeyPoint]:
    for answer, points in rows:
        for position, text in enumerate(points, start=1):
            yield KeyPoint(proposed_answer=answer, position=position, text=text)
