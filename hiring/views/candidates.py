"""What is written down about a person is put right."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from hiring.forms import CandidateChangeForm
from hiring.models import Application
from hiring.operations import KnownAddressError, OwnFileError, change_candidate
from hiring.shown import candidate_shown
from lib.shown import StaleFormError
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def candidate_edit(request: MemberRequest, application: UUID) -> HttpResponse:
    visible = Application.objects.visible_to(request.membership).select_related("candidate")
    found = get_object_or_404(visible, uuid=application)
    person = found.candidate
    form = CandidateChangeForm(
        request.POST if request.method == "POST" else None,
        initial={"name": person.name, "email": person.email, "shown": candidate_shown(person)},
    )
    if form.is_valid():
        try:
            change_candidate(actor=request.membership, candidate=person, **form.cleaned_data)
            return HttpResponseRedirect(reverse("application_detail", args=[found.uuid]))
        except StaleFormError as refusal:
            form.refuse(refusal)
        except (KnownAddressError, OwnFileError) as refusal:
            form.add_error("email", str(refusal))
    context = {"application": found, "form": form}
    return render(request, "hiring/candidate_form.html", context, status=422 if form.errors else 200)


urlpatterns = [path("applications/<uuid:application>/candidate/", candidate_edit, name="candidate_edit")]
