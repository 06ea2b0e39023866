"""Each view module lists its own addresses; here they stand together."""

from hiring.views import applications, candidates, openings

urlpatterns = [*openings.urlpatterns, *applications.urlpatterns, *candidates.urlpatterns]
