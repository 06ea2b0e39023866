from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from lib.bulk import insert_rows
from questionbank.likeness import keys_of, wording_of
from questionbank.models.question import Question
from teams.models import Membership, Team, TeamOwned

Said = tuple[int, int, str]  # a question, its team, and its text


class QuestionKeyQuerySet(models.QuerySet["QuestionKey"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)

    def write(self, said: Iterable[Said]) -> None:
        """The keys of questions that have none yet; one statement."""
        rows = [(question, team, key) for question, team, text in said for key in keys_of(wording_of(text))]
        if rows:
            insert_rows(QuestionKey, ("question_id", "team_id", "key"), rows)

    def rewrite(self, said: Iterable[Said]) -> None:
        """The keys of questions that say something else now, or may; two statements, or three."""
        wanted = {(question, team, key) for question, team, text in said for key in keys_of(wording_of(text))}
        known = self.filter(question__in={question for question, _, _ in wanted})
        stored = {(row[1], row[2], row[3]): row[0] for row in known.values_list("pk", *ROW)}
        if gone := [pk for row, pk in stored.items() if row not in wanted]:
            self.filter(pk__in=gone).delete()
        if missing := sorted(wanted - stored.keys()):
            insert_rows(QuestionKey, ROW, missing)


ROW = ("question_id", "team_id", "key")


class QuestionKey(models.Model):
    """One of the weightiest words of what a question says, by which its likes are found; see `likeness`."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="likeness_keys")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.BigIntegerField()

    objects = QuestionKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "key", "question"], name="a_question_has_a_key_once")
        ]

    def __str__(self) -> str:
        return str(self.key)


class DuplicateSearchQuerySet(models.QuerySet["DuplicateSearch"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class DuplicateSearch(TeamOwned):
    """One time that a whole bank was looked through for questions that ask nearly the same."""

    actor = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    questions = models.PositiveIntegerField(default=0)
    pairs = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = DuplicateSearchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duplicate searches"
        indexes = [models.Index(fields=["team", "-created_at"], name="duplicate_searches_by_time")]

    def __str__(self) -> str:
        return f"{self.pairs} pairs among {self.questions} questions"


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)

    def in_force(self) -> Self:
        return self.filter(undone_at=None)


class Merge(TeamOwned):
    """Two questions that became one, with what it takes to make them two again."""

    kept = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    # What the merged one was, and which places of templates went over: [{"template": 1, "position": 2, …}]
    state_before = models.CharField(max_length=12)
    places = models.JSONField(default=list)
    followers = models.JSONField(default=list)  # the keys of what had been merged into the merged one
    shown_after = models.CharField(max_length=32)  # both as the merge left them
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="a_question_is_merged_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
