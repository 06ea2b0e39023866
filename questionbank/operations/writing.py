"""Revisions with all that belongs to them, written in a constant number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.utils import timezone

from lib.bulk import draw_keys, insert_objects, insert_rows
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
    keys = draw_keys(Revision, len(drafts))
    revisions = [_revision(draft, author, next(keys)) for draft in drafts]
    insert_objects(Revision, revisions)
    contents = [(revision.pk, draft.content) for revision, draft in zip(revisions, drafts, strict=True)]
    _write_answers(contents)
    insert_rows(
        FollowUp,
        ("revision_id", "position", "text"),
        (
            (revision, position, text)
            for revision, content in contents
            for position, text in enumerate(content.follow_ups, start=1)
        ),
    )
    insert_rows(
        Anchor,
        ("revision_id", "level_id", "text"),
        (
            (revision, levels[level].anchored_by, text)
            for revision, content in contents
            for level, text in content.anchors
        ),
    )
    return revisions


def write_tags(tags: Mapping[str, Tag], contents: Sequence[tuple[Question, QuestionValue]]) -> None:
    """Puts the tags on the questions in the order in which they were written down."""
    insert_rows(
        Question.tags.through,
        ("question_id", "tag_id"),
        (
            (question.pk, key)
            for question, content in contents
            for key in dict.fromkeys(tags[tag.lower()].pk for tag in content.tags)
        ),
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


def _revision(draft: Draft, author: Membership | None, key: int) -> Revision:
    content = draft.content
    return Revision(
        pk=key,
        created_at=timezone.now(),
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


def _write_answers(contents: Sequence[tuple[int, QuestionValue]]) -> None:
    """The proposed answers of each revision, by its key, with their key points."""
    keys = draw_keys(ProposedAnswer, sum(len(content.proposed_answers) for _, content in contents))
    answers = [
        (next(keys), revision, position, answer)
        for revision, content in contents
        for position, answer in enumerate(content.proposed_answers, start=1)
    ]
    insert_rows(
        ProposedAnswer,
        ("id", "uuid", "revision_id", "position", "text"),
        ((key, uuid4(), revision, position, answer.text) for key, revision, position, answer in answers),
    )
    insert_rows(
        KeyPoint,
        ("proposed_answer_id", "position", "text"),
        (
            (key, position, text)
            for key, _, _, answer in answers
            for position, text in enumerate(answer.key_points, start=1)
        ),
    )
