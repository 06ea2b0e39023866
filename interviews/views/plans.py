"""The plan of an opening: its page, its versions and its rounds."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hiring.models import Opening
from interviews.forms.planning import RoundForm
from interviews.models import Round
from interviews.operations.planning import (
    PlanError,
    add_round,
    change_round,
    move_round,
    remove_round,
    version_in_the_making,
)
from interviews.queries.planning import shown_plan, versions_of
from interviews.queries.seating import people_for
from interviews.shown import round_shown
from lib.http import asks_removal
from lib.shown import StaleFormError
from questionbank.models import Competency
from teams.access import MemberRequest, members
from teams.enums import Role

PAGE = "interviews/plan.html"
STEPS = {"earlier": -1, "later": 1}


def opening_of(request: MemberRequest, uuid: UUID) -> Opening:
    return get_object_or_404(Opening.objects.visible_to(request.membership), uuid=uuid)


def round_of(request: MemberRequest, opening: UUID, uuid: UUID) -> Round:
    rounds = Round.objects.visible_to(request.membership).select_related("plan_version__plan__opening")
    return get_object_or_404(rounds, uuid=uuid, plan_version__plan__opening__uuid=opening)


def back_to_plan(request: MemberRequest, opening: Opening, focus: str = "") -> HttpResponse:
    """After a write: the board afresh for htmx, a redirect for a plain form."""
    if request.htmx:
        return render(request, f"{PAGE}#board", _plan_words(request, opening) | {"with_messages": True})
    response = HttpResponseRedirect(reverse("plan", args=[opening.uuid]) + focus)
    response.status_code = 303
    return response


def _plan_words(request: MemberRequest, opening: Opening, number: int | None = None) -> dict[str, Any]:
    """What the page shows of version `number`, or of the newest."""
    versions = versions_of(request.membership, opening)
    shown = next((one for one in versions if number in (None, one.number)), None)
    if shown is None and number is not None:
        raise Http404
    return {
        "opening": opening,
        "plan": shown_plan(shown.version) if shown else None,
        "shown": shown,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "is_editable": shown is not None and not shown.version.is_frozen,
        "held": [one for one in versions if one.held],
    }


@members(Role.MANAGER)
@require_GET
def plan(request: MemberRequest, opening: UUID) -> HttpResponse:
    """The version in the making, or the newest where all are in use."""
    return render(request, PAGE, _plan_words(request, opening_of(request, opening)))


@members(Role.MANAGER)
@require_GET
def plan_version(request: MemberRequest, opening: UUID, number: int) -> HttpResponse:
    return render(request, PAGE, _plan_words(request, opening_of(request, opening), number))


@members(Role.MANAGER)
@require_POST
def plan_versions(request: MemberRequest, opening: UUID) -> HttpResponse:
    """Makes the next version, a copy of the newest."""
    found = opening_of(request, opening)
    version_in_the_making(actor=request.membership, opening=found)
    return back_to_plan(request, found)


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def plan_rounds(request: MemberRequest, opening: UUID) -> HttpResponse:
    """A new round: the form, and its making."""
    found = opening_of(request, opening)
    form = _round_form(request, {"minutes": 60})
    if request.method == "POST" and form.is_valid():
        made = add_round(actor=request.membership, opening=found, **_round_values(form))
        return HttpResponseRedirect(reverse("round_items", args=[found.uuid, made.uuid]))
    return _round_page(request, found, form)


@members(Role.MANAGER)
@require_http_methods(["GET", "POST", "DELETE"])
def plan_round(request: MemberRequest, opening: UUID, round: UUID) -> HttpResponse:  # noqa: A002
    """A round: the form, its change, and its removal by DELETE or its twin."""
    found = round_of(request, opening, round)
    form = _round_form(request, found)
    try:
        if asks_removal(request):
            remove_round(actor=request.membership, round=found)
            return back_to_plan(request, found.plan_version.plan.opening)
        if request.method == "POST" and form.is_valid() and _change(request, found, form):
            return back_to_plan(request, found.plan_version.plan.opening, f"#round-{found.uuid}")
    except PlanError as refusal:
        messages.error(request, str(refusal))
        return back_to_plan(request, found.plan_version.plan.opening)
    return _round_page(request, found.plan_version.plan.opening, form, found)


def _change(request: MemberRequest, found: Round, form: RoundForm) -> bool:
    shown = form.cleaned_data["shown"]
    try:
        change_round(actor=request.membership, round=found, shown=shown, **_round_values(form))
    except StaleFormError as refusal:
        form.refuse(refusal)
        return False
    return True


@members(Role.MANAGER)
@require_POST
def round_position(request: MemberRequest, opening: UUID, round: UUID) -> HttpResponse:  # noqa: A002
    """One place `earlier` or `later`."""
    found = round_of(request, opening, round)
    step = STEPS.get(request.POST.get("direction", ""))
    if step is None:
        messages.error(request, "The round stayed where it was. Move it earlier or later.")
    else:
        try:
            move_round(actor=request.membership, round=found, by=step)
        except PlanError as refusal:
            messages.error(request, str(refusal))
    return back_to_plan(request, found.plan_version.plan.opening, f"#round-{found.uuid}")


def _round_form(request: MemberRequest, source: Round | dict[str, Any]) -> RoundForm:
    initial, seats = source, {}
    if isinstance(source, Round):
        seats = dict(source.panel.values_list("membership_id", "kind"))
        chosen = source.round_competencies.values_list("competency__uuid", flat=True)
        now: dict[str, Any] = {"name": source.name, "minutes": source.minutes, "competencies": list(chosen)}
        initial = now | {"shown": round_shown(**now, seats=seats)}
    return RoundForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        people=people_for(request.membership, already=seats),
        seats=seats,
        competencies=Competency.objects.visible_to(request.membership).by_name(),
    )


def _round_values(form: RoundForm) -> dict[str, Any]:
    names = ("name", "minutes", "competencies")
    return {name: form.cleaned_data[name] for name in names} | {"panel": form.panel()}


def _round_page(
    request: MemberRequest, opening: Opening, form: RoundForm, found: Round | None = None
) -> HttpResponse:
    context = {"opening": opening, "round": found, "form": form}
    return render(request, "interviews/round_form.html", context, status=422 if form.errors else 200)


urlpatterns = [
    path("openings/<uuid:opening>/plan/", plan, name="plan"),
    path("openings/<uuid:opening>/plan/versions/", plan_versions, name="plan_versions"),
    path("openings/<uuid:opening>/plan/versions/<int:number>/", plan_version, name="plan_version"),
    path("openings/<uuid:opening>/plan/rounds/", plan_rounds, name="plan_rounds"),
    path("openings/<uuid:opening>/plan/rounds/<uuid:round>/", plan_round, name="plan_round"),
    path("openings/<uuid:opening>/plan/rounds/<uuid:round>/position/", round_position, name="round_position"),
]
