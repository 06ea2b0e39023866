"""What became of documents: the list of a team's imports, and one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from questionbank.enums import ImportChoice
from questionbank.models import DocumentImport, ImportedQuestion
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


def result_of(document_import: DocumentImport, *, page: int = 1) -> ImportResult:
    """Two queries."""
    summary = _summaries([document_import])[document_import.pk]
    pages = max(1, -(-summary.total // PAGE_LENGTH))
    page = min(page, pages)
    rows = document_import.questions.select_related("question", "revision").order_by("number")
    found = list(rows[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH])
    return ImportResult(document_import, found, summary, page, pages)
