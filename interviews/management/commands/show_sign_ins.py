"""`manage.py show_sign_ins`: how to sign in to the demo team."""

from typing import Any

from django.core.management import BaseCommand

from interviews.demo.sign_ins import read_or_make


class Command(BaseCommand):
    help = "Print one sign-in for each role of the demo team."

    def handle(self, **_options: Any) -> None:
        self.stdout.write("Sign in as")
        for one in read_or_make():
            self.stdout.write(f"  {one.role:<12} {one.email:<32} {one.password}")
