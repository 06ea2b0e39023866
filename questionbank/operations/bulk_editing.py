"""One change to many questions at once, and the way back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from questionbank.enums import QuestionState
from questionbank.models import BulkEdit, Question
from questionbank.moves import move_between
from questionbank.operations.naming import competencies_named, tags_named
from questionbank.operations.states import gaps_by_question, note_changes
from questionbank.problems import MOST_TAGS, BankError
from questionbank.queries.values import tags_in_order
from questionbank.search.indexing import index_questions
from teams.audit import record
from teams.models import Membership, Team

MOST_QUESTIONS = 1_000
TOO_MANY_TAGS = f"It would have {{count}} tags, and at most {MOST_TAGS} fit; its tags stay as they are."
NO_MOVE = "A question can't go from “{before}” to “{after}”."
Values = dict[str, Any]  # competency, kind, seniority, state: texts; tags: a list of names


class NothingToChangeError(BankError):
    """No question would be different."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What becomes of each question; None leaves a field as it is, "" empties it."""

    competency: str | None = None
    kind: str | None = None
    seniority: str | None = None
    state: str | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    comment: str = ""  # about the new state

    @property
    def is_empty(self) -> bool:
        return all(value in (None, ()) for name, value in asdict(self).items() if name != "comment")

    def applied(self, values: Values) -> Values:
        """The values of a question once this is done to it."""
        gone = {tag.lower() for tag in self.remove_tags}
        kept = [tag for tag in values["tags"] if tag.lower() not in gone]
        known = {tag.lower() for tag in kept}
        tags = [*kept, *(tag for tag in self.add_tags if tag.lower() not in known)]
        named = {name: getattr(self, name) for name in ("competency", "kind", "seniority", "state")}
        return values | {name: value for name, value in named.items() if value is not None} | {"tags": tags}


@dataclass(slots=True)
class _Edit:
    """What changes, by question; and why the state or the tags of some can't be what was asked for."""

    before: dict[int, Values] = field(default_factory=dict)
    after: dict[int, Values] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def edit_in_bulk(*, actor: Membership, team: Team, questions: Iterable[int], change: BulkChange) -> BulkEdit:
    """Changes those of `questions` (keys) that differ; what can't be so stays, and that is told.

    Raises BankError where nothing was asked for, or more than a thousand questions were named, and
    NothingToChangeError where each is so already.
    """
    if change.is_empty:
        raise BankError("Nothing was changed, since nothing was asked for. Choose what is to be different.")
    found = _locked(team, questions)
    edit = _planned(team, found, change)
    if not edit.after and not edit.refused:
        raise NothingToChangeError("Nothing was changed: each of these questions is so already.")
    _store(team, [one for one in found if one.pk in edit.after], edit.after, actor, change.comment)
    asked = {
        name: value for name, value in asdict(change).items() if value not in (None, ()) and name != "comment"
    }
    made = BulkEdit.objects.create(team=team, author=actor, change=asked, before=_told(found, edit))
    record(
        actor=actor,
        action="questions.bulk_edited",
        subject=made,
        fields=sorted(asked),
        questions=len(edit.after),
    )
    return made


@transaction.atomic
def undo_bulk_edit(*, actor: Membership, edit: BulkEdit) -> int:
    """Gives back what each question had, where it still has what the edit gave it; how many those are.

    One that was approved, and lacks something since, stays as it is. Raises BankError where it was undone
    before.
    """
    edit = BulkEdit.objects.select_for_update(of=("self",)).select_related("team").get(pk=edit.pk)
    if edit.undone_at:
        raise BankError("This change was undone already. Nothing was changed.")
    told = {key: row for key, row in edit.before.items() if "after" in row}
    found = _locked(
        edit.team, Question.objects.filter(team=edit.team, uuid__in=told).values_list("pk", flat=True)
    )
    now = _values(found)
    as_left = [one for one in found if now[one.pk] == told[str(one.uuid)]["after"] and not one.merged_into_id]
    back = {one.pk: told[str(one.uuid)]["before"] for one in as_left}
    for key in _unready(edit.team, as_left, back):
        del back[key]
    _store(edit.team, [one for one in found if one.pk in back], back, actor, "A change to many was undone.")
    edit.undone_at, edit.undone_by = timezone.now(), actor
    edit.save(update_fields=["undone_at", "undone_by"])
    record(actor=actor, action="questions.bulk_edit_undone", subject=edit, questions=len(back))
    return len(back)


def _unready(team: Team, questions: Sequence[Question], back: Mapping[int, Values]) -> list[int]:
    """Those that would be approved once more by being put back, and lack something by now."""
    approved = QuestionState.APPROVED
    again = [one for one in questions if one.state != approved and back[one.pk]["state"] == approved]
    return [key for key, gaps in gaps_by_question(team, again).items() if gaps]


def _locked(team: Team, questions: Iterable[int]) -> list[Question]:
    keys = set(questions)
    if len(keys) > MOST_QUESTIONS:
        raise BankError(
            f"At most {MOST_QUESTIONS:,} questions are changed at once, and these are {len(keys):,}. "
            "Nothing was changed; narrow the list."
        )
    rows = Question.objects.filter(team=team, pk__in=keys)
    list(rows.select_for_update().order_by("pk").values_list("pk"))  # what is joined is read after the wait
    return list(rows.select_related("competency").order_by("pk"))


def _values(questions: Sequence[Question]) -> dict[int, Values]:
    tags = tags_in_order(one.pk for one in questions)
    return {
        one.pk: {
            "competency": one.competency.name if one.competency else "",
            "kind": one.kind,
            "seniority": one.seniority,
            "state": one.state,
            "tags": list(tags[one.pk]),
        }
        for one in questions
    }


def _planned(team: Team, questions: Sequence[Question], change: BulkChange) -> _Edit:
    edit, values = _Edit(), _values(questions)
    gaps = gaps_by_question(team, questions) if change.state == QuestionState.APPROVED else {}
    for question in questions:
        before = values[question.pk]
        after = change.applied(before)
        stays = {
            "state": _why_not(question, change, [gap.sentence for gap in gaps.get(question.pk, ())]),
            "tags": _too_many(before["tags"], after["tags"]),
        }
        after |= {name: before[name] for name, why in stays.items() if why}
        if any(stays.values()):
            edit.refused[question.pk] = " ".join(filter(None, stays.values()))
        if after != before:
            edit.before[question.pk], edit.after[question.pk] = before, after
    return edit


def _why_not(question: Question, change: BulkChange, gaps: Sequence[str]) -> str:
    """Why its state can't be what is asked for; "" where it can, or is."""
    if change.state is None or question.state == change.state:
        return ""
    before, after = QuestionState(question.state), QuestionState(change.state)
    move = move_between(before, after)
    if move is None or question.merged_into_id:
        return NO_MOVE.format(before=before.label, after=after.label)
    if move.needs_comment and not change.comment.strip():
        return "Going back to a draft needs a word about what has to change."
    return " ".join(gaps) if move.needs_all else ""


def _too_many(before: Sequence[str], after: Sequence[str]) -> str:
    """Where some are taken away, more than fit may stay."""
    fits = len(after) <= max(MOST_TAGS, len(before))
    return "" if fits else TOO_MANY_TAGS.format(count=len(after))


def _store(
    team: Team, questions: Sequence[Question], values: Mapping[int, Values], actor: Membership, comment: str
) -> None:
    """Gives each question its `values`, in a constant number of statements."""
    competencies = competencies_named(team, (row["competency"] for row in values.values()))
    states = [(one, one.state) for one in questions]
    for question in questions:
        row = values[question.pk]
        question.competency = competencies.get(row["competency"].lower())
        question.kind, question.seniority, question.state = row["kind"], row["seniority"], row["state"]
    Question.objects.bulk_update(questions, ["competency", "kind", "seniority", "state"], batch_size=500)
    note_changes(states, actor=actor, comment=comment)
    _store_tags(team, {one.pk: values[one.pk]["tags"] for one in questions})
    index_questions(one.pk for one in questions)


def _store_tags(team: Team, wanted: Mapping[int, Sequence[str]]) -> None:
    through = Question.tags.through
    now = tags_in_order(wanted)
    changed = {key: tags for key, tags in wanted.items() if list(now[key]) != list(tags)}
    if not changed:
        return
    named = tags_named(team, (tag for tags in changed.values() for tag in tags))
    through.objects.filter(question_id__in=changed).delete()
    through.objects.bulk_create(
        through(question_id=key, tag_id=tag)
        for key, tags in changed.items()
        for tag in dict.fromkeys(named[tag.lower()].pk for tag in tags)
    )


def _told(questions: Sequence[Question], edit: _Edit) -> dict[str, Values]:
    """By uuid: what each had and has now, and why its state stayed."""
    told: dict[str, Values] = {}
    for one in questions:
        row: Values = {}
        if one.pk in edit.after:
            row = {"before": edit.before[one.pk], "after": edit.after[one.pk]}
        if one.pk in edit.refused:
            row["refused"] = edit.refused[one.pk]
        if row:
            told[str(one.uuid)] = row
    return told
