"""Submitting says what is missing, then locks."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import shorten
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from interviews.enums import ResponseState
from interviews.fields import FieldName, Part
from interviews.models import Response, SavedField, Scorecard
from interviews.operations.saving import lock_interview, writable_scorecard
from interviews.problems import (
    CompetencyNotRated,
    NoRecommendation,
    NoSummary,
    NotRated,
    NotSaidWhetherAsked,
    SkippedWithoutReason,
    SubmissionProblem,
)
from teams.audit import record
from teams.models import Membership

LONGEST_QUOTE = 80  # characters of a question, in a sentence about it


class IncompleteError(ValueError):
    """Something is missing; nothing was locked. `problems` says what."""

    def __init__(self, problems: list[SubmissionProblem]) -> None:
        super().__init__("The scorecard is not complete yet.")
        self.problems = problems


class ChangedMeanwhileError(ValueError):
    """The scorecard was changed in another tab since this page was made; nothing was locked."""


@transaction.atomic
def submit_scorecard(*, actor: Membership, scorecard_id: UUID, seen: int, now: datetime) -> Scorecard:
    """Locks the actor's own scorecard.

    `seen` is the newest saved field that the page showed (`newest_saved`), so that nobody submits
    what they have not seen. Raises Scorecard.DoesNotExist, LockedError, IncompleteError,
    ChangedMeanwhileError.
    """
    lock_interview(actor=actor, scorecard_id=scorecard_id)
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    if seen != newest_saved(scorecard):
        raise ChangedMeanwhileError(
            "Something was saved in another tab since this page was opened. Read it again, then submit."
        )
    problems = submission_problems(scorecard)
    if problems:
        raise IncompleteError(problems)
    scorecard.submit(now=now)
    record(actor=actor, action="scorecard.submitted", subject=scorecard, version=scorecard.version)
    return scorecard


@transaction.atomic
def mark_rest_not_reached(*, actor: Membership, scorecard_id: UUID) -> int:
    """Everything of which nothing was said becomes “not reached”; the number of questions.

    Raises Scorecard.DoesNotExist, LockedError.
    """
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    pending = list(scorecard.responses.filter(state=ResponseState.PENDING))
    names = [str(FieldName(Part.STATE, response.uuid)) for response in pending]
    saved = SavedField.objects.filter(scorecard=scorecard, field__in=names, revision__isnull=False)
    newest = dict(saved.values_list("field").annotate(newest=Max("revision")))
    SavedField.objects.bulk_create(
        SavedField(
            scorecard=scorecard,
            field=name,
            revision=newest.get(name, 0) + 1,
            base_revision=newest.get(name, 0),
            value=ResponseState.NOT_REACHED,
            op_id=uuid4(),
        )
        for name in names
    )
    known = scorecard.responses.filter(pk__in=[response.pk for response in pending])
    known.filter(state=ResponseState.PENDING).update(state=ResponseState.NOT_REACHED)
    return len(pending)


def newest_saved(scorecard: Scorecard) -> int:
    newest = SavedField.objects.filter(scorecard=scorecard).order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def submission_problems(scorecard: Scorecard) -> list[SubmissionProblem]:
    """What is missing, asked of the database."""
    responses = scorecard.responses.select_related("item__revision").order_by("item__position", "pk")
    unrated = scorecard.competency_ratings.filter(level=None, cannot_judge=False)
    return missing(scorecard, responses, unrated.values_list("competency__name", flat=True))


def missing(
    scorecard: Scorecard, responses: Iterable[Response], unrated: Iterable[str]
) -> list[SubmissionProblem]:
    """What is missing, in the order in which the scorecard is read; `unrated` names competencies."""
    problems = [one for response in responses for one in _of_response(response, scorecard.author_id)]
    problems += [CompetencyNotRated(name) for name in unrated]
    if not scorecard.recommendation:
        problems.append(NoRecommendation())
    if not scorecard.summary.strip():
        problems.append(NoSummary())
    return problems


def _of_response(response: Response, author: int) -> Iterator[SubmissionProblem]:
    question = shorten(response.item.revision.first_line, LONGEST_QUOTE, placeholder="…")
    added_by = response.item.added_by_id
    if response.state == ResponseState.PENDING and added_by in (None, author):
        yield NotSaidWhetherAsked(response.uuid, question)  # what a colleague added is theirs to account for
    elif response.state == ResponseState.SKIPPED and not response.skip_reason.strip():
        yield SkippedWithoutReason(response.uuid, question)
    elif response.state == ResponseState.ASKED and not response.is_judged:
        yield NotRated(response.uuid, question)
