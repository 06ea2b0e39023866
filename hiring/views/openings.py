"""The openings of the team: list, make, change, close and reopen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from hiring.enums import OpeningState
from hiring.forms import OpeningChangeForm, OpeningForm
from hiring.models import Opening
from hiring.operations import change_opening, close_opening, make_opening, reopen_opening
from hiring.queries import openings_of
from hiring.shown import opening_shown
from lib.http import asks_removal
from lib.shown import StaleFormError
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_GET
def opening_list(request: MemberRequest) -> HttpResponse:
    openings = list(openings_of(request.membership))
    return render(
        request,
        "hiring/opening_list.html",
        {
            "openings": openings,
            "open": [one for one in openings if one.state == OpeningState.OPEN],
            "closed": [one for one in openings if one.state == OpeningState.CLOSED],
        },
    )


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def opening_new(request: MemberRequest) -> HttpResponse:
    form = OpeningForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        opening = make_opening(actor=request.membership, **form.cleaned_data)
        return HttpResponseRedirect(reverse("opening_detail", args=[opening.uuid]))
    status = 422 if form.errors else 200
    return render(request, "hiring/opening_form.html", {"form": form}, status=status)


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def opening_edit(request: MemberRequest, opening: UUID) -> HttpResponse:
    found = get_object_or_404(Opening.objects.visible_to(request.membership), uuid=opening)
    form = OpeningChangeForm(
        request.POST if request.method == "POST" else None,
        initial={"title": found.title, "description": found.description, "shown": opening_shown(found)},
    )
    if form.is_valid():
        try:
            change_opening(actor=request.membership, opening=found, **form.cleaned_data)
            return HttpResponseRedirect(reverse("opening_detail", args=[found.uuid]))
        except StaleFormError as refusal:
            form.refuse(refusal)
    context = {"form": form, "opening": found}
    return render(request, "hiring/opening_form.html", context, status=422 if form.errors else 200)


@members(Role.MANAGER)
@require_http_methods(["POST", "DELETE"])
def opening_closure(request: MemberRequest, opening: UUID) -> HttpResponse:
    """POST closes the opening; DELETE, or its twin, reopens it."""
    found = get_object_or_404(Opening.objects.visible_to(request.membership), uuid=opening)
    if asks_removal(request):
        reopen_opening(actor=request.membership, opening=found)
        messages.success(request, "The opening is open again.")
    else:
        close_opening(actor=request.membership, opening=found)
        messages.success(request, "The opening is closed. Everything in it stays readable.")
    response = HttpResponseRedirect(reverse("opening_detail", args=[found.uuid]))
    response.status_code = 303
    return response


urlpatterns = [
    path("openings/", opening_list, name="opening_list"),
    path("openings/new/", opening_new, name="opening_new"),
    path("openings/<uuid:opening>/edit/", opening_edit, name="opening_edit"),
    path("openings/<uuid:opening>/closure/", opening_closure, name="opening_closure"),
]
