from django.db import models

from teams.models.team import Membership, Team


class AuditEntry(models.Model):
    """Who did what to which record: ids, states and field names, never free text.

    Written in the transaction of the change it speaks of; sealed into a hash chain later.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="audit_entries")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="audit_entries"
    )
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["team", "-at"], name="audit_by_team"),
            models.Index(fields=["subject_id"], name="audit_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} on {self.subject_kind}"
