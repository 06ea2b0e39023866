from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from questionbank.enums import PairState, QuestionState
from questionbank.models.question import Question
from teams.models import Membership, Team, TeamOwned


class StateChange(models.Model):
    """Who moved a question from one state to another, when, and what they said about it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(max_length=12, choices=QuestionState)
    after = models.CharField(max_length=12, choices=QuestionState)
    actor = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["question", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="a_state_change_changes_the_state"),
            models.CheckConstraint(
                condition=Q(before__in=QuestionState.values, after__in=QuestionState.values),
                name="a_state_change_is_between_known_states",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class Comment(TeamOwned):
    """What someone of the team said about a question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["question", "created_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_comment_has_a_text")]

    def __str__(self) -> str:
        return self.text


class BulkEditQuerySet(models.QuerySet["BulkEdit"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class BulkEdit(TeamOwned):
    """One change to many questions at once, with what they had before, so that it can be undone."""

    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    change = models.JSONField()  # what was asked for, e.g. {"seniority": "senior", "add_tags": ["sql"]}
    before = models.JSONField()  # by the uuid of each question: its values before, and what they became
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    objects = BulkEditQuerySet.as_manager()

    def __str__(self) -> str:
        return ", ".join(self.change)


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id, owner=viewer)

    def by_name(self) -> Self:
        return self.order_by(Lower("name"), "pk")


class SavedSearch(TeamOwned):
    """A search of the bank that its owner wants to come back to."""

    owner = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)  # the query string, without its question mark

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="a_member_names_a_search_once"),
            models.CheckConstraint(condition=~Q(name=""), name="a_saved_search_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class DuplicatePair(TeamOwned):
    """Two questions that ask nearly the same, for a person to decide."""

    first = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    likeness = models.PositiveSmallIntegerField()  # 0 to 100; an ordering, not a probability
    state = models.CharField(max_length=9, choices=PairState, default=PairState.OPEN)
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "state", "-likeness"], name="pairs_by_likeness")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_questions_are_one_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_older_of_a_pair_is_first"),
            models.CheckConstraint(
                condition=Q(state__in=PairState.values), name="a_pair_is_in_a_known_state"
            ),
            models.CheckConstraint(condition=Q(likeness__range=(0, 100)), name="likeness_is_of_a_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}: {self.likeness}"


class BankSettingsQuerySet(models.QuerySet["BankSettings"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class BankSettings(models.Model):
    """What a team decided about its bank; without a row, what stands here as default."""

    team = models.OneToOneField(Team, on_delete=models.PROTECT, related_name="bank_settings")
    offers_unapproved = models.BooleanField(default=False)  # drafts and questions in review, in plans too
    worn_after = models.PositiveSmallIntegerField(default=12)  # candidates within 90 days
    language = models.CharField(max_length=2, default="en")  # of questions that say nothing of it

    objects = BankSettingsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bank settings"
        constraints = [
            models.CheckConstraint(condition=Q(worn_after__gte=1), name="a_question_wears_by_being_asked")
        ]

    def __str__(self) -> str:
        return f"The bank of {self.team}"
