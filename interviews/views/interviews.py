"""An interview: scheduled, shown to its panel, moved, or marked as not held."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from hiring.enums import OpeningState
from hiring.models import Application
from hiring.rules import is_candidate
from interviews.enums import InterviewState
from interviews.forms.scheduling import InterviewForm, MoveForm, when_initial
from interviews.models import Interview
from interviews.operations.rescheduling import (
    NOT_MOVED,
    RefusedError,
    cancel_interview,
    reschedule_interview,
    restore_interview,
)
from interviews.operations.scheduling import NotSchedulableError, schedule_interview
from interviews.queries.panel import panel_of, panel_scorecards
from interviews.queries.progress import CandidateRow, RoundState, application_row
from interviews.queries.seating import people_for
from interviews.rules import may_change_panel
from interviews.views.applications import application_of
from lib.http import asks_removal
from lib.ids import uuid_or_none
from lib.shown import StaleFormError
from teams.access import MemberRequest, members
from teams.enums import Role

IN_THE_PAST = (
    "This start is in the past. The panel finds the interview under “To submit” and can write it up."
)


def interview_of(request: MemberRequest, uuid: UUID) -> Interview:
    seen = Interview.objects.visible_to(request.membership).with_names()
    return get_object_or_404(seen.select_related("round__plan_version"), uuid=uuid)


def to_interview(interview: Interview) -> HttpResponse:
    response = HttpResponseRedirect(reverse("interview_detail", args=[interview.uuid]))
    response.status_code = 303
    return response


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def interview_new(request: MemberRequest, application: UUID) -> HttpResponse:
    """Schedules the round that `round` names, or the first that is open."""
    found = application_of(request, application)
    row = application_row(request.membership, found, now=timezone.now())
    state = _wanted(row, request)
    is_closed = found.opening.state == OpeningState.CLOSED
    if state is None or (is_closed and request.method == "GET"):
        return _nothing_to_schedule(request, found, row)
    form = _interview_form(request, state)
    if request.method == "POST" and form.is_valid():
        interview = _schedule(request, found, state, form)
        if interview:
            return to_interview(interview)
    context = {"application": found, "opening": found.opening, "row": row, "state": state, "form": form}
    return render(request, "interviews/interview_new.html", context, status=422 if form.errors else 200)


def _wanted(row: CandidateRow, request: MemberRequest) -> RoundState | None:
    sent = request.POST if request.method == "POST" else request.GET
    named = uuid_or_none(sent.get("round", ""))
    is_open = {state.round.uuid: state for state in row.open_states}
    if named is None and request.method == "GET":
        return row.to_schedule
    return is_open.get(named) if named else None


def _nothing_to_schedule(request: MemberRequest, found: Application, row: CandidateRow) -> HttpResponse:
    if found.opening.state == OpeningState.CLOSED:
        messages.error(request, "This opening is closed. Reopen it first, then schedule the round.")
    elif row.to_schedule is None:
        messages.info(request, "No round of the plan is left to schedule with this candidate.")
    else:
        messages.error(request, "This round can't be scheduled, or is already. Choose one of those that can.")
    return HttpResponseRedirect(reverse("application_detail", args=[found.uuid]))


def _interview_form(request: MemberRequest, state: RoundState) -> InterviewForm:
    panel = dict(state.round.panel.values_list("membership_id", "kind"))
    candidate, free = state.application.candidate, people_for(request.membership, already=panel)
    people = [one for one in free if not is_candidate(one.user, candidate)]
    return InterviewForm(
        request.POST if request.method == "POST" else None,
        initial={"minutes": state.round.minutes},
        people=people,
        seats=panel,
    )


def _schedule(
    request: MemberRequest, application: Application, state: RoundState, form: InterviewForm
) -> Interview | None:
    """The interview, or None with the reason on the form."""
    now = timezone.now()
    try:
        interview = schedule_interview(
            actor=request.membership,
            application=application,
            round=state.round,
            panel=form.panel(),
            now=now,
            **form.when(),
        )
    except NotSchedulableError as refusal:
        form.add_error(None, str(refusal))
        return None
    if interview.starts_at < now:
        messages.warning(request, IN_THE_PAST)
    return interview


@members()
@require_GET
def interview_detail(request: MemberRequest, interview: UUID) -> HttpResponse:
    """For the panel and for managers; colleagues' scorecards as far as the viewer may read them."""
    found = interview_of(request, interview)
    items = list(found.items.select_related("revision", "competency").order_by("position", "pk"))
    context = {
        "interview": found,
        "application": found.application,
        "opening": found.application.opening,
        "items": items,
        "minutes_planned": sum(item.minutes for item in items),
        "panel": panel_of(request.membership, found),
        "shown": panel_scorecards(request.membership, found),
        "is_manager": request.membership.is_manager,
        "is_over": found.ends_at <= timezone.now(),
    }
    return render(request, "interviews/interview.html", context)


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def interview_edit(request: MemberRequest, interview: UUID) -> HttpResponse:
    """Another time, place or length."""
    found = interview_of(request, interview)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        initial=when_initial(found.starts_at, found.minutes, found.place),
    )
    if found.state == InterviewState.CANCELLED:
        messages.error(request, NOT_MOVED)
        return to_interview(found)
    if request.method == "POST" and form.is_valid() and _move(request, found, form):
        return to_interview(found)
    context: dict[str, Any] = {"interview": found, "form": form}
    return render(request, "interviews/interview_edit.html", context, status=422 if form.errors else 200)


def _move(request: MemberRequest, interview: Interview, form: MoveForm) -> bool:
    when, shown = form.when(), form.cleaned_data["shown"]
    try:
        reschedule_interview(actor=request.membership, interview=interview, shown=shown, **when)
    except StaleFormError as refusal:
        form.refuse(refusal)
        return False
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return True
    if when["starts_at"] < timezone.now():
        messages.warning(request, IN_THE_PAST)
    return True


@members(Role.MANAGER)
@require_http_methods(["GET", "POST", "DELETE"])
def interview_cancellation(request: MemberRequest, interview: UUID) -> HttpResponse:
    """GET asks, POST says that it did not happen; DELETE, or its twin, takes that back."""
    found = interview_of(request, interview)
    if request.method == "GET":
        context = {"interview": found, "may_restore": may_change_panel(request.membership, found)}
        return render(request, "interviews/cancellation.html", context)
    try:
        if asks_removal(request):
            _restore(request, found)
        else:
            cancel_interview(actor=request.membership, interview=found)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    return to_interview(found)


def _restore(request: MemberRequest, interview: Interview) -> None:
    excused = restore_interview(actor=request.membership, interview=interview)
    if excused:
        names = ", ".join(str(one) for one in excused)
        messages.warning(
            request,
            f"No longer on this panel: {names}. They may have read what others wrote about this candidate "
            "while it was marked as not held.",
        )


urlpatterns = [
    path("applications/<uuid:application>/interviews/new/", interview_new, name="interview_new"),
    path("interviews/<uuid:interview>/", interview_detail, name="interview_detail"),
    path("interviews/<uuid:interview>/edit/", interview_edit, name="interview_edit"),
    path("interviews/<uuid:interview>/cancellation/", interview_cancellation, name="interview_cancellation"),
]
