"""Templates on their way out: as documents that read back equal, and as kits to print."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from questionbank.documents.kits.values import Paper
from questionbank.exporting import EXPORTS, KitTooLongError
from questionbank.models import Template
from teams.access import MemberRequest, members


@members()
@require_GET
def template_exports(request: MemberRequest, template: UUID) -> HttpResponse:
    exported = load(request, template)
    context = {
        "template": exported,
        "kits": [export for export in EXPORTS.values() if export.is_kit],
        "documents": [export for export in EXPORTS.values() if not export.is_kit],
    }
    return render(request, "questionbank/template_exports.html", context)


@members()
@require_GET
def template_export(request: MemberRequest, template: UUID, form: str) -> HttpResponse:
    if form not in EXPORTS:
        raise Http404
    exported, export = load(request, template), EXPORTS[form]
    paper = Paper.LETTER if request.GET.get("paper") == Paper.LETTER else Paper.A4
    try:
        content = export.write(exported, paper)
    except KitTooLongError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("template_exports", args=[exported.uuid]))
    name = slugify(exported.title)[:80] or "template"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{export.suffix}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=export.content_type, headers=headers)


def load(request: MemberRequest, template: UUID) -> Template:
    visible = Template.objects.visible_to(request.membership).select_related("team")
    return get_object_or_404(visible, uuid=template)


urlpatterns = [
    path("templates/<uuid:template>/export/", template_exports, name="template_exports"),
    path("templates/<uuid:template>/export/<str:form>/", template_export, name="template_export"),
]
