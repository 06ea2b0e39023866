"""Pairs of questions that ask nearly the same: looked for, dismissed, and told while one is typed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from lib.background import NOT_WORKING, is_working
from lib.numbers import page_in
from questionbank.forms.likes import TypedForm
from questionbank.models import DuplicatePair, DuplicateSearch
from questionbank.operations.duplicates import ask_for_pairs, dismiss_pair, is_on_its_way, reopen_pair
from questionbank.queries.duplicates import open_pairs, pair_cards, pair_page
from questionbank.queries.likes import likes_while_typing
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members

SEARCHING = (
    "Your bank is large, so it is looked through in the background. Reload this page in a few minutes."
)


@members(*CURATORS)
@require_GET
def duplicate_list(request: MemberRequest) -> HttpResponse:
    page = pair_page(request.membership, page_in(request.GET))
    waiting = waiting_for(page.last) if page.last else ""
    return render(request, "questionbank/duplicate_list.html", {"page": page, "waiting": waiting})


def waiting_for(search: DuplicateSearch) -> str:
    """The sentence about a search that is on its way; nothing where it is over."""
    if not is_on_its_way(search):
        return ""
    return SEARCHING if is_working() else NOT_WORKING


@members(*CURATORS)
@require_POST
def duplicate_search(request: MemberRequest) -> HttpResponse:
    search = ask_for_pairs(actor=request.membership, team=request.membership.team)
    if search.finished_at:
        messages.success(request, told_of(search))
    return HttpResponseRedirect(reverse("duplicate_list"))


def told_of(search: DuplicateSearch) -> str:
    if not search.pairs:
        return f"Of {search.questions:,} questions no two ask nearly the same."
    pairs = "one pair asks" if search.pairs == 1 else f"{search.pairs:,} pairs ask"
    return f"Among {search.questions:,} questions {pairs} nearly the same."


@members(*CURATORS)
@require_POST
def duplicate_dismissal(request: MemberRequest, pair: UUID) -> HttpResponse:
    """The two are not the same; with `undo`, that is taken back."""
    visible = DuplicatePair.objects.visible_to(request.membership)
    decided = get_object_or_404(visible.select_related("team", "first", "second"), uuid=pair)
    is_undone = "undo" in request.POST
    (reopen_pair if is_undone else dismiss_pair)(actor=request.membership, pair=decided)
    if not request.htmx:
        words = (
            "The pair is on the list again." if is_undone else "They stay two, and won't be offered again."
        )
        messages.success(request, words)
        return HttpResponseRedirect(reverse("duplicate_list"))
    context: dict[str, Any] = {"pair": decided, "total": open_pairs(request.membership).count()}
    if is_undone:
        context["card"] = pair_cards(request.membership, visible.filter(pk=decided.pk))[0]
    return render(request, "questionbank/partials/pair_answer.html", context)


@members(*CURATORS)
@require_POST
def question_likes(request: MemberRequest) -> HttpResponse:
    """What the bank has already of what is being typed."""
    form = TypedForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    context = {"likes": likes_while_typing(request.membership.team, text)}
    return render(request, "questionbank/partials/likes_typed.html", context)


urlpatterns = [
    path("questions/duplicates/", duplicate_list, name="duplicate_list"),
    path("questions/duplicates/search/", duplicate_search, name="duplicate_search"),
    path("questions/duplicates/<uuid:pair>/dismissal/", duplicate_dismissal, name="duplicate_dismissal"),
    path("questions/likes/", question_likes, name="question_likes"),
]
