"""An opening's home: its candidates, and how far each is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from interviews.queries.progress import opening_page
from interviews.views.plans import opening_of
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_GET
def opening_detail(request: MemberRequest, opening: UUID) -> HttpResponse:
    found = opening_of(request, opening)
    page = opening_page(request.membership, found, now=timezone.now())
    return render(request, "interviews/opening.html", {"opening": found, "page": page})


urlpatterns = [path("openings/<uuid:opening>/", opening_detail, name="opening_detail")]
