"""A document is read and put down, so that it can be looked at and chosen from; the bank stays as it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Count, Q, When
from django.utils import timezone
from django.utils.formats import date_format

from lib.among import among
from lib.bulk import insert_rows
from questionbank.documents import DocumentError, ReadDocument
from questionbank.documents.normal import clean_line
from questionbank.enums import ImportChoice, ImportState
from questionbank.mapping import (
    SHEETS,
    Columns,
    Source,
    hash_of,
    is_sheet,
    read_source,
    read_with_columns,
    title_of_file,
)
from questionbank.models import DocumentImport, ImportedQuestion, Question, SheetMapping, Template
from questionbank.operations.confirming import is_open, locked
from questionbank.operations.importing import FILE_NAME_LENGTH
from questionbank.problems import TITLE_LENGTH, BankError, too_long, too_many_questions
from questionbank.queries.imports import remembered
from questionbank.queries.likes import Like, likes_of
from questionbank.queries.picks import Pick, first_picks, shown_of, staged_of
from questionbank.queries.sameness import choices_for, same_words
from questionbank.staged import Staged, StagedGoal, staged
from teams.audit import record
from teams.models import Membership, Team

KEPT = timedelta(days=1)
MOST_COLUMNS = 900  # of all sheets together; a form has a thousand fields at most
Row = tuple[int, str, int | None, int | None, str]
GONE_ON = "This document has been stored meanwhile, so nothing was changed. What became of it is below."


CHOSEN_MEANWHILE = (
    "What becomes of other questions was changed meanwhile, in another tab or by someone of your team. "
    "Nothing was stored; look at what will happen now, and confirm it again."
)


class ChosenMeanwhileError(BankError):
    """The choices on the other pages are not what this page counted."""


class StoredMeanwhileError(BankError):
    """There is nothing left to choose."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person said of one question; `question` is the key of the one in the bank."""

    choice: ImportChoice
    question: int | None


def stage_document(*, actor: Membership, data: bytes, file_name: str = "") -> DocumentImport:
    """The import that was put down: read, or with columns that have to be named. Raises DocumentError."""
    as_before = _read_as_before(actor.team, data, file_name)
    source, document = as_before or _read(data, file_name)
    made = DocumentImport(
        team=actor.team,
        author=actor,
        file_name=file_name[-FILE_NAME_LENGTH:],
        form=source.form,
        source=data,
        state=ImportState.UNMAPPED,
    )
    if document:
        return _put_down(made, document, source, is_remembered=as_before is not None)
    _check_can_be_named(source)
    made.save()
    return made


def _read(data: bytes, file_name: str) -> tuple[Source, ReadDocument | None]:
    source = read_source(data, file_name)
    return source, source.document


def _read_as_before(team: Team, data: bytes, file_name: str) -> tuple[Source, ReadDocument] | None:
    """By what its columns meant when someone named them, where all of its sheets were named before.

    What was said of another sheet may find nothing here, or leave all of it out; then nobody has named it.
    """
    if not (SheetMapping.objects.filter(team=team).exists() and is_sheet(data, file_name)):
        return None
    source = read_source(data, file_name, to_name=True)
    columns = [one for one in remembered(team, source) if one]
    if len(columns) != len(source.sheets):
        return None
    try:
        return source, read_with_columns(source, columns)
    except DocumentError:
        return None


def _check_can_be_named(source: Source) -> None:
    columns = sum(len(sheet.headings) for sheet in source.sheets)
    if columns > MOST_COLUMNS:
        raise DocumentError(
            f"Askwell can't tell which of {columns:,} columns hold the questions, and can ask about "
            f"{MOST_COLUMNS} at most. Nothing was stored; keep the columns that matter, and try again."
        )


def map_columns(
    *, actor: Membership, document_import: DocumentImport, source: Source, columns: Sequence[Columns]
) -> DocumentImport:
    """Reads the sheets by the columns that were named, and remembers those for the next time.

    Raises DocumentError where the sheets can't be read so, StoredMeanwhileError.
    """
    document = read_with_columns(source, columns)
    with transaction.atomic():
        found = _open(document_import)
        for sheet, named in zip(source.sheets, columns, strict=True):
            if key := hash_of(sheet):
                SheetMapping.objects.update_or_create(
                    team=actor.team, headings_hash=key, defaults={"columns": list(named)}
                )
        found.questions.all().delete()
        return _put_down(found, document, source)


@transaction.atomic
def keep_choices(
    *,
    document_import: DocumentImport,
    choices: Mapping[int, Chosen],
    approve: bool,
    title: str | None = None,
    goes_into: bool | None = None,
    removes: bool = False,
    shown: str | None = None,
) -> DocumentImport:
    """What was chosen on one page, by the numbers of its questions.

    Raises ChosenMeanwhileError where the other pages are not those of `shown`, BankError for a wrong title.
    """
    found = _open(document_import)
    if shown is not None and shown != shown_of(found, but=choices):
        raise ChosenMeanwhileError(CHOSEN_MEANWHILE)
    rows = list(found.questions.filter(number__in=choices))
    for row in rows:
        chosen = choices[row.number]
        row.choice, row.question_id = chosen.choice, chosen.question
    ImportedQuestion.objects.bulk_update(rows, ["choice", "question"])
    found.approve = approve
    found.save(update_fields=["approve"])
    content = staged_of(found)
    if title is not None and (sound := _sound_title(title)) != content.title:
        content, found.title = content.titled(sound), sound
    if goes_into is not None and content.goal:
        content = content.aimed(StagedGoal(content.goal.template, goes_into, removes))
    if content.content is not found.document:
        found.document = content.content
        found.save(update_fields=["document", "title"])
    return found


@transaction.atomic
def choose_for_alike(*, document_import: DocumentImport, choice: ImportChoice) -> int:
    """The same for all questions that ask nearly what one of the bank asks; how many there are."""
    found = _open(document_import)
    alike = found.questions.filter(question__isnull=False, revision=None)
    if choice != ImportChoice.REVISE:
        return alike.update(choice=choice)
    first: dict[int | None, int] = {}  # one question has one new revision
    revised = Case(When(choice=ImportChoice.REVISE, then=0), default=1)
    for key, question in alike.order_by(revised, "number").values_list("pk", "question"):
        first.setdefault(question, key)
    return found.questions.filter(pk__in=among(first.values())).update(choice=choice)


def discard_import(*, actor: Membership, document_import: DocumentImport) -> None:
    """Throws away what was read and not stored. Raises StoredMeanwhileError."""
    with transaction.atomic():
        found = _open(document_import)
        record(actor=actor, action="import.discarded", subject=found, name=str(found))
        found.delete()


@transaction.atomic
def tidy_imports(*, now: datetime) -> int:
    """Removes what was put down and not stored within a day; what someone is storing just now stays."""
    waiting = (ImportState.UNMAPPED, ImportState.READ, ImportState.FAILED)
    old = DocumentImport.objects.filter(state__in=waiting, created_at__lt=now - KEPT)
    # Locked: what is deleted is found first, and may be confirmed before it goes.
    keys = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True))
    return DocumentImport.objects.filter(pk__in=among(keys)).delete()[0]


def _sound_title(title: str) -> str:
    sound = clean_line(title)
    for sentence in too_long("the title", sound, TITLE_LENGTH):
        raise BankError(sentence)
    return sound


def _open(document_import: DocumentImport) -> DocumentImport:
    found = locked(document_import)
    if found.state != ImportState.UNMAPPED and not is_open(found):
        raise StoredMeanwhileError(GONE_ON)
    return found


def _put_down(
    into: DocumentImport, document: ReadDocument, source: Source, *, is_remembered: bool = False
) -> DocumentImport:
    for sentence in too_many_questions(document.template):
        raise DocumentError(sentence)
    picks = first_picks(into.team, document.template.questions)
    likes = _likes(into.team, picks)
    same = same_words(picks, likes)
    chosen = choices_for(picks, same)
    content = staged(
        document,
        likes={
            number: [(like.question.pk, like.likeness) for like in found] for number, found in likes.items()
        },
        same={number: question.pk for number, question in same.items()},
        manner=source.manner,
        has_columns=source.form in SHEETS,
        is_remembered=is_remembered,
    )
    content = content.titled(content.title or _title_for(into))
    rows = [
        _row(pick, same.get(number), chosen.get(number), likes.get(number, ()))
        for number, pick in enumerate(picks, start=1)
    ]
    content = content.aimed(_goal(into.team, content, {row[2] for row in rows if row[2]}))
    into.document, into.total, into.title = content.content, content.count, content.title[:TITLE_LENGTH]
    into.state, into.failure = ImportState.READ, ""
    with transaction.atomic():
        into.save()
        insert_rows(
            ImportedQuestion,
            ("document_import_id", "number", "choice", "question_id", "revision_id", "before"),
            ((into.pk, *row) for row in rows),
        )
    return into


def _title_for(document_import: DocumentImport) -> str:
    """Of a document that has none, until someone gives it another."""
    today = date_format(timezone.localdate(), "j F Y")
    return title_of_file(document_import.file_name) or f"Questions pasted on {today}"


def _likes(team: Team, picks: Sequence[Pick]) -> dict[int, list[Like]]:
    """Of those that would be new, what the bank has that asks nearly the same. Five queries at most."""
    new = [pick for pick in picks if pick.choice == ImportChoice.NEW]
    found = likes_of(team, [pick.value for pick in new]) if new else []
    return {pick.number: likes for pick, likes in zip(new, found, strict=True) if likes}


def _goal(team: Team, content: Staged, questions: Collection[int]) -> StagedGoal | None:
    """The template of its title that holds most of its questions, unless it says just this. One query."""
    held = Count("items", filter=Q(items__question__in=among(questions)))
    named = Template.objects.filter(team=team, title=content.title).offered().annotate(held=held)
    found = named.order_by("-held", "pk").values_list("pk", "content_hash", "held")
    for key, content_hash, count in found[:1] if questions else ():
        if content_hash != content.hash and 2 * count > len(set(content.hashes)):
            return StagedGoal(key)
    return None


def _row(pick: Pick, same: Question | None, choice: ImportChoice | None, likes: Sequence[Like]) -> Row:
    """The closest like is the one that the question is held against, until someone says otherwise."""
    question = pick.question or same or next((like.question for like in likes), None)
    revision = pick.revision.pk if pick.revision else None
    return pick.number, choice or pick.choice, question.pk if question else None, revision, "{}"
