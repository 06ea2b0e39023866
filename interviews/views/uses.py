"""Where a question of the bank is used, for whoever is about to change or retire it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_GET

from interviews.queries.uses import openings_with
from questionbank.models import Question
from questionbank.queries.instead import instead_of
from questionbank.uses import latest_askings, uses_of, worn_after_of
from teams.access import MemberRequest, members
from teams.enums import Role


@members(Role.ADMIN, Role.MANAGER)
@require_GET
def question_uses(request: MemberRequest, question: UUID) -> HttpResponse:
    visible = Question.objects.visible_to(request.membership).with_current().select_related("team")
    shown = get_object_or_404(visible, uuid=question)
    uses = uses_of(shown.team, [shown.pk]).get(shown.pk)
    is_worn = uses is not None and uses.is_worn(worn_after_of(shown.team))
    is_manager = Role.MANAGER in request.membership.roles
    context = {
        "question": shown,
        "uses": uses,
        "is_worn": is_worn,
        "instead": instead_of(shown) if is_worn else [],
        "askings": latest_askings(shown, 10),
        # What is being hired for is the managers'.
        "openings": openings_with(shown) if is_manager else [],
        "is_manager": is_manager,
    }
    return render(request, "interviews/question_uses.html", context)


urlpatterns = [path("questions/<uuid:question>/uses/", question_uses, name="question_uses")]
