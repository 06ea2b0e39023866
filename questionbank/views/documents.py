"""Documents in: read and shown, stored once confirmed."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from questionbank.documents import (
    DocumentError,
    ReadDocument,
    decode_document,
)
from questionbank.forms.documents import ConfirmationForm, DocumentForm, read_storable
from questionbank.operations.importing import ImportOutcome, import_document
from questionbank.problems import BankError
from questionbank.queries.documents import preview_of
from questionbank.readiness import told_together
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def template_import(request: MemberRequest) -> HttpResponse:
    """A document is read and shown; nothing is stored."""
    if request.method == "GET":
        return import_page(request, DocumentForm())
    if "change" in request.POST:
        names = ("text", "file_name")
        return import_page(
            request, DocumentForm(initial={name: request.POST.get(name, "") for name in names})
        )
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid() or form.document is None:
        return import_page(request, kept(form), status=422)
    confirmation = ConfirmationForm(initial=form.cleaned_data)
    return preview_page(request, form.document, confirmation)


@members(*CURATORS)
@require_POST
def template_import_confirmation(request: MemberRequest) -> HttpResponse:
    form = ConfirmationForm(request.POST)
    if not form.is_valid():
        messages.error(request, "The document was lost on its way, and nothing was stored. Choose it again.")
        return HttpResponseRedirect(reverse("template_import"))
    try:
        document = read_storable(decode_document(form.cleaned_data["text"].encode()))
    except DocumentError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("template_import"))
    try:
        outcome = import_document(
            actor=request.membership,
            team=request.membership.team,
            document=document,
            file_name=form.cleaned_data["file_name"],
            approve=form.cleaned_data["approve"],
        )
    except BankError:
        return preview_page(request, document, form, status=422)
    messages.success(request, said_of(outcome))
    return HttpResponseRedirect(reverse("template_detail", args=[outcome.template.uuid]))


def kept(form: DocumentForm) -> DocumentForm:
    """A file that was text but no document is shown as text, so that it can be put right there."""
    text = form.cleaned_data.get("text", "")
    if text and form.files and not form.data.get("text", "").strip():
        form.data = {"text": text, "file_name": form.cleaned_data["file_name"]}
        form.is_shown_as_text = True
    return form


def import_page(request: MemberRequest, form: DocumentForm, status: int = 200) -> HttpResponse:
    return render(request, "questionbank/template_import.html", {"form": form}, status=status)


def preview_page(
    request: MemberRequest, document: ReadDocument, form: ConfirmationForm, status: int = 200
) -> HttpResponse:
    preview = preview_of(request.membership.team, document)
    context = {"preview": preview, "template": document.template, "form": form}
    return render(request, "questionbank/template_import_preview.html", context, status=status)


def said_of(outcome: ImportOutcome) -> str:
    if not outcome.is_changed:
        return f"This document is in the bank already, so nothing was changed.{unready(outcome)}"
    counts = f"{outcome.new} new question{pluralize(outcome.new)}"
    if outcome.reused:
        counts += f", {outcome.reused} that the bank had already"
    approved = f", {outcome.approved} of them approved now" if outcome.approved else ""
    return f"The template is in the bank: {counts}{approved}.{unready(outcome)}"


def unready(outcome: ImportOutcome) -> str:
    """Of the questions that were to be approved, how many stay in review, and why."""
    count = len(outcome.unready)
    if not count:
        return ""
    subject = "One question stays" if count == 1 else f"{count} questions stay"
    return f" {subject} in review, since something is missing: {told_together(outcome.unready)}."


urlpatterns = [
    path("templates/import/", template_import, name="template_import"),
    path("templates/import/confirmation/", template_import_confirmation, name="template_import_confirmation"),
]
