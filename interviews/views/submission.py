"""Submitting a scorecard: what is missing, then locked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from interviews.models import Scorecard
from interviews.operations.saving import LockedError
from interviews.operations.submitting import (
    ChangedMeanwhileError,
    IncompleteError,
    mark_rest_not_reached,
    missing,
    submit_scorecard,
)
from interviews.queries.room import room_of
from interviews.views.room import own_scorecards, room_words
from lib.numbers import whole_or_none
from teams.access import MemberRequest, members


@members()
@require_http_methods(["GET", "POST"])
def submission(request: MemberRequest, scorecard: UUID) -> HttpResponse:
    """GET says what is missing and shows what will be locked; POST locks it."""
    own = get_object_or_404(own_scorecards(request), uuid=scorecard)
    if own.is_submitted:
        return HttpResponseRedirect(reverse("interview_detail", args=[own.interview.uuid]))
    if request.method == "POST":
        return _submit(request, own)
    return _submission_page(request, own)


def _submit(request: MemberRequest, own: Scorecard) -> HttpResponse:
    seen = whole_or_none(request.POST.get("seen", ""))
    try:
        submit_scorecard(
            actor=request.membership,
            scorecard_id=own.uuid,
            seen=-1 if seen is None else seen,
            now=timezone.now(),
        )
    except IncompleteError:
        return _submission_page(request, own, status=422)
    except (ChangedMeanwhileError, LockedError) as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("submission", args=[own.uuid]))
    messages.success(request, "Your scorecard is submitted and locked.")
    return HttpResponseRedirect(reverse("interview_detail", args=[own.interview.uuid]))


def _submission_page(request: MemberRequest, own: Scorecard, status: int = 200) -> HttpResponse:
    shown = room_of(own)
    unrated = [one.name for one in shown.competencies if not one.rating.value]
    problems = missing(own, [item.response for item in shown.items], unrated)
    context = room_words(shown) | {"problems": problems}
    return render(request, "interviews/submission.html", context, status=status)


@members()
@require_POST
def rest_not_reached(request: MemberRequest, scorecard: UUID) -> HttpResponse:
    """Time ran out: what nothing was said of becomes “not reached”."""
    own = get_object_or_404(own_scorecards(request), uuid=scorecard)
    try:
        mark_rest_not_reached(actor=request.membership, scorecard_id=own.uuid)
    except LockedError as locked:
        messages.error(request, str(locked))
    return HttpResponseRedirect(reverse("submission", args=[own.uuid]))


urlpatterns = [
    path("scorecards/<uuid:scorecard>/submission/", submission, name="submission"),
    path("scorecards/<uuid:scorecard>/not-reached/", rest_not_reached, name="rest_not_reached"),
]
