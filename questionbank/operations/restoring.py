"""What a question said before is what it says again, as its newest revision: history does not move."""

from django.db import transaction

from questionbank.models import Question, Revision
from questionbank.operations.questions import revise_question
from questionbank.operations.states import MovedMeanwhileError
from questionbank.queries.values import revision_value
from teams.audit import record
from teams.models import Membership


@transaction.atomic
def restore_revision(
    *, actor: Membership | None, revision: Revision, expected_revision: int | None = None
) -> Revision:
    """The revision in force afterwards, which says what `revision` says.

    Raises MovedMeanwhileError where the current revision is not `expected_revision`, BankError where the
    old text can't be stored today.
    """
    Question.objects.select_for_update().get(pk=revision.question_id)
    question = Question.objects.with_current().get(pk=revision.question_id)
    current = question.current
    if current and expected_revision is not None and current.number != expected_revision:
        raise MovedMeanwhileError(
            f"Someone saved revision {current.number} of this question meanwhile. Nothing was restored; "
            "look at theirs, then restore if you still want to."
        )
    revision.question = question
    restored = revise_question(actor=actor, question=question, content=revision_value(revision))
    if current is None or restored.pk != current.pk:
        record(
            actor=actor,
            action="question.restored",
            subject=question,
            revision=restored.number,
            restored=revision.number,
        )
    return restored
