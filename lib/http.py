"""Request types that tell the truth about what the middleware has added."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request that went through `HtmxMiddleware`."""

    htmx: HtmxDetails


def asks_removal(request: HttpRequest) -> bool:
    """DELETE, or its twin for plain forms: POST with `_method=delete`."""
    return request.method == "DELETE" or request.POST.get("_method") == "delete"
