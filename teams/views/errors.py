from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from teams.access import open_to_all


@open_to_all
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that was open for too long; a script is told in its own words, to fetch a fresh token."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"problem": "This page is out of date. Nothing was saved."}, status=403)
    return render(request, "403_csrf.html", status=403)
