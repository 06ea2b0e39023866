"""Askwell as uvicorn serves it: pages in threads that keep their database connection, live streams without.

Pages under Django's own ASGI handler took more than twice as long: docs/decisions.md has the figures.
"""

import gc
import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.asgi import get_asgi_application

from config.wsgi import application as pages

if TYPE_CHECKING:
    from a2wsgi.wsgi_typing import WSGIApp

LIVE = "/live/"  # addresses under it are async views that hold a connection open
THREADS = int(os.environ.get("THREADS", "8"))

_live = get_asgi_application()
_pages = WSGIMiddleware(cast("WSGIApp", pages), workers=THREADS)

# Whatever the pages need is loaded by now and stays: the collector need not walk it again and again.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http" and not scope["path"].startswith(LIVE):
        await _pages(scope, receive, send)
    else:
        await _live(scope, receive, send)
