"""A person applies for an opening."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from hiring.forms import CandidateForm
from hiring.models import Candidate, Opening
from hiring.operations import (
    AppliedAlreadyError,
    KnownAddressError,
    OpeningClosedError,
    OwnFileError,
    add_candidate,
    apply_for,
)
from hiring.queries import CANDIDATES_OFFERED, known_candidates
from lib.ids import uuid_or_none
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def application_new(request: MemberRequest, opening: UUID) -> HttpResponse:
    """A new person by name and address, or with `candidate` someone whom the team knows."""
    found = get_object_or_404(Opening.objects.visible_to(request.membership), uuid=opening)
    if request.method == "GET":
        return _page(request, found, CandidateForm())
    try:
        if "candidate" in request.POST:
            return _apply_known(request, found)
        return _add_new(request, found)
    except OpeningClosedError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("opening_detail", args=[found.uuid]))


def _apply_known(request: MemberRequest, opening: Opening) -> HttpResponse:
    known = Candidate.objects.visible_to(request.membership)
    candidate = get_object_or_404(known, uuid=uuid_or_none(request.POST["candidate"]))
    try:
        application = apply_for(actor=request.membership, opening=opening, candidate=candidate)
    except AppliedAlreadyError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("opening_detail", args=[opening.uuid]))
    return HttpResponseRedirect(reverse("application_detail", args=[application.uuid]))


def _add_new(request: MemberRequest, opening: Opening) -> HttpResponse:
    form, known = CandidateForm(request.POST), None
    if form.is_valid():
        try:
            application = add_candidate(actor=request.membership, opening=opening, **form.cleaned_data)
            return HttpResponseRedirect(reverse("application_detail", args=[application.uuid]))
        except KnownAddressError as refusal:
            form.add_error("email", str(refusal))
            known = refusal.candidate
        except OwnFileError as refusal:
            form.add_error("email", str(refusal))
    return _page(request, opening, form, known)


def _page(
    request: MemberRequest, opening: Opening, form: CandidateForm, known: Candidate | None = None
) -> HttpResponse:
    words = request.GET.get("q", "")
    context = {
        "opening": opening,
        "form": form,
        "known": known,
        "words": words,
        "offered": CANDIDATES_OFFERED,
        "candidates": known_candidates(request.membership, opening, words),
    }
    page = "hiring/application_new.html"
    is_search = request.htmx and request.method == "GET"
    return render(
        request, f"{page}#candidates" if is_search else page, context, status=422 if form.errors else 200
    )


urlpatterns = [
    path(
        "openings/<uuid:opening>/applications/new/",
        application_new,
        name="application_new",
    ),
]
