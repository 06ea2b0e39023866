"""The scale by which answers are rated, and what the team decided about its bank."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from lib.shown import StaleFormError
from questionbank.forms.bank import ScaleForm, SettingsForm
from questionbank.operations.scales import ScaleRevisedMeanwhileError, revise_scale
from questionbank.operations.settings import Decided, decide, settings_of
from questionbank.problems import BankError
from questionbank.queries.levels import open_scale
from questionbank.rules import CURATORS, may_curate
from teams.access import MemberRequest, members


@members()
@require_GET
def scale_detail(request: MemberRequest) -> HttpResponse:
    context = {"scale": open_scale(request.membership.team), "may_curate": may_curate(request.membership)}
    return render(request, "questionbank/scale_detail.html", context)


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def scale_edit(request: MemberRequest) -> HttpResponse:
    scale = open_scale(request.membership.team)
    form = ScaleForm(scale.levels, scale.number, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and saved(request, form):
        return HttpResponseRedirect(reverse("scale_detail"))
    status = 422 if form.is_bound else 200
    return render(request, "questionbank/scale_form.html", {"form": form, "scale": scale}, status=status)


def saved(request: MemberRequest, form: ScaleForm) -> bool:
    """Whether the scale says it now; otherwise the form says why not."""
    try:
        version = revise_scale(
            actor=request.membership,
            team=request.membership.team,
            levels=form.values,
            expected=form.number.cleaned_data["expected"],
        )
    except ScaleRevisedMeanwhileError as error:
        form.refuse(error.number, str(error))
        return False
    except BankError as error:
        form.number.add_error(None, str(error))
        return False
    words = f"Version {version.number} of the scale is in force. Plans that exist keep the version they have."
    messages.success(request, words)
    return True


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def bank_settings(request: MemberRequest) -> HttpResponse:
    team = request.membership.team
    now = Decided.of(settings_of(team))
    if request.method == "GET":
        form = SettingsForm(initial={name: getattr(now, name) for name in (*Decided.__slots__, "shown")})
        return render(request, "questionbank/bank_settings.html", {"form": form})
    form = SettingsForm(request.POST)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in Decided.__slots__}
        shown = form.cleaned_data["shown"]
        try:
            decide(actor=request.membership, team=team, decided=Decided(**values), shown=shown)
        except StaleFormError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "The settings are saved.")
            return HttpResponseRedirect(reverse("bank_settings"))
    return render(request, "questionbank/bank_settings.html", {"form": form}, status=422)


urlpatterns = [
    path("bank/scale/", scale_detail, name="scale_detail"),
    path("bank/scale/edit/", scale_edit, name="scale_edit"),
    path("bank/settings/", bank_settings, name="bank_settings"),
]
