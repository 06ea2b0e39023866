"""What managers do with openings and candidates."""

from django.db import transaction

from hiring.enums import OpeningState
from hiring.models import Application, Candidate, Opening
from teams.audit import record
from teams.models import Membership, User


class OpeningClosedError(ValueError):
    """Nobody can apply for a closed opening."""


class KnownAddressError(ValueError):
    """The team knows this address already; `candidate` is who has it."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(f"{candidate.name} has this address already. Add them to this opening instead.")
        self.candidate = candidate


class OwnFileError(ValueError):
    """Nobody handles the own application."""


class AppliedAlreadyError(ValueError):
    """A candidate applies once for an opening."""


@transaction.atomic
def make_opening(*, actor: Membership, title: str, description: str) -> Opening:
    opening = Opening.objects.create(team=actor.team, title=title, description=description)
    record(actor=actor, action="opening.made", subject=opening)
    return opening


@transaction.atomic
def change_opening(*, actor: Membership, opening: Opening, title: str, description: str) -> None:
    wanted = {"title": title, "description": description}
    changed = [name for name, value in wanted.items() if getattr(opening, name) != value]
    for name in changed:
        setattr(opening, name, wanted[name])
    if changed:
        opening.save(update_fields=changed)
        record(actor=actor, action="opening.changed", subject=opening, fields=changed)


def close_opening(*, actor: Membership, opening: Opening) -> None:
    _move(actor, opening, OpeningState.CLOSED)


def reopen_opening(*, actor: Membership, opening: Opening) -> None:
    _move(actor, opening, OpeningState.OPEN)


@transaction.atomic
def _move(actor: Membership, opening: Opening, state: OpeningState) -> None:
    """Doing it twice is doing it once: only the first is written down."""
    moved = Opening.objects.filter(pk=opening.pk).exclude(state=state).update(state=state)
    opening.state = state
    if moved:
        record(actor=actor, action=f"opening.{state}", subject=opening)


@transaction.atomic
def add_candidate(*, actor: Membership, opening: Opening, name: str, email: str) -> Application:
    """A person new to the team, and the application for `opening`.

    Someone with the address of a member is linked to that account, and so shut out of the own file.
    Raises OpeningClosedError, OwnFileError, KnownAddressError.
    """
    _check_open(opening)
    _check_address(actor, email)
    candidate = Candidate.objects.create(
        team=opening.team, name=name, email=email, user=_account_with(opening, email)
    )
    record(actor=actor, action="candidate.added", subject=candidate)
    return _apply(actor, opening, candidate)


@transaction.atomic
def apply_for(*, actor: Membership, opening: Opening, candidate: Candidate) -> Application:
    """A candidate whom the team knows applies for `opening`.

    Raises OpeningClosedError, AppliedAlreadyError.
    """
    _check_open(opening)
    if Application.objects.filter(opening=opening, candidate=candidate).exists():
        raise AppliedAlreadyError(f"{candidate.name} is a candidate for this opening already.")
    return _apply(actor, opening, candidate)


def _apply(actor: Membership, opening: Opening, candidate: Candidate) -> Application:
    application = Application.objects.create(team=opening.team, opening=opening, candidate=candidate)
    record(
        actor=actor,
        action="application.made",
        subject=application,
        opening=str(opening.uuid),
        candidate=str(candidate.uuid),
    )
    return application


def _check_open(opening: Opening) -> None:
    """Locks the opening, so that two people adding the same address at once take turns."""
    if Opening.objects.select_for_update().get(pk=opening.pk).state != OpeningState.OPEN:
        raise OpeningClosedError("This opening is closed. Reopen it, then add candidates.")


def _check_address(actor: Membership, email: str) -> None:
    if not email:
        return
    known = Candidate.objects.filter(team=actor.team_id, email__iexact=email).first()
    is_own = email.lower() == actor.user.email.lower() or (known and known.user_id == actor.user_id)
    if is_own:
        raise OwnFileError(
            "This is your own address. Ask another manager to add you; you won't see that file."
        )
    if known:
        raise KnownAddressError(known)


def _account_with(opening: Opening, email: str) -> User | None:
    if not email:
        return None
    return User.objects.filter(memberships__team=opening.team_id, email__iexact=email).first()
