"""What has become of the bank's questions: how often asked, of how many, lately by whom.

The bank knows nothing of interviews, so whoever holds them tells it: `interviews` registers the one teller
when it starts.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from questionbank.models import BankSettings, Question
from teams.models import Team

RECENT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Uses:
    """Counts interviews by what they hold and when they began; no scorecard says anything here."""

    asked: int = 0  # interviews
    candidates: int = 0
    candidates_recently: int = 0  # within `RECENT`
    last_asked: datetime | None = None
    plans: int = 0  # openings whose newest plan holds it
    planned: int = 0  # interviews to come that hold it

    @property
    def is_used(self) -> bool:
        return bool(self.asked or self.plans or self.planned)

    def is_worn(self, worn_after: int) -> bool:
        """Asked of so many lately that its answers may go round."""
        return self.candidates_recently >= worn_after


@dataclass(frozen=True, slots=True)
class Asking:
    """One time that a question was asked, without whom it was asked of."""

    at: datetime
    opening: str
    asked_by: tuple[str, ...]


class Teller(Protocol):
    def uses_of(self, team: Team, questions: Collection[int]) -> Mapping[int, Uses]:
        """By the key of each question that was used; in a constant number of queries."""

    def recently_asked(self, team: Team, questions: Collection[int]) -> Mapping[int, int]:
        """Of how many candidates each was asked within `RECENT`; one query."""

    def latest_askings(self, question: Question, most: int) -> Sequence[Asking]:
        """The latest first; two queries."""


@dataclass(slots=True)
class _Told:
    by: Teller | None = None


_told = _Told()


def register_teller(teller: Teller) -> None:
    _told.by = teller


def uses_of(team: Team, questions: Collection[int]) -> Mapping[int, Uses]:
    return _told.by.uses_of(team, questions) if _told.by and questions else {}


def latest_askings(question: Question, most: int = 5) -> Sequence[Asking]:
    return _told.by.latest_askings(question, most) if _told.by else ()


def worn_after_of(team: Team) -> int:
    """How many candidates wear a question out. One query, the first time for a `team` in memory."""
    settings = getattr(team, "bank_settings", None)
    return (settings or BankSettings()).worn_after


def recently_asked(team: Team, questions: Collection[int]) -> Mapping[int, int]:
    return _told.by.recently_asked(team, questions) if _told.by and questions else {}


def worn_among(team: Team, questions: Collection[int]) -> frozenset[int]:
    """Those that were asked of so many candidates lately that the team calls them worn. Two queries."""
    asked = recently_asked(team, questions)
    worn_after = worn_after_of(team)
    return frozenset(key for key, count in asked.items() if count >= worn_after)
