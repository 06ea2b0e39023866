"""A template's texts and its questions, as an admin changes them."""

from django.db import transaction

from questionbank.documents import TemplateValue, normalise_template, template_hash
from questionbank.models import Question, Template, TemplateQuestion
from questionbank.operations.placing import make_template, place_guidance, set_texts
from questionbank.problems import BankError, faults_of
from questionbank.queries.values import template_value
from questionbank.search.indexing import index_templates
from teams.audit import record
from teams.models import Membership, Team


class ChangedMeanwhileError(BankError):
    """Someone else saved the template first."""

    def __init__(self) -> None:
        super().__init__(
            "Someone changed this template while you were writing. What you typed is kept below and not "
            "saved yet. Look at theirs in another tab; saving again puts yours in its place."
        )


class NotPlaceableError(BankError):
    """The question can't take this place; the message says why."""


@transaction.atomic
def save_template(
    *,
    actor: Membership | None,
    team: Team,
    texts: TemplateValue,
    template: Template | None = None,
    expected_hash: str | None = None,
) -> Template:
    """Makes a template, or changes the texts and lists of `template`; the questions of `texts` are not read.

    Raises BankError for what can't be stored, ChangedMeanwhileError where the template moved on.
    """
    texts = normalise_template(texts)
    if faults := faults_of(texts):
        raise BankError(" ".join(fault.sentence for fault in faults))
    if template is None:
        template = make_template(team, texts, content_hash=template_hash(texts))
        record(actor=actor, action="template.created", subject=template)
        return template
    template = _locked(template)
    if expected_hash is not None and template.content_hash != expected_hash:
        raise ChangedMeanwhileError
    set_texts(template, texts)
    template.guidance.all().delete()
    place_guidance(template, texts)
    _settle(template, actor, action="template.revised")
    return template


@transaction.atomic
def add_to_template(*, actor: Membership | None, template: Template, question: Question) -> None:
    """Puts the question, as it reads today, at the end. Raises NotPlaceableError."""
    # As a merge has it: who holds a question may wait for a template, never the reverse.
    Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    question = Question.objects.with_current().get(pk=question.pk)
    template = _locked(template)
    if question.merged_into_id:
        raise NotPlaceableError("This question was merged into another one just now. Choose that one.")
    if question.current is None or question.team_id != template.team_id:
        raise NotPlaceableError("This question can't be used in this template. Choose another one.")
    if template.items.filter(question=question).exists():
        raise NotPlaceableError("This question is in the template already.")
    TemplateQuestion.objects.create(
        template=template,
        position=template.items.count() + 1,
        question=question,
        revision=question.current,
    )
    _settle(template, actor, action="template.question_added", question=str(question.uuid))


@transaction.atomic
def remove_from_template(*, actor: Membership | None, template: Template, question: Question) -> None:
    template = _locked(template)
    template.items.filter(question=question).delete()
    _number(list(template.items.order_by("position", "pk")))
    _settle(template, actor, action="template.question_removed", question=str(question.uuid))


@transaction.atomic
def move_in_template(*, actor: Membership | None, template: Template, question: Question, by: int) -> None:
    """Moves the question `by` places; at either end it stays there."""
    template = _locked(template)
    items = list(template.items.order_by("position", "pk"))
    at = next((index for index, item in enumerate(items) if item.question_id == question.pk), None)
    if at is None:
        return
    moved = items.pop(at)
    items.insert(max(0, at + by), moved)
    _number(items)
    _settle(template, actor, action="template.question_moved", question=str(question.uuid))


@transaction.atomic
def renew_in_template(*, actor: Membership | None, template: Template, question: Question) -> None:
    """The template holds the question's current revision from now on."""
    template = _locked(template)
    newest = Question.objects.filter(pk=question.pk, current__isnull=False).values("current")
    template.items.filter(question=question).update(revision=newest)
    _settle(template, actor, action="template.question_renewed", question=str(question.uuid))


def _locked(template: Template) -> Template:
    return Template.objects.select_for_update(of=("self",)).select_related("team").get(pk=template.pk)


def _number(items: list[TemplateQuestion]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    TemplateQuestion.objects.bulk_update(items, ["position"])


def _settle(template: Template, actor: Membership | None, *, action: str, **details: str) -> None:
    """Its hash, and what it is found by, follow what the template says now."""
    template.content_hash = template_hash(template_value(template))
    template.save()
    index_templates([template.pk])
    record(actor=actor, action=action, subject=template, **details)
