"""Documents in: read and put down, to be looked at on a page of their own."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from lib.ids import uuid_or_none
from questionbank.documents import DocumentError, decode_document
from questionbank.forms.documents import DocumentForm
from questionbank.models import DocumentImport
from questionbank.operations.staging import stage_document
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def template_import(request: MemberRequest) -> HttpResponse:
    """A document is read and put down; the bank stays as it is."""
    if request.method == "GET":
        return import_page(request, DocumentForm(initial=sent_before(request)))
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return import_page(request, form, status=422)
    try:
        made = stage_document(actor=request.membership, data=form.content, file_name=form.name)
    except DocumentError as error:
        form.refuse(error)
        return import_page(request, form, status=422)
    return HttpResponseRedirect(reverse("import_detail", args=[made.uuid]))


def sent_before(request: MemberRequest) -> dict[str, str]:
    """The text of the document that `from` names, to be put right; nothing where it has none."""
    if "from" not in request.GET:
        return {}
    visible = DocumentImport.objects.visible_to(request.membership)
    found = get_object_or_404(visible, uuid=uuid_or_none(request.GET["from"]))
    try:
        text = decode_document(bytes(found.source or b""))
    except DocumentError:
        return {}
    return {"text": text, "file_name": found.file_name}


def import_page(request: MemberRequest, form: DocumentForm, status: int = 200) -> HttpResponse:
    return render(request, "questionbank/template_import.html", {"form": form}, status=status)


urlpatterns = [path("templates/import/", template_import, name="template_import")]
