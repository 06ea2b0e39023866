from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lib.background import TaskState

UNENDED = (TaskState.WAITING, TaskState.RUNNING)


class TaskQuerySet(models.QuerySet["Task"]):
    def due(self, now: datetime) -> Self:
        """What a worker may take, the longest due first; a running one is due when its lease has run out."""
        return self.filter(state__in=UNENDED, due_at__lte=now).order_by("due_at", "pk")

    def held_as(self, task: "Task") -> Self:
        """The task, if it is still in the hands of the attempt that `task` is."""
        return self.filter(pk=task.pk, state=TaskState.RUNNING, holder=task.holder)


class Task(models.Model):
    """A call that a worker is to make: ids alone, so that nothing confidential lies here."""

    path = models.CharField(max_length=200)
    ids = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.WAITING)
    added_at = models.DateTimeField(default=timezone.now)
    # While it waits: not before this. While it runs: the end of its worker's lease, unless that is renewed.
    due_at = models.DateTimeField(default=timezone.now)
    day = models.DateField(null=True, blank=True)  # the day that a daily task is for
    attempts = models.PositiveSmallIntegerField(default=0)  # counted when one begins: a death counts too
    holder = models.UUIDField(null=True, blank=True)  # the attempt that has it now
    ended_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)  # where the last attempt failed; never its words

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path", "day"], name="a_daily_task_is_once_a_day"),
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="a_task_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=TaskState.RUNNING) ^ Q(holder__isnull=True),
                name="a_task_is_held_while_it_runs",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNENDED) ^ Q(ended_at__isnull=False), name="a_task_that_ended_says_when"
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="tasks_to_do", condition=Q(state__in=UNENDED))]

    def __str__(self) -> str:
        return f"{self.path}({', '.join(map(repr, self.ids))})"


class Presence(models.Model):
    """A worker's sign of life."""

    worker = models.UUIDField(primary_key=True, default=uuid4)
    machine = models.CharField(max_length=100)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"a worker on {self.machine}"
