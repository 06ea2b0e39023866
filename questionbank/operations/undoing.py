"""An import is taken back as a whole, as long as nothing that was made since uses it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import OuterRef, ProtectedError, Subquery
from django.db.models.functions import Left
from django.utils import timezone

from lib.bulk import insert_rows
from questionbank.enums import ImportChoice, ImportState
from questionbank.models import (
    Anchor,
    DocumentImport,
    FollowUp,
    ImportedQuestion,
    KeyPoint,
    ProposedAnswer,
    Question,
    Revision,
    Tag,
)
from questionbank.operations.confirming import locked
from questionbank.operations.importing import lock_bank
from questionbank.operations.renewing import put_back
from questionbank.operations.states import note_changes
from questionbank.problems import BankError
from questionbank.queries.undoing import told_uses
from questionbank.search.indexing import index_questions
from teams.audit import record
from teams.models import Membership

WORDS_LENGTH = 200
UNDONE = "The import was undone"
NOT_STORED = "This import is not stored, so there is nothing to undo."
TOO_OLD = (
    "This import was stored before Askwell kept what an import made, so it can't be undone as a whole. "
    "Retire its questions one by one, if they are in the way."
)


class InUseError(BankError):
    """Something that was made since would lose what it stands on; nothing was changed."""


@transaction.atomic
def undo_import(*, actor: Membership | None, document_import: DocumentImport) -> DocumentImport:
    """Removes the template and the new questions, and puts back what was revised, filled in and approved.

    Where that has been done, nothing happens. Raises InUseError, or BankError where nothing can be undone.
    """
    found = locked(document_import)
    if found.state == ImportState.UNDONE:
        return found
    if found.state != ImportState.DONE:
        raise BankError(NOT_STORED)
    lock_bank(found.team)
    rows = list(found.questions.order_by("number"))
    if not rows:
        raise BankError(TOO_OLD)
    _hold(rows)
    _note_words(found)
    if sentences := list(told_uses(found, rows)):
        raise InUseError(_refused(sentences))
    try:
        with transaction.atomic():
            _take_back(found, rows, actor)
    except ProtectedError as error:
        raise InUseError(_refused(_told(error.protected_objects))) from None
    _end(found, rows, actor)
    return found


def _hold(rows: Sequence[ImportedQuestion]) -> None:
    """Whoever is about to use any of it is waited for, or waits."""
    questions = Question.objects.select_for_update().filter(pk__in=_questions(rows))
    list(questions.order_by("pk").values_list("pk"))
    revisions = [row.revision_id for row in rows if row.revision_id]
    list(Revision.objects.select_for_update().filter(pk__in=revisions).order_by("pk").values_list("pk"))


def _note_words(document_import: DocumentImport) -> None:
    """What was asked is still told once its question is gone."""
    text = Revision.objects.filter(pk=OuterRef("revision")).values("text")
    rows = document_import.questions.filter(revision__isnull=False)
    rows.update(words=Left(Subquery(text[:1]), WORDS_LENGTH))


def _refused(sentences: Iterable[str]) -> str:
    return " ".join(["The import can't be undone, and nothing was changed.", *sentences])


def _told(objects: Iterable[object]) -> Iterator[str]:
    """What from apps above stands on it, in the words of their models."""
    counts = Counter(type(one)._meta for one in objects)  # type: ignore[attr-defined]  # noqa: SLF001
    for kind, count in counts.items():
        name = kind.verbose_name if count == 1 else kind.verbose_name_plural
        yield f"{count} {name} use{'s' if count == 1 else ''} what it brought."


def _take_back(
    document_import: DocumentImport, rows: Sequence[ImportedQuestion], actor: Membership | None
) -> None:
    if document_import.made_template and document_import.template:
        document_import.template.delete()
    elif document_import.template_before and document_import.template:
        put_back(document_import.template, document_import.template_before)
    _put_back(rows, actor)
    new = [row.question_id for row in rows if row.choice == ImportChoice.NEW and row.question_id]
    Question.objects.filter(pk__in=new).update(current=None)
    _remove_revisions([row.revision_id for row in rows if _is_made(row) and row.revision_id])
    Question.objects.filter(pk__in=new).delete()


def _is_made(row: ImportedQuestion) -> bool:
    return row.choice == ImportChoice.NEW or row.replaced_id is not None


def _put_back(rows: Sequence[ImportedQuestion], actor: Membership | None) -> None:
    """Each value that is still what the import made of it; what someone has set since stays."""
    changed = _changed(rows)
    questions = Question.objects.select_for_update().in_bulk(changed)
    states = {key: question.state for key, question in questions.items()}
    for key, question in questions.items():
        row = changed[key]
        question.current_id = row.replaced_id or question.current_id
        for name, (before, after) in row.before.items():
            if name != "tags" and getattr(question, name) == after:
                setattr(question, name, before)
    fields = ["current", "competency", "kind", "seniority", "language", "state"]
    Question.objects.bulk_update(questions.values(), fields)
    note_changes(
        [(question, states[key]) for key, question in questions.items()], actor=actor, comment=UNDONE
    )
    _put_back_tags([row for row in changed.values() if "tags" in row.before])
    index_questions(questions)


def _changed(rows: Sequence[ImportedQuestion]) -> dict[int, ImportedQuestion]:
    """By the keys of questions that were there; of one that several rows name, the row that revised it."""
    found = [row for row in rows if row.before or row.replaced_id]
    found.sort(key=lambda row: row.replaced_id is not None)
    return {row.question_id: row for row in found if row.question_id}


def _put_back_tags(rows: Sequence[ImportedQuestion]) -> None:
    through = Question.tags.through.objects.filter(question_id__in=_questions(rows))
    now: dict[int, list[int]] = {}
    for question, tag in through.order_by("pk").values_list("question_id", "tag_id"):
        now.setdefault(question, []).append(tag)
    rows = [row for row in rows if now.get(row.question_id or 0, []) == row.before["tags"][1]]
    through.filter(question_id__in=_questions(rows)).delete()
    there = set(
        Tag.objects.filter(pk__in=[tag for row in rows for tag in row.before["tags"][0]]).values_list(
            "pk", flat=True
        )
    )
    insert_rows(
        Question.tags.through,
        ("question_id", "tag_id"),
        ((row.question_id, tag) for row in rows for tag in row.before["tags"][0] if tag in there),
    )


def _questions(rows: Iterable[ImportedQuestion]) -> list[int]:
    return [row.question_id for row in rows if row.question_id]


def _remove_revisions(revisions: Sequence[int]) -> None:
    """What belongs to them first; rows of other apps that point at any of it hold everything back."""
    KeyPoint.objects.filter(proposed_answer__revision__in=revisions).delete()
    for part in (ProposedAnswer, FollowUp, Anchor):
        part._default_manager.filter(revision__in=revisions).delete()  # noqa: SLF001
    Revision.objects.filter(pk__in=revisions).delete()


def _end(document_import: DocumentImport, rows: Sequence[ImportedQuestion], actor: Membership | None) -> None:
    document_import.state, document_import.template = ImportState.UNDONE, None
    document_import.undone_at, document_import.undone_by = timezone.now(), actor
    document_import.save(update_fields=["state", "template", "undone_at", "undone_by"])
    record(
        actor=actor,
        action="import.undone",
        subject=document_import,
        questions=sum(row.choice == ImportChoice.NEW for row in rows),
        revisions=sum(row.replaced_id is not None for row in rows),
    )
