"""The audit trail: one door, used inside the transaction of the change."""

import uuid
from typing import Protocol

from django.db import transaction

from teams.models import AuditEntry, Membership, Team


class Owned(Protocol):
    """A record with an id of its own, in a team."""

    uuid: uuid.UUID
    team: Team


Subject = Owned | Team


Detail = str | int | bool | None | list[str]


def record(*, actor: Membership | None, action: str, subject: Subject, **details: Detail) -> AuditEntry:
    """Writes who did what; `details` holds ids, states and field names only.

    Raises RuntimeError outside a transaction: an entry without its change, or a change without its
    entry, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit entry is written in the transaction of its change.")
    return AuditEntry.objects.create(
        team=subject if isinstance(subject, Team) else subject.team,
        actor=actor,
        action=action,
        subject_kind=type(subject).__name__.lower(),
        subject_id=subject.uuid,
        details=details,
    )
