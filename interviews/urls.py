"""Each view module lists its own addresses; here they stand together."""

from interviews.views import (
    applications,
    comparison,
    interviews,
    openings,
    panels,
    plan_items,
    plans,
    room,
    saving,
    start,
    submission,
    uses,
)

urlpatterns = [
    *start.urlpatterns,
    *openings.urlpatterns,
    *plans.urlpatterns,
    *plan_items.urlpatterns,
    *applications.urlpatterns,
    *interviews.urlpatterns,
    *panels.urlpatterns,
    *room.urlpatterns,
    *saving.urlpatterns,
    *submission.urlpatterns,
    *comparison.urlpatterns,
    *uses.urlpatterns,
]
