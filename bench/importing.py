"""Importing the real question document: reading the text, and storing what was read."""

import os
from pathlib import Path

from bench.timing import interleaved, print_table
from questionbank.documents import decode_document, read_text
from questionbank.operations.importing import import_document
from teams.models import Membership
from tests.factories import MembershipFactory, TeamFactory, make_scale

ROUNDS = 15
NAME = "machine-learning-interview-questions.txt"
ROOT = Path(__file__).resolve().parent.parent


def run() -> None:
    path = Path(os.environ.get("ASKWELL_DOCUMENTS", ROOT.parent / "shared" / "documents")) / NAME
    if not path.exists():
        print(f"\nImporting is not measured: {NAME} is not there. ASKWELL_DOCUMENTS names its folder.")
        return
    content = path.read_bytes()
    document = read_text(decode_document(content))
    times = interleaved(
        {
            "reading": lambda: read_text(decode_document(content)),
            "storing, for a team that is new to it": lambda: import_document(
                actor=(admin := _admin()), team=admin.team, document=document, file_name=NAME
            ),
            "of that, making the team": _admin,
        },
        rounds=ROUNDS,
    )
    questions = len(document.template.questions)
    print_table(f"Importing the real document: {questions} questions, {len(content):,} bytes", times)


def _admin() -> Membership:
    team = TeamFactory.create()
    make_scale(team)
    made: Membership = MembershipFactory.create(team=team, is_admin=True)
    return made
