"""Pairs of questions that ask nearly the same: found for a whole bank, or for what is new to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from lib.among import among
from lib.background import TaskState, later, state_of
from questionbank.enums import PairState, QuestionState
from questionbank.likeness import Found, Library, wording_of
from questionbank.models import DuplicatePair, DuplicateSearch, Question
from questionbank.models.question import QuestionQuerySet
from questionbank.queries.duplicates import MOST_SEARCHES
from questionbank.queries.likes import found_for
from teams.audit import record
from teams.models import Membership, Team

MOST_AT_ONCE = 3_000  # questions; more of them would keep a person waiting
AT_ONCE = 1_000  # rows that are read or written together
Pairs = Mapping[tuple[int, int], int]  # the likeness of two questions, the older first


def ask_for_pairs(*, actor: Membership | None, team: Team) -> DuplicateSearch:
    """Looks through the whole bank: at once, or by a background worker where it is large.

    Where one is on its way already, that one.
    """
    last = DuplicateSearch.objects.filter(team=team).order_by("-created_at", "-pk").first()
    if last and is_on_its_way(last):
        return last
    search = DuplicateSearch.objects.create(team=team, actor=actor)
    if _comparable(team).count() <= MOST_AT_ONCE:
        find_pairs(search=search)
    else:
        from questionbank.tasks import find_duplicates

        later(find_duplicates, search.pk)
    return search


def is_on_its_way(search: DuplicateSearch) -> bool:
    from questionbank.tasks import find_duplicates

    state = None if search.finished_at else state_of(find_duplicates, search.pk)
    return state in (TaskState.WAITING, TaskState.RUNNING)


def find_pairs(*, search: DuplicateSearch) -> None:
    """Of the whole bank, read in one pass. What people have decided about a pair stays.

    Nothing is locked while it is reckoned, which takes a minute or two for a bank of 150,000 questions.
    """
    known = DuplicatePair.objects.filter(team=search.team)
    newest = known.aggregate(newest=Max("pk"))["newest"] or 0
    library = Library()
    rows = _comparable(search.team).order_by("pk").values_list("pk", "current__text")
    for key, text in rows.iterator(chunk_size=AT_ONCE):
        library.add(key, wording_of(text))
    found = _paired(library.pairs())
    with transaction.atomic():
        _store(found, known, search.team, newest=newest)
        search.questions, search.pairs = len(library.wordings), len(found)
        search.finished_at = timezone.now()
        search.save()
        older = DuplicateSearch.objects.filter(team=search.team).order_by("-created_at", "-pk")
        DuplicateSearch.objects.filter(
            pk__in=list(older.values_list("pk", flat=True)[MOST_SEARCHES:])
        ).delete()


def find_pairs_of(team: Team, questions: Collection[int]) -> None:
    """Of questions that are new, or say something else now; in a constant number of statements a thousand."""
    remaining = iter(sorted(questions))
    while part := list(islice(remaining, AT_ONCE)):
        rows = _comparable(team).filter(pk__in=among(part)).order_by("pk")
        texts = dict(rows.values_list("pk", "current__text"))
        found = found_for(team, list(texts.values()), [{key} for key in texts])
        pairs = _paired(zip(texts, found, strict=True))
        with transaction.atomic():
            _store(pairs, _pairs_with(team, part), team)


@transaction.atomic
def dismiss_pair(*, actor: Membership, pair: DuplicatePair) -> None:
    """The two are not the same, for good."""
    decided = DuplicatePair.objects.filter(pk=pair.pk, state=PairState.OPEN).update(
        state=PairState.DISMISSED, decided_by=actor, decided_at=timezone.now()
    )
    if decided:
        both = [str(pair.first.uuid), str(pair.second.uuid)]
        record(actor=actor, action="duplicate.dismissed", subject=pair, questions=both)


@transaction.atomic
def reopen_pair(*, actor: Membership, pair: DuplicatePair) -> None:
    """What was dismissed is looked at again."""
    decided = DuplicatePair.objects.filter(pk=pair.pk, state=PairState.DISMISSED).update(
        state=PairState.OPEN, decided_by=None, decided_at=None
    )
    if decided:
        record(actor=actor, action="duplicate.reopened", subject=pair)


def _comparable(team: Team) -> QuestionQuerySet:
    return Question.objects.filter(team=team, current__isnull=False).exclude(state=QuestionState.RETIRED)


def _pairs_with(team: Team, questions: Sequence[int]) -> QuerySet[DuplicatePair]:
    one_of_them = Q(first__in=among(questions)) | Q(second__in=among(questions))
    return DuplicatePair.objects.filter(one_of_them, team=team)


def _paired(found: Iterable[tuple[int, Iterable[Found]]]) -> Pairs:
    return {
        (min(key, one.number), max(key, one.number)): one.likeness for key, likes in found for one in likes
    }


def note_new_questions(team: Team, questions: Collection[int]) -> None:
    """Has a worker find the pairs of many questions that came in together."""
    from questionbank.tasks import find_new_duplicates

    if questions:
        later(find_new_duplicates, team.pk, min(questions), max(questions))


@dataclass(frozen=True, slots=True)
class _Stored:
    key: int
    state: str
    likeness: int


def _store(found: Pairs, known: QuerySet[DuplicatePair], team: Team, *, newest: int | None = None) -> None:
    """The pairs of `known` are as `found` from then on, apart from what people have decided.

    Pairs with keys beyond `newest` came in while it was reckoned; that they are not in `found` says nothing.
    """
    rows = known.values_list("first_id", "second_id", "pk", "state", "likeness")
    stored = {(row[0], row[1]): _Stored(*row[2:]) for row in rows.iterator(chunk_size=AT_ONCE)}
    undecided = {pair: one for pair, one in stored.items() if one.state == PairState.OPEN}
    gone = [
        one.key
        for pair, one in undecided.items()
        if pair not in found and (newest is None or one.key <= newest)
    ]
    DuplicatePair.objects.filter(pk__in=among(gone)).delete()
    moved = [
        DuplicatePair(pk=one.key, likeness=found[pair])
        for pair, one in undecided.items()
        if pair in found and found[pair] != one.likeness
    ]
    DuplicatePair.objects.bulk_update(moved, ["likeness"], batch_size=AT_ONCE)
    new = (
        DuplicatePair(team=team, first_id=first, second_id=second, likeness=likeness)
        for (first, second), likeness in found.items()
        if (first, second) not in stored
    )
    # Someone may be saving one of the questions, and have found the same.
    DuplicatePair.objects.bulk_create(new, ignore_conflicts=True, batch_size=AT_ONCE)
