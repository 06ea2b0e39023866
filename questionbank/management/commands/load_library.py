"""`manage.py load_library [KEY…] --team SLUG`: the team adopts templates of the library."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from questionbank.documents import DocumentError
from questionbank.library import read_library
from questionbank.management.commands.import_document import team_called
from questionbank.operations.library import adopt_library
from questionbank.problems import BankError


class Command(BaseCommand):
    help = "Adopt templates of the library that the team does not have yet, approved; without a key, all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="a template's key, as --list tells it")
        parser.add_argument("--team", metavar="SLUG", help="the team that gets the templates")
        parser.add_argument("--list", action="store_true", help="tell what the library has, and do nothing")

    def handle(self, *, keys: list[str], team: str | None, **options: Any) -> None:
        try:
            if options["list"]:
                self._list()
            elif team:
                self._adopt(team, keys)
            else:
                raise CommandError("Say which team gets the templates: --team SLUG.")
        except (DocumentError, BankError, OSError) as error:
            raise CommandError(f"The library could not be loaded; nothing was stored. {error}") from None

    def _list(self) -> None:
        for one in read_library():
            count = len(one.value.questions)
            self.stdout.write(f"{one.key}: {one.value.title}, {count} question{pluralize(count)}.")

    def _adopt(self, team: str, keys: list[str]) -> None:
        outcomes = adopt_library(actor=None, team=team_called(team), keys=keys)
        for outcome in outcomes:
            new = f"{outcome.new} new question{pluralize(outcome.new)}"
            what = new if outcome.is_changed else "adopted already, unchanged"
            self.stdout.write(f"{outcome.template.title}: {what}.")
        if not outcomes:
            self.stdout.write("The library holds no document, so there was nothing to load.")
