"""Openings and applications, for other programs. Managers only: the doors give others nothing."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from hiring.models import Application, Opening
from teams.api import viewer_of

router = Router(tags=["Hiring"])


class OpeningOut(Schema):
    id: UUID
    title: str
    state: str


class ApplicationOut(Schema):
    id: UUID
    candidate: str
    stage: str


@router.get("/openings/", response=list[OpeningOut], summary="Openings, the open ones first")
def openings(request: HttpRequest) -> list[OpeningOut]:
    found = Opening.objects.visible_to(viewer_of(request)).newest_first()
    return [OpeningOut(id=one.uuid, title=one.title, state=one.state) for one in found]


@router.get("/openings/{opening}/applications/", response=list[ApplicationOut], summary="Its applications")
def applications(request: HttpRequest, opening: UUID) -> list[ApplicationOut]:
    viewer = viewer_of(request)
    found = get_object_or_404(Opening.objects.visible_to(viewer), uuid=opening)
    rows = Application.objects.visible_to(viewer).filter(opening=found).by_name()
    return [ApplicationOut(id=one.uuid, candidate=one.candidate.name, stage=one.stage) for one in rows]
