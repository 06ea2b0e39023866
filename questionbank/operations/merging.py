"""Two questions that ask the same become one: one stays, the other is retired and leads to it.

Plans and interviews keep the revisions that they have, of both. While nothing has changed since, the two can
be taken apart again.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from questionbank.documents import QuestionValue, template_hash
from questionbank.enums import PairState, QuestionState
from questionbank.models import DuplicatePair, Merge, Question, Template, TemplateQuestion
from questionbank.operations.questions import revise_question
from questionbank.operations.states import note_changes
from questionbank.problems import BankError
from questionbank.queries.merges import merge_shown
from questionbank.queries.values import template_value
from questionbank.search.indexing import index_templates
from teams.audit import record
from teams.models import Membership

MERGED = "Merged into another question."
TAKEN_APART = "Taken apart again."


class ChangedMeanwhileError(BankError):
    """One of the two is not what the page showed."""


@transaction.atomic
def merge_questions(
    *,
    actor: Membership | None,
    keep: Question,
    merge: Question,
    content: QuestionValue,
    expected_keep: int | None = None,
    expected_merge: int | None = None,
) -> Merge:
    """`keep` says `content` from now on; `merge` is retired, and its places in templates go over.

    Raises ChangedMeanwhileError where one of them is not at the revision expected, and BankError for two that
    can't be merged or content that can't be stored.
    """
    keep, merge = _locked(keep, merge)
    _check(keep, expected_keep)
    _check(merge, expected_merge)
    _check_two(keep, merge)
    revise_question(actor=actor, question=keep, content=content)
    keep = Question.objects.select_related("current", "team").get(pk=keep.pk)
    made = Merge(
        team=keep.team,
        kept=keep,
        merged=merge,
        author=actor,
        state_before=merge.state,
        followers=list(merge.merged.order_by("pk").values_list("pk", flat=True)),
        places=_hand_over_places(keep, merge),
    )
    merge.merged.update(merged_into=keep)
    merge.state, merge.merged_into = QuestionState.RETIRED, keep
    merge.save(update_fields=["state", "merged_into"])
    note_changes([(merge, made.state_before)], actor=actor, comment=MERGED)
    made.shown_after = merge_shown(keep, merge)
    made.save()
    _settle_pair(keep, merge, actor)
    record(actor=actor, action="question.merged", subject=merge, into=str(keep.uuid))
    return made


@transaction.atomic
def take_apart(*, actor: Membership | None, merge: Merge) -> Question:
    """The question that was merged, as it was before. Raises BankError where something has changed since."""
    kept, merged = _locked(merge.kept, merge.merged)
    merge = Merge.objects.select_related("team").get(pk=merge.pk)
    if merge.undone_at or merge.shown_after != merge_shown(kept, merged):
        raise BankError(
            "One of the two questions, or a template with it, has changed since they were merged. Nothing "
            "was taken apart; make a new question from an earlier revision instead."
        )
    Question.objects.filter(pk__in=merge.followers, merged_into=kept).update(merged_into=merged)
    merged.state, merged.merged_into = QuestionState(merge.state_before), None
    merged.save(update_fields=["state", "merged_into"])
    note_changes([(merged, QuestionState.RETIRED)], actor=actor, comment=TAKEN_APART)
    _give_back_places(merge, kept, merged)
    merge.undone_at, merge.undone_by = timezone.now(), actor
    merge.save(update_fields=["undone_at", "undone_by"])
    _pair_of(kept, merged).update(state=PairState.DISMISSED, decided_by=actor, decided_at=merge.undone_at)
    record(actor=actor, action="question.taken_apart", subject=merged, kept=str(kept.uuid))
    return merged


def _locked(first: Question, second: Question) -> tuple[Question, Question]:
    """Always in the same order, so that two who merge the same wait for each other and never in a ring."""
    keys = sorted({first.pk, second.pk})
    list(Question.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    # Read after the wait: PostgreSQL reads what is joined as it was before.
    rows = Question.objects.select_related("current", "team").in_bulk(keys)
    return rows[first.pk], rows[second.pk]


def _check(question: Question, expected: int | None) -> None:
    number = question.current.number if question.current else 0
    if expected is not None and expected != number:
        raise ChangedMeanwhileError(
            f"Someone saved revision {number} of one of the two questions meanwhile. Nothing was merged, and "
            "your choices are kept below; read it again and decide."
        )


def _check_two(keep: Question, merge: Question) -> None:
    if keep.pk == merge.pk or keep.team_id != merge.team_id:
        raise BankError("A question can be merged with another one of your team. Choose two.")
    if merge.merged_into_id or keep.merged_into_id:
        raise BankError(
            "One of the two was merged already. Nothing was changed; look at the list of pairs again."
        )
    if keep.state == QuestionState.RETIRED:
        raise BankError(
            "The question that is to stay is retired. Nothing was merged; take it up again first, or keep "
            "the other."
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a template that went over, or went away where the other one stood in the template too."""

    template: int
    position: int
    revision: int
    is_gone: bool

    def as_row(self) -> dict[str, int | bool]:
        return {name: getattr(self, name) for name in self.__slots__}


def _hand_over_places(keep: Question, merge: Question) -> list[dict[str, int | bool]]:
    places = TemplateQuestion.objects.filter(question=merge).order_by("template_id")
    templates = {place.template_id for place in places}
    _lock(templates)
    there = TemplateQuestion.objects.filter(question=keep, template__in=templates)
    both = set(there.values_list("template_id", flat=True))
    rows = [
        _Place(place.template_id, place.position, place.revision_id, place.template_id in both).as_row()
        for place in places
    ]
    places.filter(template__in=both).delete()
    TemplateQuestion.objects.filter(question=merge).update(question=keep, revision=keep.current)
    _settle(templates)
    return rows


def _give_back_places(merge: Merge, kept: Question, merged: Question) -> None:
    places = [_Place(**row) for row in merge.places]
    templates = {place.template for place in places}
    _lock(templates)
    for place in places:
        row = {"question": merged, "revision_id": place.revision}
        if place.is_gone:
            TemplateQuestion.objects.create(template_id=place.template, position=place.position, **row)
        else:
            TemplateQuestion.objects.filter(template=place.template, question=kept).update(**row)
    _settle(templates)


def _lock(templates: set[int]) -> None:
    list(Template.objects.select_for_update().filter(pk__in=templates).order_by("pk"))


def _settle(templates: set[int]) -> None:
    """Their hashes, and what they are found by, follow what they say now."""
    for template in Template.objects.filter(pk__in=templates).order_by("pk"):
        template.content_hash = template_hash(template_value(template))
        template.save(update_fields=["content_hash", "updated_at"])
    index_templates(templates)


def _settle_pair(keep: Question, merge: Question, actor: Membership | None) -> None:
    first, second = sorted((keep.pk, merge.pk))
    decided = {"state": PairState.MERGED, "decided_by": actor, "decided_at": timezone.now()}
    DuplicatePair.objects.update_or_create(
        first_id=first,
        second_id=second,
        defaults=decided,
        create_defaults={"team": keep.team, "likeness": 0, **decided},
    )


def _pair_of(one: Question, other: Question) -> QuerySet[DuplicatePair]:
    first, second = sorted((one.pk, other.pk))
    return DuplicatePair.objects.filter(first=first, second=second)
