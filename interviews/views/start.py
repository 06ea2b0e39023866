"""The first page after sign-in: the member's own day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from interviews.queries.start import day_of, open_openings, questions_in_review
from teams.access import MemberRequest, members


@members()
@require_GET
def start(request: MemberRequest) -> HttpResponse:
    viewer = request.membership
    context = {
        "day": day_of(viewer, now=timezone.now()),
        "openings": open_openings(viewer) if viewer.is_manager else [],
        "in_review": questions_in_review(viewer) if viewer.is_admin else 0,
    }
    return render(request, "interviews/start.html", context)


urlpatterns = [path("", start, name="start")]
