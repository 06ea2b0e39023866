"""Candidates beside each other: the matrix, and one question across all of them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_GET

from hiring.models import Opening
from interviews.forms.comparison import ComparisonForm
from interviews.queries.comparison import comparison as compare
from interviews.queries.question_comparison import question_comparison as compare_question
from interviews.views.matrix import Matrix
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.MANAGER)
@require_GET
def comparison(request: MemberRequest, opening: UUID) -> HttpResponse:
    found = get_object_or_404(Opening.objects.visible_to(request.membership), uuid=opening)
    form = ComparisonForm(request.GET)
    shown = compare(viewer=request.membership, opening=found, by=form.by_what, competency=form.narrowed_to)
    sort = shown.sort(form.sorted_by)
    matrix = Matrix(shown, found, competency=form.narrowed_to, sort=sort)
    context = {"opening": found, "shown": shown, "matrix": matrix}
    return render(request, "interviews/comparison.html", context)


@members(Role.MANAGER)
@require_GET
def question_comparison(request: MemberRequest, opening: UUID, question: UUID) -> HttpResponse:
    found = get_object_or_404(Opening.objects.visible_to(request.membership), uuid=opening)
    shown = compare_question(viewer=request.membership, opening=found, question=question)
    if shown is None:
        raise Http404
    return render(request, "interviews/question_comparison.html", {"opening": found, "shown": shown})


urlpatterns = [
    path("openings/<uuid:opening>/comparison/", comparison, name="comparison"),
    path(
        "openings/<uuid:opening>/comparison/questions/<uuid:question>/",
        question_comparison,
        name="question_comparison",
    ),
]
