"""What managers do with openings and candidates."""

from django.db import transaction

from hiring.enums import OpeningState
from hiring.models import Application, Candidate, Opening
from hiring.shown import check_candidate, check_opening
from teams.audit import record
from teams.models import Membership, Team, User


class OpeningClosedError(ValueError):
    """Nobody can apply for a closed opening."""


class KnownAddressError(ValueError):
    """The team knows this address already; `candidate` is who has it."""

    def __init__(self, candidate: Candidate, instead: str) -> None:
        super().__init__(f"{candidate.name} has this address already. {instead}")
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
def change_opening(*, actor: Membership, opening: Opening, title: str, description: str, shown: str) -> None:
    """`shown` is what the form showed, made by `opening_shown`. Raises StaleFormError."""
    locked = Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    wanted = {"title": title, "description": description}
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if not changed:
        return
    check_opening(locked, shown)
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.save(update_fields=changed)
    record(actor=actor, action="opening.changed", subject=locked, fields=changed)


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
    # Two who add the same person to two openings take turns, and the second is offered who was added.
    Team.objects.select_for_update(no_key=True).get(pk=opening.team_id)
    if known := _who_has(actor, email):
        raise KnownAddressError(known, "Add them to this opening instead.")
    candidate = Candidate.objects.create(
        team=opening.team, name=name, email=email.lower(), user=_account_with(actor, email)
    )
    record(actor=actor, action="candidate.added", subject=candidate)
    return _apply(actor, opening, candidate)


@transaction.atomic
def change_candidate(*, actor: Membership, candidate: Candidate, name: str, email: str, shown: str) -> None:
    """`shown` is what the form showed, made by `candidate_shown`.

    Raises OwnFileError, KnownAddressError, StaleFormError.
    """
    Team.objects.select_for_update(no_key=True).get(pk=candidate.team_id)
    locked = Candidate.objects.select_for_update(no_key=True).get(pk=candidate.pk)
    known = _who_has(actor, email)
    if known and known.pk != locked.pk:
        raise KnownAddressError(known, "Nothing was changed; see which of the two is right.")
    wanted = {"name": name, "email": email.lower(), "user": _account_of(locked, actor, email)}
    changed = [field for field, value in wanted.items() if getattr(locked, field) != value]
    if not changed:
        return
    check_candidate(locked, shown)
    for field in changed:
        setattr(locked, field, wanted[field])
    locked.save(update_fields=changed)
    record(actor=actor, action="candidate.changed", subject=locked, fields=changed)


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
    """Locks the opening, so that nobody applies while it is closed, and nobody twice."""
    if Opening.objects.select_for_update().get(pk=opening.pk).state != OpeningState.OPEN:
        raise OpeningClosedError("This opening is closed. Reopen it, then add candidates.")


def _who_has(actor: Membership, email: str) -> Candidate | None:
    """Whom the team knows by this address. Raises OwnFileError."""
    if not email:
        return None
    known = Candidate.objects.filter(team=actor.team_id, email__iexact=email.lower()).first()
    is_own = email.lower() == actor.user.email.lower() or (known and known.user_id == actor.user_id)
    if is_own:
        raise OwnFileError(
            "This is your own address. Ask another manager to write it down; you won't see that file."
        )
    return known


def _account_with(actor: Membership, email: str) -> User | None:
    if not email:
        return None
    return User.objects.with_address(email).filter(memberships__team=actor.team_id).first()


def _account_of(candidate: Candidate, actor: Membership, email: str) -> User | None:
    """An account that was found by an address goes with it; any other link stays."""
    linked = candidate.user
    if linked and linked.email.lower() != candidate.email.lower():
        return linked
    return _account_with(actor, email)
