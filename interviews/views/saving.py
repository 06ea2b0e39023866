"""Saving what is typed in the room: one field at a time by script, a whole form without."""

import json
from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from interviews.fields import UnknownFieldError
from interviews.forms.operation import OperationIn, Operations
from interviews.forms.saving import PlainSaveForm
from interviews.models import Scorecard
from interviews.operations.plain_saving import Outcome, save_fields, save_in_order
from interviews.operations.saving import Acknowledgement, LockedError, save_field
from interviews.operations.writing import BadValueError
from interviews.views.room import own_scorecards
from lib.ids import uuid_or_none
from teams.access import MemberRequest, members

REFUSALS = (Scorecard.DoesNotExist, LockedError, UnknownFieldError, BadValueError)


@members()
@require_POST
def field_saving(request: MemberRequest, scorecard: UUID) -> JsonResponse:
    """One operation in, one acknowledgement out; anything but an acknowledgement is a failure."""
    try:
        operation = OperationIn.model_validate(json.loads(request.body)).operation()
    except (ValueError, RecursionError):
        get_object_or_404(own_scorecards(request), uuid=scorecard)
        return _problem("This could not be read, so nothing was saved. Reload the page and go on.", 400)
    try:
        answer = save_field(actor=request.membership, scorecard_id=scorecard, operation=operation)
    except REFUSALS as refusal:
        return _refused(refusal)
    if isinstance(answer, Acknowledgement):
        return JsonResponse(asdict(answer))
    return JsonResponse(
        asdict(answer) | {"problem": "This was changed in another tab. Both are kept."}, status=409
    )


@members()
@require_POST
def batch_saving(request: MemberRequest, scorecard: UUID) -> JsonResponse:
    """What a closing page has not saved yet: operations in their order, as many acknowledgements."""
    try:
        sent = Operations.validate_python(json.loads(request.body))
        operations = [one.operation() for one in sent]
    except (ValueError, RecursionError):
        get_object_or_404(own_scorecards(request), uuid=scorecard)
        return _problem("This could not be read, so nothing was saved.", 400)
    try:
        answers = save_in_order(actor=request.membership, scorecard_id=scorecard, operations=operations)
    except REFUSALS as refusal:
        return _refused(refusal)
    return JsonResponse({"answers": [asdict(answer) for answer in answers]})


def _refused(refusal: Exception) -> JsonResponse:
    if isinstance(refusal, Scorecard.DoesNotExist):
        return _problem("This scorecard is not there any more, or not yours. Nothing was saved.", 404)
    return _problem(str(refusal), 423 if isinstance(refusal, LockedError) else 422)


def _problem(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)


@members()
@require_POST
def form_saving(request: MemberRequest, scorecard: UUID) -> HttpResponse:
    """The plain twin of `field_saving`: a whole form of the page, then on to where the button says."""
    own = get_object_or_404(own_scorecards(request), uuid=scorecard)
    form = PlainSaveForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    names = [name for name in request.POST if f"{name}:revision" in request.POST]
    try:
        outcome = save_fields(
            actor=request.membership, scorecard_id=own.uuid, operations=form.operations(names)
        )
    except (LockedError, UnknownFieldError) as refusal:
        messages.error(request, str(refusal))
    else:
        _say(request, outcome)
    return HttpResponseRedirect(_where_next(request, own))


def _say(request: MemberRequest, outcome: Outcome) -> None:
    for sentence in outcome.refused:
        messages.error(request, f"{sentence} The rest of the page is saved." if outcome.saved else sentence)
    for conflict in outcome.conflicts:
        messages.warning(
            request,
            "Something you typed met a newer text from another tab. The newer one is shown; "
            f"yours is kept and reads: “{conflict.arrived}”. Copy what you need from it.",
        )
    if not outcome.refused and not outcome.conflicts:
        messages.success(request, "Saved." if outcome.saved else "Nothing had changed.")


def _where_next(request: MemberRequest, own: Scorecard) -> str:
    """The question that the button named, or the same page again."""
    wanted = request.POST.get("next", "")
    if wanted == "submission":
        return reverse("submission", args=[own.uuid])
    known = wanted if wanted == "closing" or uuid_or_none(wanted) else ""
    address = reverse("room", args=[own.uuid])
    return f"{address}?question={known}" if known else address


urlpatterns = [
    path("scorecards/<uuid:scorecard>/fields/", field_saving, name="field_saving"),
    path("scorecards/<uuid:scorecard>/fields/batch/", batch_saving, name="batch_saving"),
    path("scorecards/<uuid:scorecard>/form/", form_saving, name="form_saving"),
]
