"""An interview's panel: someone joins, someone is excused."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from interviews.forms.scheduling import SeatForm
from interviews.models import Interview, Seat
from interviews.operations.rescheduling import (
    NotHeldError,
    RefusedError,
    StillWaitingError,
    add_to_panel,
    excuse_from_panel,
)
from interviews.queries.panel import panel_of
from interviews.queries.seating import people_for
from interviews.views.interviews import interview_of
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def interview_seats(request: MemberRequest, interview: UUID) -> HttpResponse:
    """The panel as it is, and someone who joins."""
    found = interview_of(request, interview)
    panel = panel_of(request.membership, found)
    seated = {one.seat.membership_id for one in panel.seats}
    people = [one for one in people_for(request.membership) if one.pk not in seated]
    form = SeatForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid() and _join(request, found, form):
        return _to_seats(found)
    context = {"interview": found, "panel": panel, "people": people, "form": form}
    return render(request, "interviews/panel.html", context, status=422 if form.errors else 200)


def _join(request: MemberRequest, interview: Interview, form: SeatForm) -> bool:
    """Whether the form is done with; a refusal that no other choice would change is a message."""
    membership, kind = form.chosen()
    try:
        add_to_panel(actor=request.membership, interview=interview, membership=membership, kind=kind)
    except (NotHeldError, StillWaitingError) as refusal:
        messages.error(request, str(refusal))
        return True
    except RefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"{membership} is on the panel and finds this interview on the own start page.")
    return True


@members(Role.MANAGER)
@require_POST
def seat_excusal(request: MemberRequest, interview: UUID, seat: UUID) -> HttpResponse:
    found = interview_of(request, interview)
    seats = Seat.objects.assigned().filter(interview=found).select_related("interview", "membership__user")
    excused = get_object_or_404(seats, uuid=seat)
    try:
        excuse_from_panel(actor=request.membership, seat=excused)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{excused.membership} is excused. Nothing is waited for from them.")
    return _to_seats(found)


def _to_seats(interview: Interview) -> HttpResponse:
    response = HttpResponseRedirect(reverse("interview_seats", args=[interview.uuid]))
    response.status_code = 303
    return response


urlpatterns = [
    path("interviews/<uuid:interview>/seats/", interview_seats, name="interview_seats"),
    path("interviews/<uuid:interview>/seats/<uuid:seat>/excusal/", seat_excusal, name="seat_excusal"),
]
