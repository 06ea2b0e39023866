"""A candidate's run for one opening, round by round."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from hiring.models import Application
from interviews.queries.progress import application_row, cancelled_interviews
from teams.access import MemberRequest, members
from teams.enums import Role


def application_of(request: MemberRequest, uuid: UUID) -> Application:
    seen = Application.objects.visible_to(request.membership)
    return get_object_or_404(seen.select_related("candidate", "opening", "frozen_plan"), uuid=uuid)


@members(Role.MANAGER)
@require_GET
def application_detail(request: MemberRequest, application: UUID) -> HttpResponse:
    found = application_of(request, application)
    context = {
        "application": found,
        "opening": found.opening,
        "row": application_row(request.membership, found, now=timezone.now()),
        "cancelled": cancelled_interviews(request.membership, found),
    }
    return render(request, "interviews/application.html", context)


urlpatterns = [path("applications/<uuid:application>/", application_detail, name="application_detail")]
