"""Askwell as it is served, and the bare view beside it, in one process and the same kind of threads."""

from typing import Any, cast

from a2wsgi import WSGIMiddleware

from bench.bare import BareHandler
from config.asgi import THREADS
from config.asgi import application as askwell

_bare = WSGIMiddleware(cast("Any", BareHandler()), workers=THREADS)


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http" and scope["path"].startswith("/bare/"):
        await _bare(scope, receive, send)
    else:
        await askwell(scope, receive, send)
