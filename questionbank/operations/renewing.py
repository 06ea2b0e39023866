"""A document goes into a template that is there already, which can be put back as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from lib.bulk import insert_rows
from questionbank.documents import GuidanceValue, TemplateValue, template_hash
from questionbank.models import DocumentImport, GuidanceLine, Revision, Template, TemplateQuestion
from questionbank.operations.placing import TEXTS, guidance_in, place_guidance, place_questions, set_texts
from questionbank.queries.picks import staged_of
from questionbank.queries.values import guidance_of, template_texts, template_value
from questionbank.search.indexing import index_templates

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Goal:
    """The template that a document goes into, and whether what the document lacks goes out of it."""

    template: Template
    removes: bool


def goal_of(document_import: DocumentImport) -> Goal | None:
    """None where the document makes a template of its own, as where the one that was meant is gone."""
    chosen = staged_of(document_import).goal
    if chosen is None or not chosen.is_chosen:
        return None
    found = Template.objects.filter(team=document_import.team_id, pk=chosen.template).first()
    return Goal(found, chosen.removes) if found else None


def questions_in(goal: Goal | None) -> set[int]:
    return set(goal.template.items.values_list("question", flat=True)) if goal else set()


def held_by(template: Template) -> Json:
    """All that `put_back` needs."""
    items = template.items.order_by("position", "pk").values_list("question", "revision")
    return {
        "texts": {name: getattr(template, name) for name in TEXTS},
        "lists": {section: list(lines) for section, lines in guidance_of(template).items()},
        "items": [list(item) for item in items],
    }


def renew_template(goal: Goal, value: TemplateValue, revisions: Iterable[Revision]) -> Template:
    """It says what the document says, and of what the document is silent about what it said before."""
    template = Template.objects.select_for_update().get(pk=goal.template.pk)
    items = list(template.items.select_related("revision").order_by("position", "pk"))
    placed = list(revisions)
    _set_texts(template, _filled(value, template_texts(template)))
    template.items.all().delete()
    place_questions(template, placed if goal.removes else _together(placed, items))
    _settle(template)
    return template


def put_back(template: Template, before: Json) -> None:
    """As it was, but for questions that are gone from the bank since."""
    template = Template.objects.select_for_update().get(pk=template.pk)
    for name, text in before["texts"].items():
        setattr(template, name, text)
    template.guidance.all().delete()
    _insert_lines(template, before["lists"])
    there = dict(
        Revision.objects.filter(pk__in=[key for _, key in before["items"]]).values_list("pk", "question")
    )
    template.items.all().delete()
    items = [(question, key) for question, key in before["items"] if there.get(key) == question]
    insert_rows(
        TemplateQuestion,
        ("template_id", "position", "question_id", "revision_id"),
        ((template.pk, position, *item) for position, item in enumerate(items, start=1)),
    )
    _settle(template)


def _filled(value: TemplateValue, before: TemplateValue) -> TemplateValue:
    """A sheet has no room for a template's texts, which must not empty them."""
    taken = {one.name: getattr(value, one.name) or getattr(before, one.name) for one in fields(TemplateValue)}
    for side in ("for_interviewers", "for_interviewees"):
        own, theirs = getattr(value, side), getattr(before, side)
        taken[side] = GuidanceValue(own.dos or theirs.dos, own.donts or theirs.donts)
    return replace(value, **taken)


def _set_texts(template: Template, texts: TemplateValue) -> None:
    set_texts(template, texts)
    kept = {str(section): lines for section, lines in guidance_in(texts).items()}
    if kept != guidance_of(template):
        template.guidance.all().delete()
        place_guidance(template, texts)


def _together(placed: Sequence[Revision], items: Iterable[TemplateQuestion]) -> list[Revision]:
    """What the document lacks stays behind the question that it followed."""
    there = {revision.question_id for revision in placed}
    after: dict[int | None, list[Revision]] = {}
    last: int | None = None
    for item in items:
        if item.question_id in there:
            last = item.question_id
        else:
            after.setdefault(last, []).append(item.revision)
    kept = after.get(None, [])
    for revision in placed:
        kept += [revision, *after.get(revision.question_id, [])]
    return kept


def _insert_lines(template: Template, lists: dict[str, list[str]]) -> None:
    insert_rows(
        GuidanceLine,
        ("template_id", "section", "position", "text"),
        (
            (template.pk, section, position, text)
            for section, lines in lists.items()
            for position, text in enumerate(lines, start=1)
        ),
    )


def _settle(template: Template) -> None:
    template.content_hash = template_hash(template_value(template))
    template.save()
    index_templates([template.pk])
