"""Who is in the team, and which team one is in."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lib.ids import uuid_or_none
from teams.access import SESSION_KEY, MemberRequest, members
from teams.models import Membership


@members()
@require_GET
def team(request: MemberRequest) -> HttpResponse:
    people = Membership.objects.visible_to(request.membership).active().by_name()
    teams = (
        Membership.objects.active()
        .filter(user=request.user)
        .select_related("team")
        .order_by("team__name", "pk")
    )
    return render(request, "teams/team.html", {"people": people, "own_memberships": teams})


@members()
@require_POST
def switch_team(request: MemberRequest) -> HttpResponse:
    own = Membership.objects.active().filter(user=request.user).select_related("team")
    chosen = get_object_or_404(own, uuid=uuid_or_none(request.POST.get("membership", "")))
    request.session[SESSION_KEY] = str(chosen.team.uuid)
    return HttpResponseRedirect(reverse("start"))
