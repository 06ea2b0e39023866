"""What stands in the way of taking an import back, as sentences that name it."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, F, Q, QuerySet

from questionbank.enums import ImportChoice
from questionbank.models import (
    Comment,
    DocumentImport,
    ImportedQuestion,
    Question,
    Revision,
    StateChange,
    Template,
)

NAMED = 3  # of each kind; the rest is counted


def told_uses(document_import: DocumentImport, rows: Sequence[ImportedQuestion]) -> Iterator[str]:
    """Within the bank. At most six queries."""
    new = [row.question_id for row in rows if row.choice == ImportChoice.NEW and row.question_id]
    revised = {row.question_id: row.revision_id for row in rows if row.question_id and row.replaced_id}
    own = [row.revision_id for row in rows if row.question_id in {*new, *revised} and row.revision_id]
    yield from _changed_template(document_import)
    yield from _other_templates(document_import, new, own)
    later = Revision.objects.filter(question__in=[*new, *revised]).exclude(pk__in=own)
    yield from _revised_since(later.filter(Q(question__in=new) | Q(pk=F("question__current"))))
    merged = Question.objects.filter(merged_into__in=new).count()
    if merged:
        yield f"{_counted(merged, 'question was', 'questions were')} merged into those that it added."
    comments = Comment.objects.filter(question__in=new).count()
    comments += StateChange.objects.filter(question__in=new).exclude(comment="").count()
    if comments:
        yield f"{_counted(comments, 'comment was', 'comments were')} written on questions that it added."


def _changed_template(document_import: DocumentImport) -> Iterator[str]:
    template, stored = document_import.template, document_import.finished_at
    if _touched_template(document_import) and template and stored and template.updated_at > stored:
        yield f"Its template, “{template.title}”, was changed since."


def _touched_template(document_import: DocumentImport) -> bool:
    """It made its template, or went into one that was there."""
    touched = document_import.made_template or document_import.template_before is not None
    return touched and document_import.template_id is not None


def _other_templates(
    document_import: DocumentImport, questions: Sequence[int], revisions: Sequence[int]
) -> Iterator[str]:
    """Those that hold a question that it added, or a revision that it made."""
    held = Q(items__question__in=questions) | Q(items__revision__in=revisions)
    template = document_import.template_id if _touched_template(document_import) else None
    own = [template] if template else []
    using = Template.objects.filter(held).exclude(pk__in=own).annotate(held=Count("items"))
    titles = list(using.order_by("title", "pk").values_list("title", "held")[: NAMED + 1])
    for title, count in titles[:NAMED]:
        yield f"The template “{title}” holds {count} of its questions."
    if len(titles) > NAMED:
        yield f"So do {using.count() - NAMED} more templates."


def _revised_since(revisions: "QuerySet[Revision]") -> Iterator[str]:
    found = list(revisions.order_by("pk")[: NAMED + 1])
    for revision in found[:NAMED]:
        yield f"“{revision.first_line}” was revised since."
    if len(found) > NAMED:
        yield "So were others."


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
