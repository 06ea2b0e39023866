from django.urls import path

from teams.views import team

urlpatterns = [
    path("team/", team.team, name="team"),
    path("team/current/", team.switch_team, name="switch_team"),
]
