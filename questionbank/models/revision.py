from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from lib.plain import first_line
from questionbank.models.question import Question
from questionbank.models.scale import ScaleLevel, ScaleVersion
from teams.models import Membership


class RevisionQuerySet(models.QuerySet["Revision"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(question__team=viewer.team_id)


class Revision(models.Model):
    """What a question said at one time; never changed. Everything recorded in an interview points at one."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    when_to_ask = models.TextField(blank=True)
    why_ask = models.TextField(blank=True)
    how_to_ask = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, db_index=True)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="a_question_numbers_its_revisions"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revisions_count_from_one"),
            models.CheckConstraint(condition=~Q(text=""), name="a_revision_has_a_text"),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, 240)),
                name="a_question_takes_1_to_240_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def first_line(self) -> str:
        """For lists and titles: the question without the code or the pictures that follow it."""
        return first_line(self.text)


class ProposedAnswer(models.Model):
    """One of the answers a good candidate might give."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="proposed_answers")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="proposed_answers_stand_in_order"),
            models.CheckConstraint(condition=~Q(text=""), name="a_proposed_answer_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text


class KeyPoint(models.Model):
    proposed_answer = models.ForeignKey(ProposedAnswer, on_delete=models.PROTECT, related_name="key_points")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["proposed_answer", "position"]
        constraints = [
            models.UniqueConstraint(fields=["proposed_answer", "position"], name="key_points_stand_in_order")
        ]

    def __str__(self) -> str:
        return self.text


class FollowUp(models.Model):
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="follow_ups")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="follow_ups_stand_in_order")
        ]

    def __str__(self) -> str:
        return self.text


class AnchorQuerySet(models.QuerySet["Anchor"]):
    def with_standing(self) -> Self:
        """`holds` on each: whether the newest version of its scale still has the level it was written for."""
        newest = ScaleVersion.objects.filter(scale=OuterRef(OuterRef("level__version__scale")))
        levels = ScaleLevel.objects.filter(
            Q(pk=OuterRef("level")) | Q(root=OuterRef("level")),
            version=newest.order_by("-number").values("pk")[:1],
        )
        return self.annotate(holds=Exists(levels))


class Anchor(models.Model):
    """What a level of a scale version means for this question."""

    holds: bool  # where `with_standing` was asked for

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="anchors")
    level = models.ForeignKey(ScaleLevel, on_delete=models.PROTECT, related_name="anchors")
    text = models.TextField()

    objects = AnchorQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "level__level"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "level"], name="a_level_has_one_anchor"),
            models.CheckConstraint(condition=~Q(text=""), name="an_anchor_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text
