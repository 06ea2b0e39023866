"""Who can sit on a panel."""

from collections.abc import Collection

from django.db.models import Q

from teams.models import Membership


def people_for(viewer: Membership, *, already: Collection[int] = ()) -> list[Membership]:
    """The team's interviewers by name, and whoever sits there `already`."""
    active = Membership.objects.visible_to(viewer).active()
    return list(active.filter(Q(is_interviewer=True) | Q(pk__in=already)).by_name())
