from django.db import models
from django.db.models import Q

from interviews.enums import Mark
from interviews.models.scorecard import Response
from questionbank.models import KeyPoint


class KeyPointMatch(models.Model):
    """A response held against one key point of a proposed answer; no row means that nobody has said."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="key_point_matches")
    key_point = models.ForeignKey(KeyPoint, on_delete=models.PROTECT, related_name="matches")
    mark = models.CharField(max_length=14, choices=Mark)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "key_point"], name="a_response_meets_a_key_point_once"
            ),
            models.CheckConstraint(condition=Q(mark__in=Mark.values), name="a_key_points_mark_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_mark_display()
