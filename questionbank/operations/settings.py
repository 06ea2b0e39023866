"""What a team decides about its bank."""

from dataclasses import dataclass

from django.db import transaction

from lib.shown import StaleFormError, digest_of
from questionbank.documents.words import language_name
from questionbank.models import BankSettings
from teams.audit import record
from teams.models import Membership, Team


@dataclass(frozen=True, slots=True)
class Decided:
    """The settings as values; `worn_after` counts candidates within 90 days."""

    offers_unapproved: bool
    worn_after: int
    language: str

    @classmethod
    def of(cls, settings: BankSettings) -> "Decided":
        return cls(settings.offers_unapproved, settings.worn_after, settings.language)

    @property
    def shown(self) -> str:
        return digest_of(self.offers_unapproved, self.worn_after, self.language)

    @property
    def reads(self) -> str:
        offered = (
            "drafts are offered too" if self.offers_unapproved else "only approved questions are offered"
        )
        return f"{offered}; worn after {self.worn_after}; language {language_name(self.language)}"


def settings_of(team: Team) -> BankSettings:
    """The row of the team; where it has decided nothing yet, one with the defaults, not stored."""
    return BankSettings.objects.filter(team=team).first() or BankSettings(team=team)


@transaction.atomic
def decide(*, actor: Membership, team: Team, decided: Decided, shown: str) -> BankSettings:
    """Raises StaleFormError where the settings are not what the form showed."""
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    settings = settings_of(team)
    before = Decided.of(settings)
    if shown != before.shown:
        raise StaleFormError("these settings", before.reads, shown=before.shown)
    if decided == before:
        return settings
    settings.offers_unapproved = decided.offers_unapproved
    settings.worn_after = decided.worn_after
    settings.language = decided.language
    settings.save()
    changed = [name for name in Decided.__slots__ if getattr(before, name) != getattr(decided, name)]
    record(actor=actor, action="bank.settings_changed", subject=team, fields=changed)
    return settings
