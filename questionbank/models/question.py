from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from questionbank.documents.words import LANGUAGES
from questionbank.enums import OFFERED_IN_PLANS, STATES_IN_WORK, Kind, QuestionState, Seniority
from questionbank.models.competency import Competency, Tag
from teams.models import Membership, Team, TeamOwned

if TYPE_CHECKING:
    from questionbank.models.revision import Revision


def language_choices() -> list[tuple[str, str]]:
    return [(code, english) for code, (english, _) in LANGUAGES.items()]


def offered_states(team: Team) -> frozenset[QuestionState]:
    """The states of questions that plans may ask. One query, the first time for a `team` in memory.

    Looked up rather than joined: a list of one state comes sorted out of the index.
    """
    settings = getattr(team, "bank_settings", None)
    offers_unapproved = settings is not None and settings.offers_unapproved
    return OFFERED_IN_PLANS | STATES_IN_WORK if offers_unapproved else OFFERED_IN_PLANS


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, viewer: Membership) -> Self:
        """The bank is the whole team's: candidates are not in it."""
        return self.filter(team=viewer.team_id)

    def offered_in_plans(self, viewer: Membership) -> Self:
        return self.filter(state__in=offered_states(viewer.team))

    def in_review(self) -> Self:
        return self.filter(state=QuestionState.IN_REVIEW)

    def with_current(self) -> Self:
        return self.select_related("current", "competency")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class Question(TeamOwned):
    """An entry in the bank: what is said stands in its revisions, what is decided about it here."""

    state = models.CharField(max_length=12, choices=QuestionState, default=QuestionState.DRAFT)
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    kind = models.CharField(max_length=16, choices=Kind, blank=True)
    seniority = models.CharField(max_length=8, choices=Seniority, blank=True)
    language = models.CharField(max_length=2, choices=language_choices, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="questions")
    source = models.CharField(max_length=200, blank=True)
    current: "models.OneToOneField[Revision | None, Revision | None]" = models.OneToOneField(
        "questionbank.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "state", "-created_at"], name="questions_by_state"),
            models.Index(fields=["team", "kind"], name="questions_by_kind"),
            models.Index(fields=["team", "seniority"], name="questions_by_seniority"),
            models.Index(fields=["team", "language"], name="questions_by_language"),
            models.Index(fields=["team", "competency"], name="questions_by_competency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[*Kind.values, ""]), name="a_question_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(seniority__in=[*Seniority.values, ""]), name="a_question_is_for_a_known_seniority"
            ),
            models.CheckConstraint(
                condition=Q(state__in=QuestionState.values), name="a_question_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(language__in=[*LANGUAGES, ""]), name="a_question_is_in_a_known_language"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state=QuestionState.RETIRED),
                name="a_merged_question_is_retired",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="a_question_is_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return str(self.current) if self.current else "A question without text"

    @property
    def is_approved(self) -> bool:
        return self.state == QuestionState.APPROVED

    @property
    def is_retired(self) -> bool:
        return self.state == QuestionState.RETIRED

    @property
    def is_in_review(self) -> bool:
        return self.state == QuestionState.IN_REVIEW
