from typing import Self

from django.db import models
from django.db.models import Q

from questionbank.models.question import Question
from questionbank.models.template import Template
from teams.models import Membership, Team


class Words(models.Model):
    """What something is found by, as `search.words` reads it; the engines' own tables follow these rows.

    `own` is written with the words; `decided` and `tags` follow by triggers, whoever changes a question.
    """

    title = models.TextField(blank=True)
    about = models.TextField(blank=True)
    detail = models.TextField(blank=True)
    own = models.TextField(blank=True)
    decided = models.TextField(blank=True)
    tags = models.TextField(blank=True)

    class Meta:
        abstract = True


class QuestionWords(Words):
    question = models.OneToOneField(
        Question, on_delete=models.CASCADE, primary_key=True, db_column="id", related_name="words"
    )

    class Meta(Words.Meta):
        abstract = False
        indexes = [models.Index(fields=["own"], name="question_words_by_minutes")]

    def __str__(self) -> str:
        return self.title


class TemplateWords(Words):
    template = models.OneToOneField(
        Template, on_delete=models.CASCADE, primary_key=True, db_column="id", related_name="words"
    )

    def __str__(self) -> str:
        return self.title


class KnownWordQuerySet(models.QuerySet["KnownWord"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class KnownWord(models.Model):
    """A word of a team's bank: what somebody may have meant who mistyped it."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=40)
    length = models.PositiveSmallIntegerField()

    objects = KnownWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "length", "word"], name="a_team_knows_a_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="a_known_word_has_letters"),
        ]

    def __str__(self) -> str:
        return self.word
