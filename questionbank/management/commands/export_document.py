"""`manage.py export_document TEMPLATE --format text|json`: a template as a question document."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from lib.ids import uuid_or_none
from questionbank.documents import write_json, write_text
from questionbank.management.commands.import_document import team_called
from questionbank.models import Template
from questionbank.queries.values import template_value

WRITERS = {"text": write_text, "json": write_json}


class Command(BaseCommand):
    help = "Write a template as a question document to the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("template", metavar="TEMPLATE", help="its id, or its title in a team")
        parser.add_argument("--format", choices=sorted(WRITERS), default="text")
        parser.add_argument("--team", metavar="SLUG", help="the team in which to look")

    def handle(self, *, template: str, format: str, team: str | None, **_: Any) -> None:  # noqa: A002
        document = WRITERS[format](template_value(find_template(template, team)))
        self.stdout.write(document, ending="")


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
