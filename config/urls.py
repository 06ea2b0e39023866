"""Every address of Askwell. Each view carries an access mark, and a row in the access census."""

from django.urls import include, path

from config.api import api

urlpatterns = [
    path("accounts/", include("config.account_urls")),
    path("api/v1/", api.urls),
    path("", include("teams.urls")),
    path("", include("questionbank.urls")),
    path("", include("hiring.urls")),
    path("", include("interviews.urls")),
]
