from typing import Self

from django.db import models
from django.db.models import Q

from teams.models import Membership, TeamOwned


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class Picture(TeamOwned):
    """A picture that a question's text shows; stored outside the web root, sent by a view."""

    file = models.FileField(upload_to="pictures/%Y/%m/")
    content_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(content_type__in=["image/png", "image/jpeg", "image/webp"]),
                name="a_picture_is_png_jpeg_or_webp",
            )
        ]

    def __str__(self) -> str:
        return self.file.name or ""
