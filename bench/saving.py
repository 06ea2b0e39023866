"""Saving one rating over HTTP, against a bare view with session and CSRF that runs the same statements."""

import http.client
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connections
from django.test import Client
from django.urls import reverse

from bench.bare import BASE_REVISION, OP_ID, STATEMENTS, TAB_ID
from bench.recording import Statement, recording
from bench.serving import connect, served
from bench.timing import interleaved, print_table
from interviews.models import Response, SavedField, Scorecard
from tests.crowd import make_crowd

ROUNDS, TARGET = 400, 1.5
BARE = "a bare view, same statements"
CSRF = "b" * 32


@dataclass(slots=True)
class Writer:
    """Someone who rates: a kept-alive connection, and how far the own field has come."""

    connection: http.client.HTTPConnection
    session: str
    path: str
    field_name: str
    tab_id: UUID = field(default_factory=uuid4)
    revisions: Iterator[int] = field(default_factory=count)

    def save(self) -> None:
        base = next(self.revisions)
        body = operation(uuid4(), self.tab_id, self.field_name, base)
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Cookie": f"sessionid={self.session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
        }
        self.connection.request("POST", self.path, body, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status != http.HTTPStatus.OK or json.loads(said)["revision"] != base + 1:
            raise RuntimeError(f"{self.path} answered {answer.status}: {said[:300]!r}")


def operation(op_id: UUID, tab_id: UUID, field_name: str, base_revision: int) -> str:
    values = {"op_id": str(op_id), "tab_id": str(tab_id), "seq": 1, "field": field_name}
    return json.dumps(values | {"value": "34"[base_revision % 2], "base_revision": base_revision})


def run() -> None:
    crowd = make_crowd(candidates=3, questions=25, raters=4)
    scorecard = Scorecard.objects.filter(author=crowd.raters[0]).order_by("pk")[0]
    Scorecard.objects.filter(pk=scorecard.pk).update(state="draft", submitted_at=None)
    first, second = Response.objects.filter(scorecard=scorecard).order_by("pk")[:2]
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(crowd.raters[0].user)
    path = reverse("field_saving", args=[scorecard.uuid])
    statements = _record(client, path, scorecard, rating_of(first))
    file = Path(settings.DATA_DIR) / "statements.pickle"
    file.write_bytes(pickle.dumps(statements))
    connections.close_all()
    session = client.cookies["sessionid"].value
    with served("bench.server:application", {STATEMENTS: str(file)}) as port:
        writers = {
            "saving a rating": Writer(connect(port), session, path, rating_of(second)),
            BARE: Writer(connect(port), session, "/bare/", rating_of(first)),
        }
        times = interleaved({name: writer.save for name, writer in writers.items()}, rounds=ROUNDS, warm=40)
    title = f"Saving one rating over HTTP; {len(statements) + 1} statements besides the transaction's own"
    print_table(title, times, against=BARE, target=TARGET)


def rating_of(response: Response) -> str:
    return f"response.{response.uuid}.rating"


def _record(client: Client, path: str, scorecard: Scorecard, field_name: str) -> list[Statement]:
    """One save of a field that has been saved before; the session's own statement is the middleware's."""
    SavedField.objects.create(
        scorecard=scorecard,
        field=field_name,
        revision=BASE_REVISION,
        value="4",
        op_id=uuid4(),
        base_revision=0,
    )
    body = operation(OP_ID, TAB_ID, field_name, BASE_REVISION)
    with recording() as statements:
        answer = client.post(path, body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    SavedField.objects.filter(scorecard=scorecard).delete()
    return [one for one in statements if "django_session" not in one.sql]
