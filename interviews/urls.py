"""Each view module lists its own addresses; here they stand together."""

from interviews.views import applications, comparison, interviews, openings, plans, room, start

urlpatterns = [
    *start.urlpatterns,
    *openings.urlpatterns,
    *plans.urlpatterns,
    *applications.urlpatterns,
    *interviews.urlpatterns,
    *room.urlpatterns,
    *comparison.urlpatterns,
]
