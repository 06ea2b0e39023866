"""Passwords of the demo team: random for each installation, in a file that only its owner can read."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from interviews.demo.content import PEOPLE

FILE = "demo-sign-ins.json"
WANTED = ("admin", "manager", "interviewer", "interviewer")


@dataclass(frozen=True, slots=True)
class SignIn:
    role: str
    email: str
    password: str


def read_or_make(folder: Path | None = None) -> list[SignIn]:
    """The sign-ins of this installation, made at first use."""
    path = (folder or settings.DATA_DIR) / FILE
    try:
        return [SignIn(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        made = list(_make())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in made], file, indent=2)
    return made


def _make() -> list[SignIn]:
    people = list(PEOPLE)
    made = []
    for role in WANTED:
        person = next(one for one in people if role in one.roles)
        people.remove(person)
        made.append(SignIn(role, person.email, secrets.token_urlsafe(9)))
    return made
