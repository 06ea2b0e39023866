"""What became of documents: the list of a team's imports, and one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from questionbank.enums import ImportChoice
from questionbank.models import BulkEdit, DocumentImport, ImportedQuestion, Question, StateChange
from questionbank.queries.imports import PAGE_LENGTH
from questionbank.queries.previews import Summary
from teams.models import Membership

LIST_LENGTH = 25


@dataclass(frozen=True, slots=True)
class ListedImport:
    document_import: DocumentImport
    summary: Summary


@dataclass(frozen=True, slots=True)
class ImportList:
    imports: list[ListedImport]
    page: int
    pages: int


def import_list_of(viewer: Membership, *, page: int = 1) -> ImportList:
    """The newest first. Three queries."""
    large = ("source", "document", "unplaced", "template_before")
    visible = DocumentImport.objects.visible_to(viewer).defer(*large)
    pages = max(1, -(-visible.count() // LIST_LENGTH))
    page = min(page, pages)
    rows = visible.select_related("author__user", "template", "undone_by__user").newest_first()
    found = list(rows[(page - 1) * LIST_LENGTH : page * LIST_LENGTH])
    summaries = _summaries(found)
    return ImportList([ListedImport(one, summaries[one.pk]) for one in found], page, pages)


def _summaries(imports: Iterable[DocumentImport]) -> Mapping[int, Summary]:
    counted = ImportedQuestion.objects.filter(document_import__in=list(imports))
    rows = counted.values_list("document_import", "choice").annotate(count=Count("pk")).order_by("choice")
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for key, choice, count in rows:
        counts[key][choice] = count
    return defaultdict(Summary, {key: _summary(count) for key, count in counts.items()})


def _summary(counts: Mapping[str, int]) -> Summary:
    return Summary(
        new=counts[ImportChoice.NEW],
        reused=counts[ImportChoice.REUSE],
        revised=counts[ImportChoice.REVISE],
        left_out=counts[ImportChoice.LEAVE],
    )


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a document, a page of its questions at a time."""

    document_import: DocumentImport
    rows: list[ImportedQuestion]
    summary: Summary
    page: int
    pages: int
    decided_since: int  # new questions whose state, tags and the like people have set since


def result_of(document_import: DocumentImport, *, page: int = 1) -> ImportResult:
    """Four queries."""
    summary = _summaries([document_import])[document_import.pk]
    pages = max(1, -(-summary.total // PAGE_LENGTH))
    page = min(page, pages)
    rows = document_import.questions.select_related("question", "revision").order_by("number")
    found = list(rows[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH])
    return ImportResult(document_import, found, summary, page, pages, _decided_since(document_import))


def _decided_since(document_import: DocumentImport) -> int:
    """What an undoing takes along without anything standing in its way."""
    stored = document_import.finished_at
    if stored is None or not document_import.can_be_undone:
        return 0
    made = document_import.questions.filter(choice=ImportChoice.NEW, question__isnull=False)
    own = Question.objects.filter(pk__in=made.values("question"))
    moved = StateChange.objects.filter(question__in=own, created_at__gt=stored)
    edits = BulkEdit.objects.filter(team=document_import.team_id, created_at__gt=stored, undone_at=None)
    edited = {
        UUID(key) for (rows,) in edits.values_list("before") for key, row in rows.items() if "after" in row
    }
    return own.filter(Q(pk__in=moved.values("question")) | Q(uuid__in=edited)).count()
