from django.db import models
from django.db.models import Q

from interviews.models.scorecard import Scorecard


class SavedField(models.Model):
    """One value that a field of a scorecard was given: the field's history, and the memory of operations.

    `revision` counts per scorecard and field. A row without one is a text that arrived on a stale
    base: it is kept as a conflicting version, and the person picks or merges.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="saved_fields")
    field = models.CharField(max_length=120)
    revision = models.PositiveIntegerField(null=True)
    value = models.TextField(blank=True)
    op_id = models.UUIDField()
    tab_id = models.UUIDField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)
    base_revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "field", "revision"], name="a_field_numbers_its_revisions"
            ),
            models.UniqueConstraint(fields=["scorecard", "op_id"], name="an_operation_is_done_once"),
            models.CheckConstraint(
                condition=Q(revision=None) | Q(revision__gte=1), name="field_revisions_count_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}, revision {self.revision}"
