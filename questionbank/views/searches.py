"""Saved searches: each member's own."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from lib.folding import without_nul
from questionbank.forms.searches import SavedSearchForm
from questionbank.models import SavedSearch
from questionbank.operations.searches import remove_search, save_search
from questionbank.problems import BankError
from questionbank.queries.browsing import Filters
from teams.access import MemberRequest, members

LONGEST_KEPT = 200  # letters of a name that is too long


@members()
@require_POST
def saved_search_new(request: MemberRequest) -> HttpResponse:
    """Keeps the search that the list shows, and goes back to it."""
    form = SavedSearchForm({"name": without_nul(request.POST.get("name", ""))})
    query = Filters.from_query(QueryDict(request.POST.get("query", "")).dict()).as_saved
    if not form.is_valid():
        for problem in form.errors.get_json_data().values():
            messages.error(request, problem[0]["message"])
        return back_to(query, typed=form.data["name"])
    try:
        saved = save_search(actor=request.membership, name=form.cleaned_data["name"], query=query)
    except BankError as error:
        messages.error(request, str(error))
        return back_to(query, typed=form.data["name"])
    messages.success(request, f"This search is kept as “{saved.name}”.")
    return back_to(query)


def back_to(query: str, *, typed: str = "") -> HttpResponse:
    """The list as it was; `typed` is a name that could not be taken, to be changed there."""
    name = urlencode({"name": typed[:LONGEST_KEPT]}) if typed else ""
    asked = "&".join(filter(None, (query, name)))
    return HttpResponseRedirect(f"{reverse('question_list')}{asked and '?'}{asked}")


@members()
@require_POST
def saved_search_removal(request: MemberRequest, search: UUID) -> HttpResponse:
    own = get_object_or_404(SavedSearch.objects.visible_to(request.membership), uuid=search)
    remove_search(actor=request.membership, search=own)
    messages.success(request, f"The search “{own.name}” is removed.")
    return HttpResponseRedirect(reverse("question_list"))


urlpatterns = [
    path("questions/searches/", saved_search_new, name="saved_search_new"),
    path("questions/searches/<uuid:search>/removal/", saved_search_removal, name="saved_search_removal"),
]
