"""Each view module lists its own addresses; here they stand together."""

from interviews.views import (
    applications,
    comparison,
    interviews,
    openings,
    plans,
    room,
    saving,
    start,
    submission,
)

urlpatterns = [
    *start.urlpatterns,
    *openings.urlpatterns,
    *plans.urlpatterns,
    *applications.urlpatterns,
    *interviews.urlpatterns,
    *room.urlpatterns,
    *saving.urlpatterns,
    *submission.urlpatterns,
    *comparison.urlpatterns,
]
