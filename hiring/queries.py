"""What the pages about openings show, each in a constant number of queries."""

from django.db.models import Count, Q, QuerySet

from hiring.models import Application, Candidate, Opening
from teams.models import Membership

CANDIDATES_OFFERED = 12


def openings_of(viewer: Membership) -> QuerySet[Opening]:
    """Open ones first; each with the number of `candidates` that the viewer may see."""
    seen = Application.objects.visible_to(viewer)
    candidates = Count("applications", filter=Q(applications__in=seen))
    return (
        Opening.objects.visible_to(viewer)
        .annotate(candidates=candidates)
        .order_by("-state", "-created_at", "-pk")
    )


def known_candidates(viewer: Membership, opening: Opening, words: str) -> QuerySet[Candidate]:
    """The team's candidates who have not applied for `opening` yet."""
    applied = Application.objects.filter(opening=opening).values("candidate")
    others = Candidate.objects.visible_to(viewer).exclude(pk__in=applied)
    return others.matching(words).by_name()[:CANDIDATES_OFFERED]
