"""A newer version of a library template, taken into the team's copy as far as the team wants it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from questionbank.documents import QuestionValue, question_hash, template_hash
from questionbank.enums import ImportChoice, QuestionState
from questionbank.library import ORDER, LibraryTemplate, with_texts
from questionbank.models import LibraryCopy, Question, Revision, Template, TemplateQuestion
from questionbank.operations.adding import add_questions
from questionbank.operations.importing import lock_bank
from questionbank.operations.library import keep_original
from questionbank.operations.placing import place_guidance, set_texts
from questionbank.operations.questions import revise_question
from questionbank.operations.states import approve_waiting
from questionbank.problems import BankError
from questionbank.queries.library import OpenUpdate, copy_of, open_update
from questionbank.queries.picks import first_picks
from questionbank.queries.values import template_texts, template_value
from questionbank.search.indexing import index_templates
from teams.audit import record
from teams.models import Membership


class UpdateMovedError(BankError):
    """The library or the team's copy is not what the page showed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an update did."""

    revised: tuple[Question, ...] = ()
    added: tuple[Question, ...] = ()
    texts: int = 0
    is_moved: bool = False


@transaction.atomic
def take_update(
    *,
    actor: Membership | None,
    template: Template,
    library: LibraryTemplate,
    choices: Collection[str],
    shown: str,
) -> Taken:
    """Takes what was chosen of the newer version; all else of the copy stays, and is not offered again.

    Where that version has been taken, nothing happens. Raises UpdateMovedError where `shown` is not what
    `open_update` tells now, BankError where a question can't be stored; then nothing was changed.
    """
    lock_bank(template.team)
    _lock_questions(template)
    template = Template.objects.select_for_update(of=("self",)).select_related("team").get(pk=template.pk)
    if template.library_hash == library.hash:
        return Taken()
    found = open_update(template, library)
    if found.shown != shown:
        raise UpdateMovedError(
            "The library or your copy was changed since this page was opened. Nothing was taken yet; what "
            "differs now is shown below."
        )
    return _take(actor, found, frozenset(choices))


@transaction.atomic
def leave_update(*, actor: Membership | None, template: Template, library: LibraryTemplate) -> None:
    """The version is not offered again; the one after it will be."""
    lock_bank(template.team)
    template = Template.objects.select_related("team").get(pk=template.pk)
    kept = LibraryCopy.objects.filter(template=template)
    if template.library_hash == library.hash or kept.filter(declined_hash=library.hash).exists():
        return
    if not kept.exists():
        copy = copy_of(template)
        keep_original(template, copy.original, [one.pk if one else None for one in copy.questions])
    kept.update(declined_hash=library.hash)
    record(actor=actor, action="template.update_left", subject=template, version=library.hash)


def _lock_questions(template: Template) -> None:
    """As a merge has it: who holds a question may wait for a template, never the reverse."""
    held = Question.objects.select_for_update().filter(pk__in=template.items.values("question"))
    list(held.order_by("pk").values_list("pk"))


def _take(actor: Membership | None, found: OpenUpdate, choices: frozenset[str]) -> Taken:
    update, template = found.update, found.template
    names = {one.name for one in update.texts if one.choice in choices}
    changes = [one for one in update.questions if one.choice in choices]
    revised = {one.then: found.questions[one.then] for one in changes}
    for change in changes:
        _revise(actor, template, revised[change.then], change.taken)
    added = _add(actor, found, [one.now for one in update.new if one.choice in choices])
    became = _became(found, added)
    if update.moves and ORDER in choices:
        _reorder(template, became)
    if names:
        texts = with_texts(template_texts(template), found.library.value, names)
        set_texts(template, texts)
        template.guidance.all().delete()
        place_guidance(template, texts)
    taken = Taken(
        tuple(revised.values()), tuple(added.values()), len(names), update.moves and ORDER in choices
    )
    _settle(actor, found, became, taken, names)
    return taken


def _revise(actor: Membership | None, template: Template, question: Question, content: QuestionValue) -> None:
    """The copy holds what the question says from now on; plans and other templates keep what they hold."""
    revision = revise_question(actor=actor, question=question, content=content)
    template.items.filter(question=question).update(revision=revision)


def _add(actor: Membership | None, found: OpenUpdate, news: Sequence[int]) -> dict[int, Question]:
    """The questions that came in, by their index in the original now; those that the bank has are used."""
    team, values = found.template.team, found.library.value.questions
    picks = first_picks(team, [values[new] for new in news])
    missing = {pick.content_hash: pick.value for pick in picks if pick.choice == ImportChoice.NEW}
    made = add_questions(
        team,
        missing,
        author=actor,
        state=QuestionState.APPROVED,
        sources=dict.fromkeys(missing, found.template.title),
    )
    revisions = {}
    for new, pick in zip(news, picks, strict=True):
        revision = made.get(pick.content_hash) or pick.revision or (pick.question and pick.question.current)
        if revision:
            revisions[new] = revision
    reused = [pick.question for pick in picks if pick.question]
    approve_waiting(actor=actor, team=team, questions=reused)
    _place(found, revisions)
    return {new: revision.question for new, revision in revisions.items()}


def _place(found: OpenUpdate, revisions: dict[int, Revision]) -> None:
    """Each after the question that it follows in the library, where the copy still holds one."""
    items = list(found.template.items.order_by("position", "pk"))
    became = _became(found, {})
    for new, revision in sorted(revisions.items()):
        if any(item.question_id == revision.question_id for item in items):
            continue
        item = TemplateQuestion(
            template=found.template, position=0, question_id=revision.question_id, revision=revision
        )
        items.insert(_place_after(items, became[:new]), item)
        became[new] = revision.question_id
    _number(items)


def _place_after(items: Sequence[TemplateQuestion], earlier: Iterable[int | None]) -> int:
    places = {item.question_id: place for place, item in enumerate(items, start=1)}
    return next((places[key] for key in reversed(list(earlier)) if key in places), 0)


def _became(found: OpenUpdate, added: dict[int, Question]) -> list[int | None]:
    """The key of the question that each question of the original now is in the copy; None where in none."""
    held = set(found.template.items.values_list("question_id", "revision__content_hash"))
    by_hash = {content_hash: key for key, content_hash in held}
    keys: list[int | None] = []
    for new, value in enumerate(found.library.value.questions):
        old = found.update.pairs.get(new)
        known = found.questions.get(old) if old is not None else added.get(new)
        keys.append(known.pk if known else by_hash.get(question_hash(value)))
    return keys


def _reorder(template: Template, became: Sequence[int | None]) -> None:
    """The library's questions change places among themselves; the team's own stay where they are."""
    items = list(template.items.order_by("position", "pk"))
    by_key = {item.question_id: item for item in items}
    ordered = iter([by_key[key] for key in dict.fromkeys(became) if key in by_key])
    _number([next(ordered) if item.question_id in became else item for item in items])


def _number(items: Sequence[TemplateQuestion]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    TemplateQuestion.objects.bulk_update([item for item in items if item.pk], ["position"])
    TemplateQuestion.objects.bulk_create([item for item in items if not item.pk])


def _settle(
    actor: Membership | None,
    found: OpenUpdate,
    became: Sequence[int | None],
    taken: Taken,
    names: Collection[str],
) -> None:
    template, library = found.template, found.library
    template.library_hash = library.hash
    template.content_hash = template_hash(template_value(template))
    template.save()
    keep_original(template, library.value, became)
    index_templates([template.pk])
    record(
        actor=actor,
        action="template.updated_from_library",
        subject=template,
        version=library.hash,
        fields=sorted(names),
        revised=[str(one.uuid) for one in taken.revised],
        added=[str(one.uuid) for one in taken.added],
        moved=taken.is_moved,
    )
