"""The bank, for other programs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from questionbank.documents import write_json
from questionbank.models import Question, Template
from questionbank.queries.values import template_value
from questionbank.search.finding import matching
from teams.api import viewer_of

router = Router(tags=["Question bank"])
MOST = 100


class QuestionOut(Schema):
    id: UUID
    text: str
    state: str
    competency: str | None
    kind: str
    seniority: str
    minutes: int | None
    revision: int


class TemplateOut(Schema):
    id: UUID
    title: str


@router.get("/questions/", response=list[QuestionOut], summary="Questions, the newest first")
def questions(request: HttpRequest, q: str = "") -> list[QuestionOut]:
    viewer = viewer_of(request)
    bank = Question.objects.visible_to(viewer).with_current()
    found = matching(bank, viewer, q).order_by("-pk")  # in the order in which they were made
    return [_question(question) for question in found[:MOST]]


def _question(question: Question) -> QuestionOut:
    current = question.current
    return QuestionOut(
        id=question.uuid,
        text=current.text if current else "",
        state=question.state,
        competency=question.competency.name if question.competency else None,
        kind=question.kind,
        seniority=question.seniority,
        minutes=current.minutes if current else None,
        revision=current.number if current else 0,
    )


@router.get("/templates/", response=list[TemplateOut], summary="Templates by title")
def templates(request: HttpRequest) -> list[TemplateOut]:
    found = Template.objects.visible_to(viewer_of(request)).offered().by_title()
    return [TemplateOut(id=template.uuid, title=template.title) for template in found]


@router.get("/templates/{template}/", summary="A whole template, as its JSON document")
def template_document(request: HttpRequest, template: UUID) -> HttpResponse:
    found = get_object_or_404(Template.objects.visible_to(viewer_of(request)), uuid=template)
    document = write_json(template_value(found))
    private = {"Cache-Control": "no-store, private"}
    return HttpResponse(document, content_type="application/json", headers=private)
