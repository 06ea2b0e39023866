"""Each view module lists its own addresses; here they stand together."""

from hiring.views import applications, openings

urlpatterns = [*openings.urlpatterns, *applications.urlpatterns]
