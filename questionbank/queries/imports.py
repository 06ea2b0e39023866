"""Imports as people see them: what will become of each question, a page at a time, and what did."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Prefetch, Q

from questionbank.enums import ImportChoice
from questionbank.fairness import concerns_of
from questionbank.mapping import Source, hash_of
from questionbank.models import (
    DocumentImport,
    ProposedAnswer,
    Question,
    SheetMapping,
    Template,
)
from questionbank.problems import MOST_FAULTS, Fault, question_faults
from questionbank.queries.levels import default_levels
from questionbank.queries.picks import shown_of, staged_of
from questionbank.queries.previews import (
    SHOWN,
    Like,
    Part,
    Preview,
    PreviewedQuestion,
    Row,
    Standing,
    Summary,
)
from questionbank.readiness import gaps_of
from questionbank.staged import Staged
from teams.models import Team

PAGE_LENGTH = 50


def standing_of(document_import: DocumentImport, *, page: int = 1, part: str = "") -> Standing:
    """Two queries."""
    document = staged_of(document_import)
    rows = rows_of(document_import)
    on_page, _, _ = _page_of(rows, page, part)
    return Standing(
        summary=summary_of(document, rows),
        shown=shown_of(document_import, but={row.number for row in on_page}),
        same=sum(row.is_same for row in rows),
        faults=_faults(document, rows),
        document=document,
        document_import=document_import,
    )


def _page_of(rows: Sequence[Row], page: int, part: str) -> tuple[Sequence[Row], int, int]:
    """The rows, the number of the page that they are, and how many pages there are."""
    shown = [row for row in rows if row.is_in(part)]
    pages = max(1, -(-len(shown) // PAGE_LENGTH))
    page = min(page, pages)
    return shown[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH], page, pages


def preview_of(document_import: DocumentImport, *, page: int = 1, part: str = "") -> Preview:
    """One page of what was read. Eight queries at most."""
    document = staged_of(document_import)
    rows = rows_of(document_import)
    on_page, page, pages = _page_of(rows, page, part)
    stored, namesakes = _templates(document_import.team, document)
    return Preview(
        document_import=document_import,
        document=document,
        questions=_previewed(document_import.team, document, on_page),
        summary=summary_of(document, rows),
        faults=_faults(document, rows),
        stored=stored,
        namesakes=namesakes,
        goal=_goal(document_import.team, document),
        parts=[
            Part(key, label, sum(row.is_in(key) for row in rows), key == part) for key, label in SHOWN.items()
        ],
        part=part,
        page=page,
        pages=pages,
        shown=shown_of(document_import, but={row.number for row in on_page}),
    )


def _faults(document: Staged, rows: Iterable[Row]) -> list[Fault]:
    left = (row.number for row in rows if row.choice == ImportChoice.LEAVE)
    return list(document.faults(number for number in left if not document.repeats(number)))[:MOST_FAULTS]


def rows_of(document_import: DocumentImport) -> list[Row]:
    document = staged_of(document_import)
    rows = document_import.questions.order_by("number")
    return [
        Row(*row, is_same=row[2] is not None and document.same(row[0]) == row[2])
        for row in rows.values_list("number", "choice", "question_id", "revision_id")
    ]


def summary_of(document: Staged, rows: Iterable[Row]) -> Summary:
    counts = Counter("repeated" if document.repeats(row.number) else row.choice for row in rows)
    return Summary(
        new=counts[ImportChoice.NEW],
        reused=counts[ImportChoice.REUSE],
        revised=counts[ImportChoice.REVISE],
        left_out=counts[ImportChoice.LEAVE],
        repeated=counts["repeated"],
    )


def _templates(team: Team, document: Staged) -> tuple[Template | None, int]:
    alike = Template.objects.filter(Q(title=document.title) | Q(content_hash=document.hash), team=team)
    found = list(alike.only("uuid", "title", "content_hash").order_by("pk"))
    stored = next((one for one in found if one.content_hash == document.hash), None)
    return stored, sum(one.title == document.title and one is not stored for one in found)


def _goal(team: Team, document: Staged) -> Template | None:
    """One query, if any."""
    if document.goal is None:
        return None
    return Template.objects.filter(team=team, pk=document.goal.template).first()


def _previewed(team: Team, document: Staged, rows: Sequence[Row]) -> list[PreviewedQuestion]:
    likes = {row.number: document.likes(row.number) for row in rows}
    keys = {row.question for row in rows if row.question}
    keys |= {key for found in likes.values() for key, _ in found}
    questions = _of_bank(team, keys)
    levels = default_levels(team)
    previewed = []
    for row in rows:
        value = document.question(row.number)
        known = questions.get(row.question or 0) if row.revision else None
        previewed.append(
            PreviewedQuestion(
                number=row.number,
                value=value,
                choice=row.choice,
                known=known,
                is_old=known is not None and known.current_id != row.revision,
                is_same=row.is_same,
                likes=_likes(row, likes[row.number], questions),
                repeats=document.repeats(row.number),
                gaps=gaps_of(value, levels),
                concerns=concerns_of(value),
                faults=question_faults(row.number, value),
            )
        )
    return previewed


def _of_bank(team: Team, keys: Iterable[int]) -> dict[int, Question]:
    """With their answers, to be held against what was read. Two queries."""
    answers = Prefetch("current__proposed_answers", ProposedAnswer.objects.order_by("position"))
    found = Question.objects.filter(team=team).with_current().prefetch_related(answers)
    return found.in_bulk(keys)


def _likes(row: Row, likes: Iterable[tuple[int, int]], questions: Mapping[int, Question]) -> list[Like]:
    if row.revision:
        return []
    found = [Like(questions[key], likeness) for key, likeness in likes if key in questions]
    return sorted(found, key=lambda like: like.question.pk != row.question)


def remembered(team: Team, source: Source) -> list[list[str] | None]:
    """What the columns of each sheet meant when they were named the last time. One query, if any."""
    hashes = [hash_of(sheet) for sheet in source.sheets]
    mappings = SheetMapping.objects.filter(team=team, headings_hash__in=filter(None, hashes))
    known = dict(mappings.values_list("headings_hash", "columns")) if any(hashes) else {}
    return [known.get(key) if key else None for key in hashes]
