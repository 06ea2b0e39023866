"""`manage.py create_team NAME --slug SLUG --admin ADDRESS`: a team with its first member."""

import getpass
import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import slugify

from teams.enums import Role
from teams.models import User
from teams.operations import NotPossibleError, add_member, create_team


class Command(BaseCommand):
    help = "Make a team, and an admin who is a manager and an interviewer too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the team is called")
        parser.add_argument("--slug", default="", help="its short name for the shell; made from the name")
        parser.add_argument("--admin", required=True, metavar="ADDRESS", help="e-mail address of the admin")
        parser.add_argument("--admin-name", default="", metavar="NAME")
        parser.add_argument("--time-zone", default="UTC", help="such as Europe/Madrid")
        parser.add_argument("--ask-password", action="store_true", help="type it instead of having one made")

    def handle(self, *, name: str, slug: str, admin: str, **options: Any) -> None:
        is_known = User.objects.with_address(admin).exists()
        password = None if is_known else self.password(asks=options["ask_password"])
        try:
            with transaction.atomic():
                team = create_team(name=name, slug=slug or slugify(name), time_zone=options["time_zone"])
                add_member(
                    actor=None,
                    team=team,
                    email=admin,
                    name=options["admin_name"],
                    roles=[*Role],
                    password=password,
                )
        except NotPossibleError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Made the team {team.name} ({team.slug}).")
        if password and not options["ask_password"]:
            self.stdout.write(f"{admin} signs in with the password {password} and should change it.")

    def password(self, *, asks: bool) -> str:
        return getpass.getpass("Password: ") if asks else secrets.token_urlsafe(12)
