"""`manage.py load_demo`: the demo team, once; a second time changes nothing."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from interviews.demo.loading import load_demo
from interviews.demo.sign_ins import read_or_make


class Command(BaseCommand):
    help = "Load the demo team with real content, unless it is there already."

    def handle(self, **_options: Any) -> None:
        sign_ins = read_or_make()
        load_demo(passwords={one.email: one.password for one in sign_ins}, now=timezone.now())
