"""Questions and templates as values, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Prefetch, prefetch_related_objects

from lib.among import among
from questionbank.documents import (
    GuidanceValue,
    ProposedAnswerValue,
    QuestionValue,
    TemplateValue,
)
from questionbank.enums import Guidance
from questionbank.models import Anchor, Question, Revision, Template, TemplateQuestion

PARTS = (
    "proposed_answers__key_points",
    "follow_ups",
    Prefetch(
        "anchors", Anchor.objects.with_standing().select_related("level").order_by("level__level", "pk")
    ),
)


def revision_value(revision: Revision) -> QuestionValue:
    """What the revision says, with the competency, kind, seniority and tags that its question has today."""
    return revision_values([revision])[0]


def revision_values(revisions: Sequence[Revision]) -> list[QuestionValue]:
    """The values in the order of `revisions`."""
    _fetch_questions(revisions)
    prefetch_related_objects(revisions, *PARTS)
    tags = tags_in_order(revision.question_id for revision in revisions)
    return [value_of(revision, tags[revision.question_id]) for revision in revisions]


def _fetch_questions(revisions: Sequence[Revision]) -> None:
    """With their competencies, where they are not there already.

    By hand: Django's prefetching asks for each by an OR, and SQLite bears fewer than a thousand of them.
    """
    bare = [one for one in revisions if not _has_question(one)]
    keys = {revision.question_id for revision in bare}
    questions = (
        Question.objects.filter(pk__in=among(keys)).select_related("competency").in_bulk() if keys else {}
    )
    for revision in bare:
        revision.question = questions[revision.question_id]


def _has_question(revision: Revision) -> bool:
    if not Revision.question.is_cached(revision):
        return False
    return revision.question.competency_id is None or Question.competency.is_cached(revision.question)


def tags_in_order(questions: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of each question's tags, as they were written down."""
    through = Question.tags.through.objects.filter(question_id__in=list(questions))
    tags: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for question, name in through.order_by("pk").values_list("question_id", "tag__name"):
        tags[question] += (name,)
    return tags


def template_value(template: Template) -> TemplateValue:
    """Everything that the template says, at the revisions that it holds."""
    items = TemplateQuestion.objects.filter(template=template).select_related(
        "revision__question__competency"
    )
    revisions = [item.revision for item in items.order_by("position", "pk")]
    return replace(template_texts(template), questions=tuple(revision_values(revisions)))


def template_texts(template: Template) -> TemplateValue:
    """What it says apart from its questions. One query."""
    lines = guidance_of(template)
    return TemplateValue(
        title=template.title,
        introduction_heading=template.introduction_heading,
        introduction=template.introduction,
        for_interviewers=GuidanceValue(lines[Guidance.INTERVIEWER_DO], lines[Guidance.INTERVIEWER_DONT]),
        for_interviewees=GuidanceValue(lines[Guidance.INTERVIEWEE_DO], lines[Guidance.INTERVIEWEE_DONT]),
        about_heading=template.about_heading,
        about=template.about,
        audience_lead=template.audience_lead,
        audience=lines[Guidance.AUDIENCE],
        conclusion=template.conclusion,
        closing_notes=template.closing_notes,
    )


def guidance_of(template: Template) -> dict[str, tuple[str, ...]]:
    """The template's lists by their section, each in order; a section without lines is empty."""
    lines: dict[str, tuple[str, ...]] = {str(section): () for section in Guidance}
    rows = template.guidance.order_by("section", "position").values_list("section", "text")
    for section, text in rows:
        lines[section] += (text,)
    return lines


def value_of(revision: Revision, tags: tuple[str, ...] = ()) -> QuestionValue:
    """No query where the revision has its `PARTS` and its question's competency.

    Anchors of a scale that has other levels by now say nothing about those of today, and are left out.
    """
    question = revision.question
    return QuestionValue(
        text=revision.text,
        when_to_ask=revision.when_to_ask,
        why_ask=revision.why_ask,
        how_to_ask=revision.how_to_ask,
        competency=question.competency.name if question.competency else "",
        kind=question.kind,
        seniority=question.seniority,
        language=question.language,
        minutes=revision.minutes,
        tags=tags,
        proposed_answers=tuple(
            ProposedAnswerValue(answer.text, tuple(point.text for point in answer.key_points.all()))
            for answer in revision.proposed_answers.all()
        ),
        follow_ups=tuple(one.text for one in revision.follow_ups.all()),
        anchors=tuple({one.level.level: one.text for one in revision.anchors.all() if one.holds}.items()),
    )
