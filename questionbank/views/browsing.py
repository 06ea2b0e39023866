"""The lists of the bank: questions and templates, searched."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from questionbank.models import SavedSearch, Template
from questionbank.queries.browsing import Filters, question_page
from questionbank.queries.browsing_templates import template_page
from questionbank.rules import may_curate
from questionbank.uses import worn_among
from teams.access import MemberRequest, members


@members()
@require_GET
def question_list(request: MemberRequest) -> HttpResponse:
    page = question_page(request.membership, Filters.from_query(request.GET.dict()))
    template = "questionbank/question_list.html"
    context = {
        "page": page,
        "worn": worn_among(request.membership.team, [one.pk for one in page.questions]),
        "searches": SavedSearch.objects.visible_to(request.membership).by_name(),
        "may_curate": may_curate(request.membership),
        "search_query": page.filters.q,
        "search_name": request.GET.get("name", ""),
    }
    return render(request, f"{template}#results" if request.htmx else template, context)


@members()
@require_GET
def template_list(request: MemberRequest) -> HttpResponse:
    template = "questionbank/template_list.html"
    page = template_page(request.membership, request.GET.dict())
    context: dict[str, object] = {"page": page, "may_curate": may_curate(request.membership)}
    if context["may_curate"] and not request.htmx:
        context["archived"] = Template.objects.visible_to(request.membership).archived().by_title()
    return render(request, f"{template}#results" if request.htmx else template, context)


urlpatterns = [
    path("questions/", question_list, name="question_list"),
    path("templates/", template_list, name="template_list"),
]
