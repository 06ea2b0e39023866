"""Many questions changed at once: chosen in the list, asked about on a page, and undone from the next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from lib.ids import uuid_or_none
from questionbank.forms.bulk import BulkForm
from questionbank.models import BulkEdit, Competency, Question
from questionbank.operations.bulk_editing import MOST_QUESTIONS, edit_in_bulk, undo_bulk_edit
from questionbank.problems import BankError
from questionbank.queries.browsing import Filters
from questionbank.queries.bulk import open_edit, questions_found
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members

NAMED = 8  # of the chosen questions are named on the page that asks


@members(*CURATORS)
@require_POST
def bulk_edit(request: MemberRequest) -> HttpResponse:
    """First asks what is to be different, then makes it so."""
    chosen = chosen_in(request)
    if not chosen:
        messages.error(request, "Nothing was changed, since no question was chosen. Tick some in the list.")
        return HttpResponseRedirect(reverse("question_list"))
    form = BulkForm(request.POST if "confirm" in request.POST else None, initial={"asked": len(chosen)})
    if form.is_bound and form.is_valid() and form.cleaned_data["asked"] not in (None, len(chosen)):
        form.ask_again(len(chosen))
    elif form.is_bound and form.is_valid():
        team = request.membership.team
        try:
            made = edit_in_bulk(actor=request.membership, team=team, questions=chosen, change=form.change)
        except BankError as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(reverse("bulk_edit_detail", args=[made.uuid]))
    return ask_page(request, form, chosen)


@members(*CURATORS)
@require_GET
def bulk_edit_detail(request: MemberRequest, edit: UUID) -> HttpResponse:
    shown = open_edit(request.membership, load(request, edit))
    return render(request, "questionbank/bulk_edit_detail.html", {"open": shown})


@members(*CURATORS)
@require_POST
def bulk_edit_undoing(request: MemberRequest, edit: UUID) -> HttpResponse:
    undone = load(request, edit)
    try:
        count = undo_bulk_edit(actor=request.membership, edit=undone)
    except BankError as error:
        messages.error(request, str(error))
    else:
        words = f"{count} question{pluralize(count)} {pluralize(count, 'is,are')} as before."
        if left := sum("after" in row for row in undone.before.values()) - count:
            words += f" {left} changed since and stayed as {pluralize(left, 'it is,they are')}."
        messages.success(request, words)
    return HttpResponseRedirect(reverse("bulk_edit_detail", args=[undone.uuid]))


def chosen_in(request: MemberRequest) -> list[int]:
    """The keys of the questions that were ticked, or of all that a search finds, up to a thousand."""
    if request.POST.get("all"):
        asked = QueryDict(request.POST["all"].removeprefix("?"))
        return questions_found(request.membership, Filters.from_query(asked.dict()))
    wanted = {number for text in request.POST.getlist("question") if (number := uuid_or_none(text))}
    ticked = Question.objects.visible_to(request.membership).filter(uuid__in=wanted).order_by("-pk")
    return list(ticked.values_list("pk", flat=True)[: MOST_QUESTIONS + 1])


def ask_page(request: MemberRequest, form: BulkForm, chosen: list[int]) -> HttpResponse:
    visible = Question.objects.visible_to(request.membership).with_current()
    context = {
        "form": form,
        "count": len(chosen),
        "named": visible.filter(pk__in=chosen[:NAMED]).newest_first(),
        "more": max(0, len(chosen) - NAMED),
        "all": request.POST.get("all", ""),
        "questions": [one for one in request.POST.getlist("question") if uuid_or_none(one)],
        "competencies": Competency.objects.visible_to(request.membership).by_name(),
    }
    return render(request, "questionbank/bulk_edit.html", context, status=422 if form.is_bound else 200)


def load(request: MemberRequest, edit: UUID) -> BulkEdit:
    visible = BulkEdit.objects.visible_to(request.membership).select_related(
        "author__user", "undone_by__user"
    )
    return get_object_or_404(visible, uuid=edit)


urlpatterns = [
    path("questions/bulk/", bulk_edit, name="bulk_edit"),
    path("questions/bulk/<uuid:edit>/", bulk_edit_detail, name="bulk_edit_detail"),
    path("questions/bulk/<uuid:edit>/undoing/", bulk_edit_undoing, name="bulk_edit_undoing"),
]
