"""Documents in and out: read and shown, stored once confirmed, and written again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from questionbank.documents import (
    DocumentError,
    ReadDocument,
    decode_document,
    write_json,
    write_text,
)
from questionbank.forms.documents import ConfirmationForm, DocumentForm, read_storable
from questionbank.models import Template
from questionbank.operations.importing import ImportOutcome, import_document
from questionbank.problems import BankError
from questionbank.queries.documents import preview_of
from questionbank.queries.values import template_value
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members

WRITERS = {
    "text": (write_text, "text/plain; charset=utf-8", "txt"),
    "json": (write_json, "application/json", "json"),
}


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


@members()
@require_GET
def template_export(request: MemberRequest, template: UUID, form: str) -> HttpResponse:
    if form not in WRITERS:
        raise Http404
    exported = get_object_or_404(Template.objects.visible_to(request.membership), uuid=template)
    write, content_type, suffix = WRITERS[form]
    name = slugify(exported.title)[:80] or "template"
    return HttpResponse(
        write(template_value(exported)),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{suffix}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


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
        return "This document is in the bank already, so nothing was changed."
    counts = f"{outcome.new} new question{pluralize(outcome.new)}"
    if outcome.reused:
        counts += f", {outcome.reused} that the bank had already"
    approved = f", {outcome.approved} of them approved now" if outcome.approved else ""
    return f"The template is in the bank: {counts}{approved}."


urlpatterns = [
    path("templates/import/", template_import, name="template_import"),
    path("templates/import/confirmation/", template_import_confirmation, name="template_import_confirmation"),
    path("templates/<uuid:template>/export/<str:form>/", template_export, name="template_export"),
]
