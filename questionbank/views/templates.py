"""Templates: one of them, its texts, and the questions that it holds."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lib.ids import uuid_or_none
from questionbank.forms.template import TemplateForm, initial_of
from questionbank.models import Question, Template
from questionbank.models.question import offered_states
from questionbank.operations.archiving import archive_template, restore_template
from questionbank.operations.templates import (
    NotPlaceableError,
    add_to_template,
    move_in_template,
    remove_from_template,
    renew_in_template,
    save_template,
)
from questionbank.problems import BankError
from questionbank.queries.library import standing_of_template
from questionbank.queries.reading import open_template, template_items
from questionbank.queries.values import template_value
from questionbank.rules import CURATORS, may_curate
from questionbank.search.finding import matching
from teams.access import MemberRequest, members

OFFERED = 10
CHANGES: dict[str, Callable[..., None]] = {
    "add": add_to_template,
    "remove": remove_from_template,
    "up": partial(move_in_template, by=-1),
    "down": partial(move_in_template, by=1),
    "renew": renew_in_template,
}


@members()
@require_GET
def template_detail(request: MemberRequest, template: UUID) -> HttpResponse:
    shown = load(request, template)
    context: dict[str, object] = {"open": open_template(shown), "may_curate": False}
    if may_curate(request.membership):
        context |= {"may_curate": True, "standing": standing_of_template(shown)}
    return render(request, "questionbank/template_detail.html", context)


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def template_new(request: MemberRequest) -> HttpResponse:
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_template(actor=request.membership, team=request.membership.team, texts=form.texts)
        except BankError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The template is made. Now choose its questions.")
            return HttpResponseRedirect(reverse("template_questions", args=[made.uuid]))
    status = 422 if request.method == "POST" else 200
    return render(request, "questionbank/template_form.html", {"form": form}, status=status)


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def template_edit(request: MemberRequest, template: UUID) -> HttpResponse:
    edited = load(request, template)
    context: dict[str, object] = {"template": edited}
    if request.method == "GET":
        context["form"] = TemplateForm(initial=initial_of(template_value(edited), edited.content_hash))
        return render(request, "questionbank/template_form.html", context)
    form = TemplateForm(request.POST)
    if form.is_valid():
        problem = refused(request, form, edited)
        if not problem:
            messages.success(request, "The template is saved.")
            return HttpResponseRedirect(reverse("template_detail", args=[edited.uuid]))
        form = TemplateForm(request.POST.dict() | {"expected_hash": edited.content_hash})
        form.add_error(None, problem)
    return render(request, "questionbank/template_form.html", context | {"form": form}, status=422)


def refused(request: MemberRequest, form: TemplateForm, template: Template) -> str:
    """Saves the texts; the sentence that says why not, where they could not be saved."""
    try:
        save_template(
            actor=request.membership,
            team=template.team,
            texts=form.texts,
            template=template,
            expected_hash=form.cleaned_data["expected_hash"],
        )
    except BankError as error:
        return str(error)
    return ""


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def template_questions(request: MemberRequest, template: UUID) -> HttpResponse:
    """The questions in their order; each change is saved at once."""
    edited = load(request, template)
    page = "questionbank/template_questions.html"
    problem = ""
    if request.method == "POST":
        change = CHANGES.get(request.POST.get("change", ""))
        if change is None:
            return HttpResponseBadRequest("Askwell does not know this change; nothing was saved.")
        problem = changed(request, edited, change)
        if not request.htmx:
            if problem:
                messages.error(request, problem)
            return HttpResponseRedirect(request.get_full_path())
    context = {"template": edited, "items": template_items(edited), "problem": problem}
    context |= offered(request, edited)
    fragment = "#found" if request.method == "GET" else "#places"
    return render(request, f"{page}{fragment}" if request.htmx else page, context)


def changed(request: MemberRequest, template: Template, change: Callable[..., None]) -> str:
    """Makes the change; the sentence that says why not, where it could not be made."""
    visible = Question.objects.visible_to(request.membership).with_current()
    question = get_object_or_404(visible, uuid=uuid_or_none(request.POST.get("question", "")))
    try:
        change(actor=request.membership, template=template, question=question)
    except NotPlaceableError as error:
        return str(error)
    return ""


def offered(request: MemberRequest, template: Template) -> dict[str, object]:
    """Questions of the bank that the template does not hold; the newest, or those that were searched for."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    bank = Question.objects.visible_to(request.membership).offered_in_plans(request.membership)
    found = matching(bank, request.membership, words, states=offered_states(request.membership.team))
    found = found.exclude(template_places__template=template).with_current().newest_first()
    return {"words": words, "questions": found[:OFFERED], "offered": OFFERED}


@members(*CURATORS)
@require_POST
def template_archiving(request: MemberRequest, template: UUID) -> HttpResponse:
    archived = load(request, template)
    archive_template(actor=request.membership, template=archived)
    messages.success(
        request,
        f"“{archived.title}” is archived and no longer offered. Its questions stay in the bank, and an "
        "admin can restore it from the end of this list.",
    )
    return HttpResponseRedirect(reverse("template_list"))


@members(*CURATORS)
@require_POST
def template_restoration(request: MemberRequest, template: UUID) -> HttpResponse:
    restored = load(request, template)
    restore_template(actor=request.membership, template=restored)
    messages.success(request, f"“{restored.title}” is offered again.")
    return HttpResponseRedirect(reverse("template_detail", args=[restored.uuid]))


def load(request: MemberRequest, template: UUID) -> Template:
    visible = Template.objects.visible_to(request.membership).select_related("team")
    return get_object_or_404(visible, uuid=template)


urlpatterns = [
    path("templates/new/", template_new, name="template_new"),
    path("templates/<uuid:template>/", template_detail, name="template_detail"),
    path("templates/<uuid:template>/edit/", template_edit, name="template_edit"),
    path("templates/<uuid:template>/questions/", template_questions, name="template_questions"),
    path("templates/<uuid:template>/archiving/", template_archiving, name="template_archiving"),
    path("templates/<uuid:template>/restoration/", template_restoration, name="template_restoration"),
]
