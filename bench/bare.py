"""A bare Django view with session and CSRF that runs the statements of saving one rating, by hand."""

import json
import os
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test.utils import override_settings
from django.urls import path

from bench.recording import Statement, replay

Handler = Callable[[HttpRequest], HttpResponse]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "bench.bare.with_own_address",
]
STATEMENTS = "BENCH_STATEMENTS"  # names the file that holds them
# What the recorded statements hold in place of the values that differ each time.
OP_ID, TAB_ID = UUID(int=2**127 + 1), UUID(int=2**127 + 2)
BASE_REVISION = 70_000_001


class BareHandler(WSGIHandler):
    def load_middleware(self, is_async: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        with override_settings(MIDDLEWARE=MIDDLEWARE):
            super().load_middleware(is_async)


def with_own_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.bare"
        return get_response(request)

    return middleware


def save_rating(request: HttpRequest) -> HttpResponse:
    request.session.get("team")
    sent = json.loads(request.body)
    before, inside = _statements()
    changes = _changes(UUID(sent["op_id"]), UUID(sent["tab_id"]), sent["base_revision"])
    replay(before, changes)
    with transaction.atomic():
        replay(inside, changes)
    return JsonResponse({"op_id": sent["op_id"], "revision": sent["base_revision"] + 1})


def _changes(op_id: UUID, tab_id: UUID, base_revision: int) -> dict[Any, Any]:
    """SQLite is given ids as text, PostgreSQL as they are."""
    as_sent = connection.ops.adapt_unknown_value if connection.features.has_native_uuid_field else _hex
    return {
        as_sent(OP_ID): as_sent(op_id),
        as_sent(TAB_ID): as_sent(tab_id),
        BASE_REVISION: base_revision,
        BASE_REVISION + 1: base_revision + 1,
    }


def _hex(value: UUID) -> str:
    return value.hex


@cache
def _statements() -> tuple[list[Statement], list[Statement]]:
    statements = pickle.loads(Path(os.environ[STATEMENTS]).read_bytes())
    return [one for one in statements if not one.in_transaction], [
        one for one in statements if one.in_transaction
    ]


urlpatterns = [path("bare/", save_rating)]
