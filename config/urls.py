"""Every address of Askwell. Each view carries an access mark, and a row in the access census."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("teams.urls")),
    path("", include("questionbank.urls")),
    path("", include("hiring.urls")),
    path("", include("interviews.urls")),
]
