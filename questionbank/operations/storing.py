"""A template with its questions, each as it was chosen, in a constant number of statements.

The caller holds the transaction, has locked the team, and writes down in an import what became of everything.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from lib.among import among
from questionbank.documents import QuestionValue, TemplateValue, template_hash
from questionbank.enums import ImportChoice, QuestionState
from questionbank.models import Question, Revision, Template
from questionbank.operations.adding import add_questions, fill_gaps
from questionbank.operations.placing import make_template, place_questions
from questionbank.operations.renewing import Goal, questions_in, renew_template
from questionbank.operations.revising import revise_questions
from questionbank.operations.states import Approval, approve_waiting
from questionbank.problems import BankError
from questionbank.queries.levels import default_levels
from questionbank.queries.picks import Pick
from questionbank.queries.values import template_value
from questionbank.readiness import Gap, gaps_of
from teams.models import Membership, Team

CHUNK = 250
MOVED = (
    "A question of the bank that this import uses was merged or removed just now. Nothing was stored; look "
    "at what becomes of the questions, and confirm it again."
)
NOTHING_CHOSEN = "Every question was left out, so there is nothing to store. Choose at least one."
DECIDED = ("state", "competency_id", "kind", "seniority", "language")

OnProgress = Callable[[int], None]
Decided = dict[str, Any]  # what is decided about a question, with the keys of its tags


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question of a document became; `before` names what it changed on a question that was there."""

    number: int
    choice: ImportChoice
    question: int | None = None
    revision: int | None = None
    replaced: int | None = None
    before: Mapping[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    template: Template
    outcomes: list[Outcome]
    approved: tuple[UUID, ...] = ()  # questions that were in the bank
    approved_new: tuple[UUID, ...] = ()
    unready: tuple[tuple[Gap, ...], ...] = ()  # of each that was to be approved and stays in review, why


def store_template(
    *,
    team: Team,
    actor: Membership | None,
    template: TemplateValue,
    content_hash: str,
    picks: Sequence[Pick],
    approve: bool,
    goal: Goal | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Stored:
    """Raises BankError where nothing is chosen, or one question is to be revised twice."""
    _check(picks)
    held = _held(picks, questions_in(goal))
    before = _decided(held.values())
    replaced = {key: question.current_id for key, question in held.items()}
    revisions = _take_from_bank(team, actor, picks, held)
    on_progress(len(revisions))
    approval = approve_waiting(actor=actor, team=team, questions=held.values() if approve else ())
    made = _add(team, actor, template, picks, approve=approve, on_progress=on_progress)
    new = _new_ones(team, picks, made) if approve else Approval()
    revisions |= {pick.number: made[pick.content_hash] for pick in _chosen(picks, ImportChoice.NEW)}
    after = _decided(held.values())
    return Stored(
        renew_template(goal, template, _once(revisions))
        if goal
        else _place(team, template, content_hash, picks, revisions),
        [_outcome(pick, revisions.get(pick.number), replaced, before, after) for pick in picks],
        approved=approval.approved,
        approved_new=new.approved,
        unready=(*approval.unready, *new.unready),
    )


def _chosen(picks: Sequence[Pick], *choices: ImportChoice) -> list[Pick]:
    return [pick for pick in picks if pick.choice in choices]


def _check(picks: Sequence[Pick]) -> None:
    if picks and all(pick.choice == ImportChoice.LEAVE for pick in picks):
        raise BankError(NOTHING_CHOSEN)
    revised: dict[int, int] = {}
    for pick in _chosen(picks, ImportChoice.REVISE):
        key = pick.question.pk if pick.question else 0
        if key in revised:
            raise BankError(
                f"Questions {revised[key]} and {pick.number} would both be the new revision of the same "
                "question. Nothing was stored; choose something else for one of them."
            )
        revised[key] = pick.number


def _held(picks: Sequence[Pick], others: Collection[int] = ()) -> dict[int, Question]:
    """The questions of the bank that are used or revised, locked, by their keys.

    They were chosen before they were locked, so each may have been merged since, or gone with another import.
    """
    keys = {pick.question.pk for pick in picks if pick.question and pick.choice != ImportChoice.LEAVE}
    if not keys:
        return {}
    # Locked first: PostgreSQL reads what is joined as it was before the wait.
    locked = Question.objects.select_for_update().filter(pk__in=among(keys.union(others)))
    list(locked.order_by("pk").values_list("pk"))
    held = {one.pk: one for one in Question.objects.filter(pk__in=keys).with_current().order_by("pk")}
    if held.keys() != keys or any(one.merged_into_id for one in held.values()):
        raise BankError(MOVED)
    return held


def _decided(questions: Iterable[Question]) -> dict[int, Decided]:
    found = {question.pk: {name: getattr(question, name) for name in DECIDED} for question in questions}
    if found:
        through = Question.tags.through.objects.filter(question_id__in=list(found)).order_by("pk")
        for values in found.values():
            values["tags"] = []
        for question, tag in through.values_list("question_id", "tag_id"):
            found[question]["tags"].append(tag)
    return found


def _take_from_bank(
    team: Team, actor: Membership | None, picks: Sequence[Pick], held: Mapping[int, Question]
) -> dict[int, Revision]:
    """The revisions that are used again, and those that are made of questions in the bank, by number."""
    revised = [
        (held[pick.question.pk], pick.value) for pick in _chosen(picks, ImportChoice.REVISE) if pick.question
    ]
    made = revise_questions(team, revised, author=actor)
    reused: dict[int, QuestionValue] = {}
    for pick in _chosen(picks, ImportChoice.REUSE):
        if pick.question and pick.question.pk not in made:
            reused.setdefault(pick.question.pk, pick.value)
    fill_gaps(team, [(held[key], value) for key, value in reused.items()])
    return {
        pick.number: made.get(pick.question.pk) or _as_it_is(held[pick.question.pk], pick)
        for pick in _chosen(picks, ImportChoice.REUSE, ImportChoice.REVISE)
        if pick.question
    }


def _as_it_is(question: Question, pick: Pick) -> Revision:
    revision = pick.revision or question.current
    if revision is None:
        raise BankError(f"The question that number {pick.number} is to use has no text. Choose another one.")
    return revision


def _add(
    team: Team,
    actor: Membership | None,
    template: TemplateValue,
    picks: Sequence[Pick],
    *,
    approve: bool,
    on_progress: OnProgress,
) -> dict[str, Revision]:
    missing = iter({pick.content_hash: pick.value for pick in _chosen(picks, ImportChoice.NEW)}.items())
    there = len(_chosen(picks, ImportChoice.REUSE, ImportChoice.REVISE))
    made: dict[str, Revision] = {}
    while chunk := dict(islice(missing, CHUNK)):
        made |= add_questions(
            team,
            chunk,
            author=actor,
            state=QuestionState.APPROVED if approve else QuestionState.IN_REVIEW,
            sources=dict.fromkeys(chunk, template.title),
        )
        on_progress(there + len(made))
    return made


def _new_ones(team: Team, picks: Sequence[Pick], made: Mapping[str, Revision]) -> Approval:
    """Which of the new questions came in approved, and what the others lack."""
    values: dict[str, QuestionValue] = {pick.content_hash: pick.value for pick in picks}
    levels = default_levels(team)
    gaps = {key: gaps_of(values[key], levels) for key in made}
    approved = [revision.question.uuid for key, revision in made.items() if not gaps[key]]
    return Approval(tuple(approved), tuple(found for found in gaps.values() if found))


def _place(
    team: Team,
    value: TemplateValue,
    content_hash: str,
    picks: Sequence[Pick],
    revisions: Mapping[int, Revision],
) -> Template:
    """Its hash is that of the document where it says just what the document says."""
    is_as_read = all(pick.is_as_read for pick in picks)
    template = make_template(team, value, content_hash=content_hash if is_as_read else "")
    place_questions(template, _once(revisions))
    if not is_as_read:
        template.content_hash = template_hash(template_value(template))
        Template.objects.filter(pk=template.pk).update(content_hash=template.content_hash)
    return template


def _once(revisions: Mapping[int, Revision]) -> list[Revision]:
    """In the order of the document; a template holds a question once."""
    placed: dict[int, Revision] = {}
    for _, revision in sorted(revisions.items()):
        placed.setdefault(revision.question_id, revision)
    return list(placed.values())


def _outcome(
    pick: Pick,
    revision: Revision | None,
    replaced: Mapping[int, int | None],
    before: Mapping[int, Decided],
    after: Mapping[int, Decided],
) -> Outcome:
    if revision is None:
        return Outcome(pick.number, pick.choice)
    key, is_new = revision.question_id, pick.choice == ImportChoice.NEW
    changed = {
        name: [value, after[key][name]]
        for name, value in before.get(key, {}).items()
        if value != after[key][name]
    }
    earlier = replaced.get(key) if pick.choice == ImportChoice.REVISE else None
    made_one = is_new or (earlier is not None and earlier != revision.pk)
    return Outcome(
        pick.number,
        pick.choice,
        question=key,
        revision=revision.pk,
        replaced=earlier if made_one else None,
        before=changed,
    )
