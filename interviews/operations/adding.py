"""Another question from the bank, in the middle of the interview."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from interviews.enums import ItemOrigin, ScorecardState
from interviews.models import Interview, InterviewItem, Response, Scorecard
from interviews.operations.saving import lock_interview, writable_scorecard
from questionbank.models import Question
from teams.audit import record
from teams.models import Membership

MINUTES_UNLESS_SAID = 5


@transaction.atomic
def add_question(*, actor: Membership, scorecard_id: UUID, question: Question) -> Response:
    """Adds the question's current revision to the interview; the actor's own response to it.

    Every open scorecard of the panel gets a pending row. A question that is there already, at any
    revision, is not added again: the row that is there is given. Raises Scorecard.DoesNotExist, LockedError.
    """
    interview = lock_interview(actor=actor, scorecard_id=scorecard_id)
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    item = InterviewItem.objects.filter(interview=interview, revision__question=question).first()
    if item is None:
        item = _make_item(interview, question, actor)
        record(actor=actor, action="interview.question_added", subject=interview, question=str(question.uuid))
    return Response.objects.get_or_create(scorecard=scorecard, item=item)[0]


def _make_item(interview: Interview, question: Question, actor: Membership) -> InterviewItem:
    last = interview.items.aggregate(last=Max("position"))["last"] or 0
    revision = question.current
    if revision is None:
        raise Question.DoesNotExist
    item = InterviewItem.objects.create(
        interview=interview,
        position=last + 1,
        revision=revision,
        competency=question.competency,
        minutes=revision.minutes or MINUTES_UNLESS_SAID,
        origin=ItemOrigin.ROOM,
        added_by=actor,
    )
    drafts = Scorecard.objects.current().filter(interview=interview, state=ScorecardState.DRAFT)
    Response.objects.bulk_create(Response(scorecard=draft, item=item) for draft in drafts)
    return item
