"""`manage.py import_document FILE --team SLUG`: question documents become templates, or are taken back."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.template.defaultfilters import pluralize

from lib.ids import uuid_or_none
from questionbank.documents import DocumentError, ReadDocument
from questionbank.documents.sheets import FIELDS
from questionbank.folders import STANDARD_INPUT, FolderReader, documents_in, read_file
from questionbank.imported import unready
from questionbank.models import DocumentImport
from questionbank.operations.importing import ImportOutcome, import_document
from questionbank.operations.importing_many import Batch, import_documents
from questionbank.operations.undoing import undo_import
from questionbank.problems import BankError
from questionbank.queries.documents import count_answers
from questionbank.readiness import told_together
from teams.models import Team

Report = dict[str, Any]
COUNTED = ("templates", "known_templates", "new_questions", "reused_questions")  # of a `Batch`


class Command(BaseCommand):
    help = (
        "Import a question document, or a folder of them, as templates of a team: "
        "text, Markdown, DOCX, HTML, CSV, XLSX, JSON or YAML."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", nargs="?", help="a file, a folder, or - (standard input)")
        parser.add_argument("--team", required=True, metavar="SLUG", help="the team that gets the template")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
        parser.add_argument("--json", action="store_true", help="answer in JSON")
        parser.add_argument("--approve", action="store_true", help="approve the imported questions at once")
        parser.add_argument(
            "--columns",
            metavar="FIELDS",
            help="what the columns of a sheet hold, in order, parted by commas, with nothing for one to "
            f"leave out: {', '.join(filter(None, FIELDS))}",
        )
        parser.add_argument("--undo", metavar="ID", help="take an import back instead, as a whole")

    def handle(self, *, file: str | None, team: str, undo: str | None, **options: Any) -> None:
        into = team_called(team)
        try:
            if undo:
                report, told = undone(into, undo, dry_run=options["dry_run"])
            elif not file:
                raise CommandError("Name a file or a folder, or an import to --undo.")
            elif file != STANDARD_INPUT and Path(file).is_dir():
                report = self._import_folder(into, Path(file), **options)
                told = folder_as_text(report)
            else:
                report = import_file(into, Path(file), **options)
                told = as_text(report)
        except (DocumentError, BankError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(as_json(report) if options["json"] else told)

    def _import_folder(
        self, team: Team, folder: Path, *, dry_run: bool, approve: bool, columns: str | None, **_: Any
    ) -> Report:
        files = documents_in(folder)
        if not files:
            raise CommandError(f"{folder} holds no question document.")
        reader = FolderReader(folder, files, fields_in(columns))
        batches: list[Batch] = []
        with tried(dry_run=dry_run):
            for batch in import_documents(actor=None, team=team, documents=reader, approve=approve):
                batches.append(batch)
                reader.refuse(batch.refused)
                self.stderr.write(f"{reader.count:,} of {len(files):,} documents read")
        return folder_report(reader, batches, dry_run=dry_run)


def team_called(slug: str) -> Team:
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        known = ", ".join(Team.objects.order_by("slug").values_list("slug", flat=True)[:10])
        hint = f"The teams are: {known}." if known else "There is no team yet."
        raise CommandError(f"There is no team called {slug!r}. {hint}")
    return team


@contextmanager
def tried(*, dry_run: bool) -> Iterator[None]:
    """In a transaction that comes to nothing, where that is asked for."""
    if not dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fields_in(columns: str | None) -> list[str] | None:
    fields = [name.strip() for name in columns.split(",")] if columns is not None else None
    if unknown := sorted(set(fields or ()) - FIELDS.keys()):
        raise CommandError(
            f"There is no field called {unknown[0]!r}. The fields are {', '.join(filter(None, FIELDS))}."
        )
    return fields


def import_file(
    team: Team, path: Path, *, dry_run: bool, approve: bool, columns: str | None, **_: Any
) -> Report:
    incoming = read_file(path, fields_in(columns))
    with tried(dry_run=dry_run):
        outcome = import_document(
            actor=None,
            team=team,
            document=incoming.document,
            file_name=incoming.file_name,
            form=incoming.form,
            approve=approve,
        )
    return report_of(incoming.document, outcome, dry_run=dry_run)


def undone(team: Team, key: str, *, dry_run: bool) -> tuple[Report, str]:
    uuid = uuid_or_none(key)
    found = DocumentImport.objects.filter(team=team, uuid=uuid).first() if uuid else None
    if found is None:
        raise CommandError(f"This team has no import called {key!r}.")
    with tried(dry_run=dry_run):
        undo_import(actor=None, document_import=found)
    told = "It can be undone; nothing was changed, since this was a dry run." if dry_run else "It is undone."
    return {"undone": not dry_run, "import": str(found.uuid), "dry_run": dry_run}, told


def report_of(document: ReadDocument, outcome: ImportOutcome, *, dry_run: bool) -> Report:
    """The counts are of what the document holds; `changed` says whether anything had to be stored."""
    made = outcome.document_import
    return {
        "templates": 1,
        "questions": len(document.template.questions),
        "proposed_answers": count_answers(document.template),
        "problems": [problem_of(one.line, one.cell, one.sentence) for one in document.problems],
        "title": document.template.title,
        "new_questions": outcome.new,
        "reused_questions": outcome.reused,
        "approved_questions": outcome.approved,
        "unready_questions": len(outcome.unready),
        "missing": told_together(outcome.unready),
        "in_review": unready(outcome),
        "changed": outcome.is_changed,
        "dry_run": dry_run,
        # What was rolled back again has no address.
        "template": None if dry_run and outcome.new + outcome.reused else str(outcome.template.uuid),
        "import": str(made.uuid) if made and not dry_run else None,
    }


def problem_of(line: int, cell: str, sentence: str) -> Report:
    return {"line": line, "sentence": sentence} | ({"cell": cell} if cell else {})


def folder_report(reader: FolderReader, batches: Sequence[Batch], *, dry_run: bool) -> Report:
    counts = {name: sum(getattr(batch, name) for batch in batches) for name in COUNTED}
    return {
        "documents": len(reader.files),
        **counts,
        "problems": reader.problems,
        "refused": [{"file": file, "sentence": sentence} for file, sentence in sorted(reader.refused)],
        "imports": [] if dry_run else [str(one) for batch in batches for one in batch.imports],
        "dry_run": dry_run,
    }


def as_json(report: Report) -> str:
    shown = {key: value for key, value in report.items() if key != "in_review"}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def as_text(report: Report) -> str:
    questions, answers = report["questions"], report["proposed_answers"]
    counts = f"{questions} question{pluralize(questions)} with {answers} proposed answer{pluralize(answers)}"
    lines = [f"{report['title']}: {counts}."]
    for problem in report["problems"]:
        place = f"Cell {problem['cell']}" if "cell" in problem else f"Line {problem['line']}"
        is_placed = "cell" in problem or problem["line"]
        lines.append(f"{place}: {problem['sentence']}" if is_placed else problem["sentence"])
    lines.append(what_happened(report))
    return "\n".join(lines)


def what_happened(report: Report) -> str:
    if not report["changed"]:
        return "This document is in the bank already; nothing changed."
    if report["dry_run"]:
        return "Nothing was stored, since this was a dry run."
    kept = " The lines above are kept with the template." if report["problems"] else ""
    new = report["new_questions"]
    return (
        f"Stored: {new} new question{pluralize(new)}, "
        f"{report['reused_questions']} that the bank had already.{kept}{report['in_review']}\n"
        f"To take it back: manage.py import_document --team SLUG --undo {report['import']}"
    )


def folder_as_text(report: Report) -> str:
    lines = [f"{one['file']}: {one['sentence']}" for one in report["refused"]]
    lines.append(
        f"{report['documents']:,} documents: {report['templates']:,} new templates with "
        f"{report['new_questions']:,} new questions and {report['reused_questions']:,} that were there; "
        f"{report['known_templates']:,} templates that the bank had already; {len(lines):,} not stored."
    )
    if report["problems"]:
        lines.append(f"{report['problems']:,} lines found no place and are kept with their templates.")
    if report["dry_run"]:
        lines.append("Nothing was stored, since this was a dry run.")
    return "\n".join(lines)
