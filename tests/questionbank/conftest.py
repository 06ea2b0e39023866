"""A small cast: two teams, the people who curate the bank, and those who read it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from questionbank.documents import ReadDocument, read_text
from questionbank.models import Question, Template
from questionbank.search.engines import Ask
from questionbank.search.finding import find
from questionbank.search.query import Query
from questionbank.search.tables import TEMPLATES
from teams.models import Membership, Team
from tests.factories import MembershipFactory, TeamFactory

SMALL = """Support Questions

What is this set for?

Ten minutes a question, for people who will answer customers in writing.

Tell me about an outage that you had to explain.

When to Ask: After the welcome.

Why Ask: To see how they speak of trouble.

How to Ask: Stay with one outage.

Competency: Communication
Kind: Behavioural
Seniority: Junior
Minutes: 8
Tags: outages, writing

Proposed Answer 1

I said what was broken and when I would write again.

Key Points

- Says when the next message comes
- Keeps to it

Proposed Answer 2

I found a way round the fault.

Follow-ups

- What would you leave out next time?

Rating 1

- Blames the customer.

Rating 5

- Names what changed afterwards.

How do you read a log file?

When to Ask: In the technical part.

Why Ask: To see a method.

How to Ask: Show the file first.

Proposed Answer 1

From the end.

Proposed Answer 2

I search for the first error.

For Interviewers

Dos

- Let a silence stand.

Don'ts

- Don't correct the story.

Who can use these questions

These help:

- Support leads
- Founders

Conclusion

Ask everybody the same.
"""


Shelf = Callable[[str], None]


@dataclass
class Cast:
    """`ada` curates the bank, `mia` manages, `ivo` interviews; `eve` curates another team's bank."""

    team: Team

    @cached_property
    def ada(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Ada", is_interviewer=False, is_admin=True)

    @cached_property
    def mia(self) -> Membership:
        return MembershipFactory.create(
            team=self.team, user__name="Mia", is_interviewer=False, is_manager=True
        )

    @cached_property
    def ivo(self) -> Membership:
        return MembershipFactory.create(team=self.team, user__name="Ivo")

    @cached_property
    def eve(self) -> Membership:
        return MembershipFactory.create(user__name="Eve", is_admin=True, is_manager=True)


def found(viewer: Membership, words: str) -> list[Question]:
    """Questions that hold the words, the newest first, without regard for typing errors."""
    ids = find(Ask(viewer.team_id, Query.read(words)), exactly=True).ids
    return sorted(Question.objects.filter(pk__in=ids), key=lambda one: -one.pk)


def found_templates(viewer: Membership, words: str) -> list[Template]:
    ids = find(Ask(viewer.team_id, Query.read(words)), index=TEMPLATES, exactly=True).ids
    return sorted(Template.objects.filter(pk__in=ids), key=lambda one: -one.pk)


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(TeamFactory.create(slug="north"))


@pytest.fixture
def small() -> ReadDocument:
    return read_text(SMALL)


def small_shelf(settings: Settings, folder: Path) -> Shelf:
    """Writes the one file of a library, `support`; the small document stands there to begin with."""
    settings.LIBRARY_DIR = folder
    folder.mkdir()

    def write(text: str) -> None:
        (folder / "support.txt").write_text(text, encoding="utf-8")

    write(SMALL)
    return write


@pytest.fixture
def shelf(settings: Settings, tmp_path: Path) -> Shelf:
    return small_shelf(settings, tmp_path / "library")


@pytest.fixture
def real_path(root: Path) -> Path:
    """The real document: read where it lies, since it is not Askwell's to carry along."""
    folder = Path(os.environ.get("ASKWELL_DOCUMENTS", root.parent / "shared" / "documents"))
    path = folder / "machine-learning-interview-questions.txt"
    if not path.exists():
        message = "The real document is not here; set ASKWELL_DOCUMENTS to its folder."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture
def words_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the end of a transaction happens now, since that of a test never ends."""

    def call_now(action: Callable[[], object], **_: object) -> None:
        action()

    monkeypatch.setattr(transaction, "on_commit", call_now)
