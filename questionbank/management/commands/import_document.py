"""`manage.py import_document FILE --team SLUG`: a question document becomes a template."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.template.defaultfilters import pluralize

from questionbank.documents import DocumentError, ReadDocument, decode_document, read_document
from questionbank.documents.decoding import check_file_size
from questionbank.operations.importing import ImportOutcome, import_document
from questionbank.problems import BankError
from questionbank.queries.documents import count_answers
from questionbank.readiness import told_together
from teams.models import Team

Report = dict[str, Any]


class Command(BaseCommand):
    help = "Import a question document (text or JSON) as a template of a team."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--team", required=True, metavar="SLUG", help="the team that gets the template")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
        parser.add_argument("--json", action="store_true", help="answer in JSON")
        parser.add_argument("--approve", action="store_true", help="approve the imported questions at once")

    def handle(self, *, file: str, team: str, dry_run: bool, json: bool, approve: bool, **_: Any) -> None:
        try:
            document = read_file(Path(file))
            with transaction.atomic():
                outcome = import_document(
                    actor=None,
                    team=team_called(team),
                    document=document,
                    file_name=Path(file).name,
                    approve=approve,
                )
                transaction.set_rollback(dry_run)
        except (DocumentError, BankError) as error:
            raise CommandError(str(error)) from None
        report = report_of(document, outcome, dry_run=dry_run)
        self.stdout.write(as_json(report) if json else as_text(report))


def team_called(slug: str) -> Team:
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        known = ", ".join(Team.objects.order_by("slug").values_list("slug", flat=True)[:10])
        hint = f"The teams are: {known}." if known else "There is no team yet."
        raise CommandError(f"There is no team called {slug!r}. {hint}")
    return team


def read_file(path: Path) -> ReadDocument:
    """Raises CommandError for what is no readable file, DocumentError for what is no document."""
    try:
        if path.is_dir():
            raise CommandError(f"{path} is a folder; name one file in it.")
        if not path.exists():
            raise CommandError(f"There is no file called {path}.")
        if not path.is_file():
            raise CommandError(f"{path} is not an ordinary file; save the document as one and name that.")
        check_file_size(path.stat().st_size)
        return read_document(decode_document(path.read_bytes()))
    except OSError as error:
        why = (error.strerror or "the system gave no reason").lower()
        raise CommandError(f"{path} can't be read: {why}.") from None


def report_of(document: ReadDocument, outcome: ImportOutcome, *, dry_run: bool) -> Report:
    """The counts are of what the document holds; `changed` says whether anything had to be stored."""
    return {
        "templates": 1,
        "questions": len(document.template.questions),
        "proposed_answers": count_answers(document.template),
        "problems": [{"line": one.line, "sentence": one.sentence} for one in document.problems],
        "title": document.template.title,
        "new_questions": outcome.new,
        "reused_questions": outcome.reused,
        "approved_questions": outcome.approved,
        "unready_questions": len(outcome.unready),
        "missing": told_together(outcome.unready),
        "changed": outcome.is_changed,
        "dry_run": dry_run,
        # A template that was rolled back again has no address.
        "template": None if dry_run and outcome.new + outcome.reused else str(outcome.template.uuid),
    }


def as_json(report: Report) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_text(report: Report) -> str:
    questions, answers = report["questions"], report["proposed_answers"]
    counts = f"{questions} question{pluralize(questions)} with {answers} proposed answer{pluralize(answers)}"
    lines = [f"{report['title']}: {counts}."]
    lines += [f"Line {problem['line']}: {problem['sentence']}" for problem in report["problems"]]
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
        f"{report['reused_questions']} that the bank had already.{kept}{what_stays_in_review(report)}"
    )


def what_stays_in_review(report: Report) -> str:
    count = report["unready_questions"]
    if not count:
        return ""
    subject = "One question stays" if count == 1 else f"{count} questions stay"
    return f" {subject} in review, since something is missing: {report['missing']}."
