"""`manage.py show_tasks`: whether a worker runs, what waits for it, and what failed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from background import queue
from background.models import Task
from lib.background import NOT_WORKING, TaskState


class Command(BaseCommand):
    help = "Show whether the background worker runs, and what waits for it; fails if none runs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--try-again", action="store_true", help="try again what failed for good")

    def handle(self, *, try_again: bool, **_: Any) -> None:
        if try_again:
            self.stdout.write(f"Failed tasks that are tried again: {queue.try_again()}.")
        self.show_tasks()
        if not queue.is_working():
            raise CommandError(NOT_WORKING)
        for worker in queue.workers():
            self.stdout.write(f"Worker on {worker.machine} since {worker.since:%Y-%m-%d %H:%M} UTC.")

    def show_tasks(self) -> None:
        counts = queue.counts()
        self.stdout.write(
            ", ".join(f"{state.value}: {counts.get(state.value, 0)}" for state in TaskState) + "."
        )
        for task in Task.objects.filter(state=TaskState.FAILED).order_by("pk"):
            self.stdout.write(f"{task} failed {task.attempts} times, the last time so: {task.problem}.")
