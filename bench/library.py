"""A public library coming in: 6,000 invented templates against the same rows by hand, and the memory."""

import os
import resource
import sys
import time
from itertools import islice
from statistics import median

from django.db import connection

from bench.invented import TEMPLATES, Invented
from bench.rows import Row, second_database, stored_columns
from questionbank import models as bank
from questionbank.operations.bank import set_up_bank
from questionbank.operations.importing_many import BATCH, import_templates
from teams.models import Membership
from tests.factories import MembershipFactory, TeamFactory

TARGET, MOST_MEMORY = 3, 500
# In this order, so that by hand too what is pointed at is there first.
TABLES = [
    model._meta.db_table  # noqa: SLF001 - Django's documented name for it
    for model in (
        *(bank.Competency, bank.Tag, bank.Question, bank.Revision, bank.ProposedAnswer, bank.KeyPoint),
        *(bank.FollowUp, bank.Anchor, bank.StateChange, bank.Question.tags.through, bank.QuestionWords),
        bank.QuestionKey,
        *(bank.Template, bank.TemplateWords, bank.TemplateQuestion, bank.GuidanceLine, bank.KnownWord),
    )
]


def run() -> None:
    templates = int(os.environ.get("BENCH_TEMPLATES", TEMPLATES))
    load(templates)


def load(templates: int) -> Membership:
    """The library of a team; what it took is printed. Batches come in turn, ours and by hand."""
    admin: Membership = MembershipFactory.create(team=TeamFactory.create(), is_admin=True)
    set_up_bank(team=admin.team)
    seconds: list[tuple[float, float]] = []
    with second_database(TABLES) as hand:
        last = {table: _newest(table) for table in TABLES}
        source = Invented().templates(templates)
        for _ in range(-(-templates // BATCH)):
            batch = list(islice(source, BATCH))
            begun = time.perf_counter()
            list(import_templates(actor=admin, team=admin.team, values=batch, approve=True))
            ours = time.perf_counter() - begun
            rows = {table: found for table in TABLES if (found := _rows_after(table, last[table]))}
            begun = time.perf_counter()
            hand.insert(rows)
            seconds.append((ours, time.perf_counter() - begun))
            last |= {table: _newest(table) for table in TABLES}
    _tell(templates, seconds)
    return admin


def _newest(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        return int(cursor.fetchone()[0])


def _rows_after(table: str, key: int) -> list[Row]:
    columns = ", ".join(connection.ops.quote_name(name) for name in stored_columns(table))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} WHERE id > %s ORDER BY id", [key])
        return list(cursor.fetchall())


def _tell(templates: int, seconds: list[tuple[float, float]]) -> None:
    ours, by_hand = (sum(both[side] for both in seconds) for side in (0, 1))
    questions = bank.Question.objects.count()
    print(f"\nA library of {templates:,} templates with {questions:,} questions, in batches of {BATCH}")
    print(f"  imported in {ours:.1f} s, {questions / ours:,.0f} questions a second; by hand {by_hand:.1f} s")
    ratio = median(mine / theirs for mine, theirs in seconds)
    print(f"  {ours / by_hand:.2f} times the same rows by hand; at most {TARGET} is wanted.")
    print(f"  (the median batch {ratio:.2f} times)")
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"  peak memory {size:,.0f} MB, the bench's own rows among it; at most {MOST_MEMORY} is wanted.")
