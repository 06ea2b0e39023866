"""A template that is no longer offered is kept, and can come back."""

from django.db import transaction
from django.utils import timezone

from questionbank.models import Template
from teams.audit import record
from teams.models import Membership


@transaction.atomic
def archive_template(*, actor: Membership | None, template: Template) -> None:
    """Its questions stay in the bank as they are; where it is archived, nothing happens."""
    _set(actor, template, is_archived=True)


@transaction.atomic
def restore_template(*, actor: Membership | None, template: Template) -> None:
    _set(actor, template, is_archived=False)


def _set(actor: Membership | None, template: Template, *, is_archived: bool) -> None:
    found = Template.objects.select_for_update(of=("self",)).select_related("team").get(pk=template.pk)
    if (found.archived_at is not None) is is_archived:
        return
    template.archived_at = found.archived_at = timezone.now() if is_archived else None
    found.save(update_fields=["archived_at"])
    record(actor=actor, action=f"template.{'archived' if is_archived else 'restored'}", subject=found)
