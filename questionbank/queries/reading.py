"""One question, or one template, with all that its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, prefetch_related_objects

from questionbank.documents import GuidanceValue, QuestionValue
from questionbank.enums import Guidance
from questionbank.models import (
    DocumentImport,
    Question,
    Revision,
    ScaleLevel,
    Template,
    TemplateQuestion,
)
from questionbank.queries.levels import default_levels
from questionbank.queries.values import PARTS, guidance_of, tags_in_order, value_of
from questionbank.readiness import Gap, gaps_of


@dataclass(frozen=True, slots=True)
class LevelText:
    """What a level means for a question: its own anchor, or what the team's scale says."""

    level: int
    label: str
    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    question: Question
    revision: Revision
    is_current: bool
    tags: tuple[str, ...]
    levels: list[LevelText]
    earlier_levels: list[LevelText]  # of a scale that has other levels by now
    value: QuestionValue
    gaps: tuple[Gap, ...]  # what the revision lacks for an approved question
    revisions: list[Revision]  # the newest first
    places: list[TemplateQuestion]


@dataclass(frozen=True, slots=True)
class OpenTemplate:
    template: Template
    items: list[TemplateQuestion]
    minutes: int
    for_interviewers: GuidanceValue
    for_interviewees: GuidanceValue
    audience: tuple[str, ...]
    imports: list[DocumentImport]  # those with lines that found no place


def open_question(question: Question, number: int | None = None) -> OpenQuestion | None:
    """The question at a revision, or at the one in force; None where there is none. Eight queries."""
    revisions = list(question.revisions.select_related("author__user").order_by("-number"))
    revision = next((one for one in revisions if _is_wanted(one, question, number)), None)
    if revision is None:
        return None
    prefetch_related_objects([revision], *PARTS)
    levels = default_levels(question.team)
    value = value_of(revision, tags_in_order([question.pk])[question.pk])
    places = TemplateQuestion.objects.filter(question=question).select_related("template", "revision")
    return OpenQuestion(
        question=question,
        revision=revision,
        is_current=revision.pk == question.current_id,
        tags=value.tags,
        levels=_level_texts(revision, levels),
        earlier_levels=_earlier_levels(revision),
        value=value,
        gaps=gaps_of(value, levels),
        revisions=revisions,
        places=list(places.order_by("template__title", "pk")),
    )


def _is_wanted(revision: Revision, question: Question, number: int | None) -> bool:
    return revision.pk == question.current_id if number is None else revision.number == number


def open_template(template: Template) -> OpenTemplate:
    """Three queries."""
    items = template_items(template)
    lines = guidance_of(template)
    return OpenTemplate(
        template=template,
        items=items,
        minutes=sum(item.revision.minutes or 0 for item in items),
        for_interviewers=GuidanceValue(lines[Guidance.INTERVIEWER_DO], lines[Guidance.INTERVIEWER_DONT]),
        for_interviewees=GuidanceValue(lines[Guidance.INTERVIEWEE_DO], lines[Guidance.INTERVIEWEE_DONT]),
        audience=lines[Guidance.AUDIENCE],
        imports=[one for one in template.imports.defer("source", "document").order_by("pk") if one.unplaced],
    )


def template_items(template: Template) -> list[TemplateQuestion]:
    """The questions in their places; `newest` is the number of the revision that is in force."""
    items = TemplateQuestion.objects.filter(template=template).annotate(newest=F("question__current__number"))
    return list(items.select_related("revision", "question__competency").order_by("position", "pk"))


def _level_texts(revision: Revision, defaults: Sequence[ScaleLevel]) -> list[LevelText]:
    own = {anchor.level.level: anchor.text for anchor in revision.anchors.all() if anchor.holds}
    return [
        LevelText(one.level, one.label, own.get(one.level) or one.text, is_own=one.level in own)
        for one in defaults
    ]


def _earlier_levels(revision: Revision) -> list[LevelText]:
    """What it says of the levels of a scale that has other levels by now."""
    return [
        LevelText(one.level.level, one.level.label, one.text, is_own=True)
        for one in revision.anchors.all()
        if not one.holds
    ]
