"""The API: read-only, for the signed-in member; `/api/v1/openapi.json` describes it."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

import hiring.api
import interviews.api
import questionbank.api
from teams.api import MemberAuth


class PrivateAPI(NinjaAPI):
    def create_response(self, request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        """Nothing of a team stays in a cache."""
        response: HttpResponse = super().create_response(request, *args, **options)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "no-store, private"
        return response


api = PrivateAPI(title="Askwell", version="1", auth=MemberAuth(), docs_url=None, urls_namespace="api")
for router in (questionbank.api.router, hiring.api.router, interviews.api.router):
    api.add_router("", router)
