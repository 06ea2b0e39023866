"""One field of a scorecard, saved as it changes: design in docs/live-saving.md.

Each operation is done once, however often it arrives; a text that arrives on a stale base is
stored before anyone is asked about it.
"""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet, Subquery

from interviews.fields import parse_field
from interviews.models import Interview, SavedField, Scorecard, Writer
from interviews.operations.writing import write_value
from lib.prepared import prepared
from teams.models import Membership


class LockedError(ValueError):
    """The scorecard is submitted; nothing was saved."""


@dataclass(frozen=True, slots=True)
class FieldOperation:
    op_id: UUID
    field: str
    value: str
    base_revision: int
    tab_id: UUID | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The value is stored as `revision`; `value_hash` is the SHA-256 of what is stored, in hexadecimal."""

    op_id: UUID
    field: str
    revision: int
    value_hash: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """The field had moved on: both texts are stored, and `stored` is in force at `revision`."""

    op_id: UUID
    field: str
    revision: int
    stored: str
    arrived: str


Answer = Acknowledgement | Conflict


@transaction.atomic
def save_field(*, actor: Membership, scorecard_id: UUID, operation: FieldOperation) -> Answer:
    """Saves one field and answers for it.

    Raises Scorecard.DoesNotExist, LockedError, and what `write_value` raises.
    """
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    return save_into(scorecard, operation)


def writable_scorecard(*, actor: Membership, scorecard_id: UUID) -> Scorecard:
    """The actor's own draft, locked until the transaction ends, so that operations take turns."""
    found = own_in_force(actor.pk, actor.team_id, actor.user_id, scorecard_id)
    if not found:
        raise Scorecard.DoesNotExist
    if found[0].is_submitted:
        raise LockedError("This scorecard is submitted and locked. What you typed since is not part of it.")
    return found[0]


def lock_interview(*, actor: Membership, scorecard_id: UUID) -> Interview:
    """The interview of the actor's own scorecard, locked until the transaction ends.

    Taken before the scorecard by what changes or waits for the whole panel, so that nobody is added
    a question while they submit, and two who add one take turns. Raises Scorecard.DoesNotExist.
    """
    own = Scorecard.objects.own(actor).filter(uuid=scorecard_id).values("interview")
    found = Interview.objects.select_for_update(no_key=True).filter(pk__in=own).first()
    if found is None:
        raise Scorecard.DoesNotExist
    return found


@prepared
def own_in_force(writer: int, team: int, user: int, scorecard: UUID) -> QuerySet[Scorecard]:
    own = Scorecard.objects.own(Writer(writer, team, user)).current().open_to_writing().filter(uuid=scorecard)
    return own.select_for_update(of=("self",), no_key=True)


def save_into(scorecard: Scorecard, operation: FieldOperation) -> Answer:
    field = parse_field(operation.field)
    known, head = _known_and_head(scorecard, operation)
    if known:
        return _answer_again(known, head)
    revision = head.revision or 0 if head else 0
    value = clean_value(operation.value)
    if operation.base_revision != revision and head and head.value != value:
        _remember(scorecard, operation, value, revision=None)
        return Conflict(operation.op_id, operation.field, revision, stored=head.value, arrived=value)
    write_value(scorecard, field, value)
    _remember(scorecard, operation, value, revision=revision + 1)
    return Acknowledgement(operation.op_id, operation.field, revision + 1, _hash(value))


def clean_value(value: str) -> str:
    """Newlines in one form, no NUL, no half of an emoji: nothing that a database would refuse for ever."""
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _remember(scorecard: Scorecard, operation: FieldOperation, value: str, *, revision: int | None) -> None:
    SavedField.objects.create(
        scorecard=scorecard,
        field=operation.field,
        revision=revision,
        value=value,
        op_id=operation.op_id,
        tab_id=operation.tab_id,
        seq=operation.seq,
        base_revision=operation.base_revision,
    )


def _known_and_head(
    scorecard: Scorecard, operation: FieldOperation
) -> tuple[SavedField | None, SavedField | None]:
    """What this operation left when it came before, and the field's newest revision: one statement."""
    rows = known_or_newest(scorecard.pk, operation.op_id, operation.field)
    known = next((row for row in rows if row.op_id == operation.op_id), None)
    of_field = (row for row in rows if row.field == operation.field and row.revision)
    return known, max(of_field, key=lambda row: row.revision or 0, default=None)


@prepared
def known_or_newest(scorecard: int, op_id: UUID, field: str) -> QuerySet[SavedField]:
    saved = SavedField.objects.filter(scorecard=scorecard)
    newest = saved.filter(field=field, revision__isnull=False).order_by("-revision").values("pk")
    return saved.filter(Q(op_id=op_id) | Q(pk=Subquery(newest[:1])))


def _answer_again(known: SavedField, head: SavedField | None) -> Answer:
    """The answer that this operation had: an acknowledgement, or the conflict as it stands now."""
    if known.revision is not None or head is None:
        return Acknowledgement(known.op_id, known.field, known.revision or 0, _hash(known.value))
    return Conflict(known.op_id, known.field, head.revision or 0, stored=head.value, arrived=known.value)


def _hash(value: str) -> str:
    return sha256(value.encode()).hexdigest()
