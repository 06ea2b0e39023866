from typing import Self

from django.db import models
from django.db.models import Q

from questionbank.enums import Guidance
from questionbank.models.question import Question
from questionbank.models.revision import Revision
from teams.models import Membership, TeamOwned


class TemplateQuerySet(models.QuerySet["Template"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)

    def offered(self) -> Self:
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        return self.exclude(archived_at=None)

    def by_title(self) -> Self:
        return self.order_by("title", "pk")


class Template(TeamOwned):
    """A published set of questions for a role, with its guidance."""

    title = models.CharField(max_length=200)
    introduction_heading = models.CharField(max_length=300, blank=True)
    introduction = models.TextField(blank=True)
    about_heading = models.CharField(max_length=300, blank=True)
    about = models.TextField(blank=True)
    audience_lead = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    closing_notes = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    library_key = models.CharField(max_length=80, blank=True, editable=False)
    library_hash = models.CharField(max_length=64, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    archived_at = models.DateTimeField(null=True, blank=True)  # kept, and no longer offered

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="a_template_has_a_title"),
            models.UniqueConstraint(
                fields=["team", "library_key"],
                condition=~Q(library_key=""),
                name="a_team_adopts_a_library_template_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TemplateQuestion(models.Model):
    """A question's place in a template, at the revision that was published."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="template_places")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "question"], name="a_template_holds_a_question_once")
        ]

    def __str__(self) -> str:
        return str(self.revision)


class GuidanceLine(models.Model):
    """A do or a don't, or a kind of person who can use the template."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="guidance")
    section = models.CharField(max_length=16, choices=Guidance)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["template", "section", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "section", "position"], name="guidance_stands_in_order"
            ),
            models.CheckConstraint(
                condition=Q(section__in=Guidance.values), name="guidance_is_in_a_known_section"
            ),
        ]

    def __str__(self) -> str:
        return self.text
