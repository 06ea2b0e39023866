"""What is being typed into a question's form, as the interviewer will see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from questionbank.forms.peeking import question_in
from questionbank.queries.levels import default_levels
from questionbank.queries.preview import preview_of
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members


@members(*CURATORS)
@require_POST
def question_preview(request: MemberRequest) -> HttpResponse:
    """A fragment; without scripts, the form's own page shows it."""
    levels = default_levels(request.membership.team)
    context = {"preview": preview_of(question_in(request.POST.dict(), levels), levels)}
    return render(request, "questionbank/partials/preview_answer.html", context)


urlpatterns = [path("questions/preview/", question_preview, name="question_preview")]
