"""An import on its way: its columns named, its questions chosen, stored, and perhaps undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from lib.background import NOT_WORKING, is_working
from lib.numbers import page_in
from questionbank.documents import DocumentError
from questionbank.enums import ImportChoice, ImportState
from questionbank.forms.imports import ChoicesForm, MappingForm
from questionbank.imported import said_of
from questionbank.mapping import guessed, read_source
from questionbank.models import DocumentImport
from questionbank.operations.confirming import confirm_import, has_given_up, is_open
from questionbank.operations.staging import (
    StoredMeanwhileError,
    choose_for_alike,
    discard_import,
    keep_choices,
    map_columns,
)
from questionbank.operations.undoing import undo_import
from questionbank.problems import BankError, Fault
from questionbank.progress import progress_of
from questionbank.queries.import_results import import_list_of, result_of
from questionbank.queries.imports import preview_of, remembered, standing_of
from questionbank.queries.picks import staged_of
from questionbank.queries.previews import SHOWN, Preview
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members


@members(*CURATORS)
@require_GET
def import_list(request: MemberRequest) -> HttpResponse:
    listed = import_list_of(request.membership, page=page_in(request.GET))
    context = {"listed": listed, "page": Pages(listed.page, listed.pages)}
    return render(request, "questionbank/import_list.html", context)


@members(*CURATORS)
@require_GET
def import_detail(request: MemberRequest, document_import: UUID) -> HttpResponse:
    """What comes next for it, by how far it has come."""
    found = load(request, document_import)
    if found.state == ImportState.UNMAPPED or ("columns" in request.GET and can_be_mapped(found)):
        return mapping_page(request, found)
    if is_open(found):
        return preview_page(request, found)
    if found.state == ImportState.RUNNING:
        return render(request, "questionbank/import_progress.html", progress_in(found))
    return result_page(request, found)


@members(*CURATORS)
@require_POST
def import_mapping(request: MemberRequest, document_import: UUID) -> HttpResponse:
    found = load(request, document_import)
    if not can_be_mapped(found):
        return back_to(found)
    form = mapping_form(found, request.POST)
    if not form.is_valid():
        return mapping_page(request, found, form)
    try:
        map_columns(actor=request.membership, document_import=found, source=form.source, columns=form.columns)
    except (DocumentError, StoredMeanwhileError) as error:
        form.add_error(None, str(error))
        return mapping_page(request, found, form)
    return back_to(found)


@members(*CURATORS)
@require_POST
def import_choices(request: MemberRequest, document_import: UUID) -> HttpResponse:
    """Keeps what was chosen on one page and goes on to another; scripts send each choice as it is made."""
    found = load(request, document_import)
    if not is_open(found):
        return back_to(found)
    form = choices_form(request.POST, found)
    try:
        found = keep(found, form)
        if (choice := request.POST.get("alike", "")) in ImportChoice:
            choose_for_alike(document_import=found, choice=ImportChoice(choice))
    except BankError as error:
        if request.htmx:
            return kept_page(request, found, form, error)
        form.add_error(None, str(error))
        return preview_page(request, found, form)
    if request.htmx:
        return kept_page(request, found, form)
    return back_to(found, page=request.POST.get("go", ""), part=part_in(request.POST))


@members(*CURATORS)
@require_POST
def import_confirmation(request: MemberRequest, document_import: UUID) -> HttpResponse:
    found = load(request, document_import)
    if not is_open(found):
        return back_to(found)
    form = choices_form(request.POST, found)
    try:
        keep(found, form, shown=form.cleaned_data.get("shown") or None)
        outcome = confirm_import(actor=request.membership, document_import=found)
    except BankError as error:
        form.add_error(None, str(error))
        return preview_page(request, found, form)
    if outcome is None:
        return back_to(found)
    messages.success(request, said_of(outcome))
    return HttpResponseRedirect(reverse("template_detail", args=[outcome.template.uuid]))


@members(*CURATORS)
@require_POST
def import_undoing(request: MemberRequest, document_import: UUID) -> HttpResponse:
    found = load(request, document_import)
    try:
        undo_import(actor=request.membership, document_import=found)
    except BankError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, UNDONE)
    return back_to(found)


@members(*CURATORS)
@require_POST
def import_discarding(request: MemberRequest, document_import: UUID) -> HttpResponse:
    found = load(request, document_import)
    try:
        discard_import(actor=request.membership, document_import=found)
    except BankError as error:
        messages.error(request, str(error))
        return back_to(found)
    messages.success(request, f"“{found}” is thrown away. Your bank is as it was.")
    return HttpResponseRedirect(reverse("import_list"))


@members(*CURATORS)
@require_GET
def import_progress(request: MemberRequest, document_import: UUID) -> HttpResponse:
    """How far it is, for the page that asks every two seconds; the whole page is loaded anew at the end."""
    found = load(request, document_import)
    if not request.htmx:
        return back_to(found)
    if found.state != ImportState.RUNNING or has_given_up(found):
        return HttpResponseClientRefresh()
    return render(request, "questionbank/partials/import_progress.html", progress_in(found))


UNDONE = "The import is undone: what it brought is gone, and what it changed is as it was before."


@dataclass(frozen=True, slots=True)
class Pages:
    """What `partials/pager.html` turns."""

    number: int
    pages: int
    kept: str = ""  # of the query string

    @property
    def earlier(self) -> str:
        return f"?{self.kept}page={self.number - 1}" if self.number > 1 else ""

    @property
    def later(self) -> str:
        return f"?{self.kept}page={self.number + 1}" if self.number < self.pages else ""


def load(request: MemberRequest, document_import: UUID) -> DocumentImport:
    visible = DocumentImport.objects.visible_to(request.membership).defer("source")
    people = visible.select_related("team", "template", "author__user", "undone_by__user")
    return get_object_or_404(people, uuid=document_import)


def back_to(document_import: DocumentImport, **query: str) -> HttpResponseRedirect:
    place = urlencode({name: value for name, value in query.items() if value})
    address = reverse("import_detail", args=[document_import.uuid])
    return HttpResponseRedirect(f"{address}?{place}" if place else address)


def part_in(sent: Mapping[str, str]) -> str:
    return sent["part"] if sent.get("part") in SHOWN else ""


def preview_in(sent: Mapping[str, str], document_import: DocumentImport) -> Preview:
    return preview_of(document_import, page=page_in(sent), part=part_in(sent))


def choices_form(sent: QueryDict, document_import: DocumentImport) -> ChoicesForm:
    form = ChoicesForm(preview_in(sent, document_import), sent)
    form.full_clean()
    return form


def keep(document_import: DocumentImport, form: ChoicesForm, *, shown: str | None = None) -> DocumentImport:
    return keep_choices(
        document_import=document_import,
        choices=form.choices,
        approve=form.cleaned_data["approve"],
        title=form.cleaned_data.get("title"),
        goes_into=form.cleaned_data.get("goes_into"),
        removes=form.cleaned_data.get("removes", False),
        shown=shown,
    )


def kept_page(
    request: MemberRequest, document_import: DocumentImport, form: ChoicesForm, error: BankError | None = None
) -> HttpResponse:
    """What changes on a page that is shown already."""
    standing = standing_of(document_import, page=form.preview.page, part=form.preview.part)
    if error:
        standing = replace(standing, faults=[Fault(str(error))])
    context = {"preview": standing, "swapped": True}
    status = 422 if error else 200
    return render(request, "questionbank/partials/import_kept.html", context, status=status)


def preview_page(
    request: MemberRequest, document_import: DocumentImport, form: ChoicesForm | None = None
) -> HttpResponse:
    form = form or ChoicesForm(preview_in(request.GET, document_import))
    context = {
        "form": form,
        "preview": form.preview,
        "template": form.preview.document.header,
        "has_given_up": has_given_up(document_import),
    }
    return render(request, "questionbank/import_preview.html", context, status=422 if form.is_bound else 200)


def can_be_mapped(document_import: DocumentImport) -> bool:
    if document_import.state == ImportState.UNMAPPED:
        return True
    return is_open(document_import) and staged_of(document_import).has_columns


def mapping_form(document_import: DocumentImport, sent: QueryDict | None = None) -> MappingForm:
    content = bytes(document_import.source or b"")
    source = read_source(content, document_import.file_name, to_name=True)
    known = remembered(document_import.team, source)
    guesses = [one or guessed(sheet) for one, sheet in zip(known, source.sheets, strict=True)]
    return MappingForm(source, guesses, sent)


def mapping_page(
    request: MemberRequest, document_import: DocumentImport, form: MappingForm | None = None
) -> HttpResponse:
    context = {"form": form or mapping_form(document_import), "document_import": document_import}
    return render(request, "questionbank/import_mapping.html", context, status=422 if form else 200)


def progress_in(document_import: DocumentImport) -> dict[str, object]:
    return {
        "document_import": document_import,
        "done": min(progress_of(document_import.uuid), document_import.total),
        "waits": "" if is_working() else NOT_WORKING,
    }


def result_page(request: MemberRequest, document_import: DocumentImport) -> HttpResponse:
    result = result_of(document_import, page=page_in(request.GET))
    context = {"result": result, "document_import": document_import, "page": Pages(result.page, result.pages)}
    return render(request, "questionbank/import_result.html", context)


PLACE = "imports/<uuid:document_import>/"
urlpatterns = [
    path("imports/", import_list, name="import_list"),
    path(PLACE, import_detail, name="import_detail"),
    path(f"{PLACE}mapping/", import_mapping, name="import_mapping"),
    path(f"{PLACE}choices/", import_choices, name="import_choices"),
    path(f"{PLACE}confirmation/", import_confirmation, name="import_confirmation"),
    path(f"{PLACE}undoing/", import_undoing, name="import_undoing"),
    path(f"{PLACE}discarding/", import_discarding, name="import_discarding"),
    path(f"{PLACE}progress/", import_progress, name="import_progress"),
]
