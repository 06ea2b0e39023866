from typing import Self

from django.db import models

from questionbank.models.template import Template
from teams.models import Membership, TeamOwned


class DocumentImportQuerySet(models.QuerySet["DocumentImport"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class DocumentImport(TeamOwned):
    """One confirmed reading of a document: where it came from, and the lines that found no place."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="imports")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    unplaced = models.JSONField(default=list)  # [{"line": 12, "sentence": "…", "text": "…"}]

    objects = DocumentImportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name or "A pasted document"
