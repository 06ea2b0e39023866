"""`manage.py export_document TEMPLATE --format NAME`: a template as a document, or as a kit to print."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from lib.ids import uuid_or_none
from questionbank.documents.kits.values import Paper
from questionbank.exporting import EXPORTS, KitTooLongError
from questionbank.management.commands.import_document import team_called
from questionbank.models import Template


class Command(BaseCommand):
    help = "Write a template as a question document to the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("template", metavar="TEMPLATE", help="its id, or its title in a team")
        parser.add_argument("--format", choices=sorted(EXPORTS), default="text")
        parser.add_argument("--paper", choices=[paper.value for paper in Paper], default=Paper.A4.value)
        parser.add_argument(
            "--output", metavar="FILE", help="where to write it, instead of to the standard output"
        )
        parser.add_argument("--team", metavar="SLUG", help="the team in which to look")

    def handle(self, *, template: str, team: str | None, output: str | None, **how: Any) -> None:
        found = find_template(template, team)
        try:
            content = EXPORTS[how["format"]].write(found, Paper(how["paper"]))
        except KitTooLongError as error:
            raise CommandError(str(error)) from None
        if output:
            Path(output).write_bytes(content)
        elif EXPORTS[how["format"]].is_binary:
            raise CommandError("This form is no text: name a file with --output FILE.")
        else:
            self.stdout.write(content.decode(), ending="")


def find_template(name: str, slug: str | None) -> Template:
    templates = Template.objects.select_related("team")
    if slug:
        templates = templates.filter(team=team_called(slug))
    number = uuid_or_none(name)
    by_id = templates.filter(uuid=number) if number else templates.none()
    found = list(by_id) or list(templates.filter(title=name)[:2])
    where = f" in the team {slug!r}" if slug else ""
    if not found:
        raise CommandError(f"There is no template with the id or title {name!r}{where}.")
    if len(found) > 1:
        advice = "give its id" if slug else "give its id, or name the team with --team"
        raise CommandError(f"More than one template is called {name!r}{where}; {advice}.")
    return found[0]
