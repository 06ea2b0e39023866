"""Pictures for questions: sent in by admins, shown to the team."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from lib.ids import uuid_or_none
from questionbank.models import Picture
from questionbank.operations.pictures import PictureRefusedError, add_picture
from questionbank.rules import CURATORS
from teams.access import MemberRequest, members


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def picture_new(request: MemberRequest) -> HttpResponse:
    """Keeps a picture and says how a text shows it."""
    if request.method == "POST":
        return picture_sent(request)
    number = uuid_or_none(request.GET.get("picture", ""))
    shown = Picture.objects.visible_to(request.membership).filter(uuid=number).first() if number else None
    return render(request, "questionbank/picture_new.html", {"picture": shown})


def picture_sent(request: MemberRequest) -> HttpResponse:
    page = "questionbank/picture_new.html"
    try:
        added = add_picture(actor=request.membership, upload=request.FILES.get("file"))
    except PictureRefusedError as error:
        context = {"problem": str(error)}
        return render(request, f"{page}#result" if request.htmx else page, context, status=422)
    if request.htmx:
        return render(request, f"{page}#result", {"picture": added})
    return HttpResponseRedirect(f"{reverse('picture_new')}?picture={added.uuid}")


@members()
@require_GET
def picture(request: MemberRequest, picture: UUID) -> HttpResponseBase:
    shown = get_object_or_404(Picture.objects.visible_to(request.membership), uuid=picture)
    try:
        file = shown.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    suffix = shown.content_type.removeprefix("image/")
    response = FileResponse(file, content_type=shown.content_type)
    response["Content-Disposition"] = f'inline; filename="picture.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


urlpatterns = [
    path("pictures/", picture_new, name="picture_new"),
    path("pictures/<uuid:picture>/", picture, name="picture"),
]
