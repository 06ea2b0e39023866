"""`manage.py load_library --team SLUG`: the team adopts the starter library."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from questionbank.documents import DocumentError
from questionbank.management.commands.import_document import team_called
from questionbank.operations.library import adopt_library
from questionbank.problems import BankError


class Command(BaseCommand):
    help = "Adopt the templates of the starter library that the team does not have yet, approved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--team", required=True, metavar="SLUG", help="the team that gets the templates")

    def handle(self, *, team: str, **_: Any) -> None:
        try:
            outcomes = adopt_library(actor=None, team=team_called(team))
        except (DocumentError, BankError, OSError) as error:
            raise CommandError(f"The library could not be loaded; nothing was stored. {error}") from None
        for outcome in outcomes:
            new = f"{outcome.new} new question{pluralize(outcome.new)}"
            what = new if outcome.is_changed else "adopted already, unchanged"
            self.stdout.write(f"{outcome.template.title}: {what}.")
        if not outcomes:
            self.stdout.write("The library holds no document, so there was nothing to load.")
