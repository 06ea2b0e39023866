"""`manage.py add_member ADDRESS --team SLUG --role ROLE`: one more person in a team."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from teams.enums import Role
from teams.models import Team, User
from teams.operations import NotPossibleError, add_member


class Command(BaseCommand):
    help = "Put a person into a team; someone new gets an account, and its password is printed once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the person's e-mail address")
        parser.add_argument("--team", required=True, metavar="SLUG")
        parser.add_argument("--name", default="", help="as colleagues know them")
        parser.add_argument("--role", action="append", choices=Role.values, help="may be given several times")

    def handle(self, *, address: str, team: str, name: str, role: list[str] | None, **_options: Any) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"“{address}” is no e-mail address. It looks like name@example.org.") from None
        found = Team.objects.filter(slug=team).first()
        if found is None:
            raise CommandError(f"There is no team “{team}”. Make it with create_team, or look at its slug.")
        is_known = User.objects.with_address(address).exists()
        password = None if is_known else secrets.token_urlsafe(12)
        roles = [Role(one) for one in role or [Role.INTERVIEWER]]
        try:
            add_member(actor=None, team=found, email=address, name=name, roles=roles, password=password)
        except NotPossibleError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"{name or address} is in {found.name} as {' and '.join(one.value for one in roles)}."
        )
        if password:
            self.stdout.write(f"They sign in with the password {password} and should change it.")
