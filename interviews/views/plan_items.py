"""The questions of a plan's round: picked from the bank, ordered, timed, weighted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from interviews.forms.planning import MinutesForm, PlanItemForm
from interviews.models import PlanItem, Round
from interviews.operations.plan_items import (
    add_questions,
    change_item,
    move_item,
    move_item_to,
    remove_item,
    set_minutes,
    shown_of_item,
    take_newest_revision,
)
from interviews.operations.planning import PlanError
from interviews.queries.picking import Wish, picker_for
from interviews.views.plans import STEPS, back_to_plan, round_of
from lib.http import asks_removal
from lib.ids import uuid_or_none
from lib.shown import StaleFormError
from questionbank.models import Competency, Question
from teams.access import MemberRequest, members
from teams.enums import Role


def item_of(request: MemberRequest, opening: UUID, uuid: UUID) -> PlanItem:
    seen = Round.objects.visible_to(request.membership).filter(plan_version__plan__opening__uuid=opening)
    items = PlanItem.objects.filter(round__in=seen).select_related(
        "round__plan_version__plan__opening", "revision__question", "competency"
    )
    return get_object_or_404(items, uuid=uuid)


def _write(request: MemberRequest, item: PlanItem, change: Callable[[], Any]) -> HttpResponse:
    """Does `change`, or says why not; then the plan again, at the item."""
    try:
        change()
    except PlanError as refusal:
        messages.error(request, str(refusal))
    return back_to_plan(request, item.round.plan_version.plan.opening, f"#item-{item.uuid}")


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def round_items(request: MemberRequest, opening: UUID, round: UUID) -> HttpResponse:  # noqa: A002
    """The picker, and what was picked in it."""
    found = round_of(request, opening, round)
    if request.method == "POST":
        return _add_picked(request, found)
    return _picker_page(request, found)


def _add_picked(request: MemberRequest, found: Round) -> HttpResponse:
    opening = found.plan_version.plan.opening
    wanted = _uuids(request.POST.getlist("question"))
    if not wanted:
        messages.error(request, "No question was chosen, so nothing was added. Choose one or more.")
        return HttpResponseRedirect(reverse("round_items", args=[opening.uuid, found.uuid]))
    viewer = request.membership
    offered = Question.objects.visible_to(viewer).offered_in_plans(viewer).with_current()
    by_uuid = {one.uuid: one for one in offered.filter(uuid__in=wanted)}
    questions = [by_uuid[uuid] for uuid in wanted if uuid in by_uuid]
    try:
        added = add_questions(actor=request.membership, round=found, questions=questions)
    except PlanError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _added(added, len(wanted), found.name))
    return back_to_plan(request, opening, f"#round-{found.uuid}")


def _added(added: int, wanted: int, name: str) -> str:
    sentence = f"{added} question{'' if added == 1 else 's'} added to {name}."
    if added < wanted:
        sentence += " What is asked there already, or is not approved any more, was left out."
    return sentence


def _picker_page(request: MemberRequest, found: Round) -> HttpResponse:
    wish = Wish(
        words=request.GET.get("q", ""),
        competency=uuid_or_none(request.GET.get("competency", "")),
        template=uuid_or_none(request.GET.get("template", "")),
        chosen=frozenset(_uuids(request.GET.getlist("question"))),
    )
    planned = list(found.items.values_list("minutes", flat=True))
    context = {
        "opening": found.plan_version.plan.opening,
        "round": found,
        "planned": sum(planned),
        "over_by": max(0, sum(planned) - found.minutes),
        "asked": len(planned),
        "picker": picker_for(request.membership, found.plan_version, found.uuid, wish),
    }
    page = "interviews/picker.html"
    return render(request, f"{page}#offers" if request.htmx else page, context)


def _uuids(texts: list[str]) -> list[UUID]:
    """Each once, in order."""
    return list(dict.fromkeys(uuid for text in texts if (uuid := uuid_or_none(text))))


@members(Role.MANAGER)
@require_http_methods(["GET", "POST", "DELETE"])
def plan_item(request: MemberRequest, opening: UUID, item: UUID) -> HttpResponse:
    """A question's place: the form, its change, and its removal by DELETE or its twin."""
    found = item_of(request, opening, item)
    actor = request.membership
    if asks_removal(request):
        return _write(request, found, lambda: remove_item(actor=actor, item=found))
    form = _item_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            return _write(request, found, lambda: change_item(actor=actor, item=found, **form.cleaned_data))
        except StaleFormError as refusal:
            form.refuse(refusal)
    context = {"opening": found.round.plan_version.plan.opening, "item": found, "form": form}
    return render(request, "interviews/plan_item.html", context, status=422 if form.errors else 200)


def _item_form(request: MemberRequest, item: PlanItem) -> PlanItemForm:
    return PlanItemForm(
        request.POST if request.method == "POST" else None,
        initial={
            "minutes": item.minutes,
            "competency": item.competency.uuid if item.competency else None,
            "weight": format(item.weight.normalize(), "f"),
            "weight_reason": item.weight_reason,
            "shown": shown_of_item(item),
        },
        competencies=Competency.objects.visible_to(request.membership).by_name(),
    )


@members(Role.MANAGER)
@require_POST
def item_minutes(request: MemberRequest, opening: UUID, item: UUID) -> HttpResponse:
    found = item_of(request, opening, item)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        kept = f"{form.errors['minutes'][0]} It kept its {found.minutes}."
        messages.error(request, kept)
        return back_to_plan(request, found.round.plan_version.plan.opening, f"#item-{found.uuid}")
    minutes = form.cleaned_data["minutes"]
    return _write(request, found, lambda: set_minutes(actor=request.membership, item=found, minutes=minutes))


@members(Role.MANAGER)
@require_POST
def item_position(request: MemberRequest, opening: UUID, item: UUID) -> HttpResponse:
    """One place `earlier` or `later`, or with `round` to the end of another round."""
    found = item_of(request, opening, item)
    actor = request.membership
    if "round" in request.POST:
        seen = Round.objects.visible_to(actor).filter(plan_version=found.round.plan_version)
        target = get_object_or_404(seen, uuid=uuid_or_none(request.POST["round"]))
        return _write(request, found, lambda: move_item_to(actor=actor, item=found, target=target))
    step = STEPS.get(request.POST.get("direction", ""))
    if step is None:
        messages.error(request, "The question stayed where it was. Move it earlier or later.")
        return back_to_plan(request, found.round.plan_version.plan.opening)
    return _write(request, found, lambda: move_item(actor=actor, item=found, by=step))


@members(Role.MANAGER)
@require_POST
def item_revision(request: MemberRequest, opening: UUID, item: UUID) -> HttpResponse:
    """Takes the question as the bank has it now."""
    found = item_of(request, opening, item)
    return _write(request, found, lambda: take_newest_revision(actor=request.membership, item=found))


PLAN = "openings/<uuid:opening>/plan"

urlpatterns = [
    path(f"{PLAN}/rounds/<uuid:round>/items/", round_items, name="round_items"),
    path(f"{PLAN}/items/<uuid:item>/", plan_item, name="plan_item"),
    path(f"{PLAN}/items/<uuid:item>/minutes/", item_minutes, name="item_minutes"),
    path(f"{PLAN}/items/<uuid:item>/position/", item_position, name="item_position"),
    path(f"{PLAN}/items/<uuid:item>/revision/", item_revision, name="item_revision"),
]
