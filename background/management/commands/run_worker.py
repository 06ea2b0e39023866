"""`manage.py run_worker`: what a page leaves for later is done here; `serve` runs one of these."""

from typing import Any

from django.core.management import BaseCommand

from background.worker import Worker


class Command(BaseCommand):
    help = "Do what pages leave for later, until SIGTERM or Ctrl-C; `serve` runs one of these itself."
    requires_system_checks: list[str] = []

    def handle(self, **_: Any) -> None:
        Worker().run()
