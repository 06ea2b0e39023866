"""Where the bank's questions are used: what `questionbank.uses` is told."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from hiring.models import Opening
from interviews.enums import InterviewState, ResponseState
from interviews.models import InterviewItem, PlanItem, PlanVersion, Response, Scorecard
from interviews.models.scorecard import seats_waited_for
from questionbank.models import Question
from questionbank.uses import RECENT, Asking, Uses
from teams.models import Team

QUESTION = "item__revision__question"
HELD = "scorecard__interview"


class InterviewTeller:
    """Speaks of complete panels alone: a count that moved earlier would tell of a colleague's scorecard."""

    def uses_of(self, team: Team, questions: Collection[int]) -> Mapping[int, Uses]:
        """Three queries."""
        asked = self._asked(team, questions)
        plans = _counts(_planned(team, questions), "revision__question", "round__plan_version__plan__opening")
        coming = _counts(_coming(team, questions), "revision__question", "interview")
        return {
            key: Uses(*asked.get(key, (0, 0, 0, None)), plans=plans.get(key, 0), planned=coming.get(key, 0))
            for key in {*asked, *plans, *coming}
        }

    def recently_asked(self, team: Team, questions: Collection[int]) -> Mapping[int, int]:
        recent = _asked(team, questions).filter(**{f"{HELD}__starts_at__gte": timezone.now() - RECENT})
        return _counts(recent, QUESTION, f"{HELD}__application__candidate")

    def latest_askings(self, question: Question, most: int) -> Sequence[Asking]:
        asked = _asked(question.team, [question.pk])
        latest = asked.order_by(f"-{HELD}__starts_at", HELD).values_list(HELD, flat=True).distinct()
        rows = asked.filter(**{f"{HELD}__in": list(latest[:most])}).values_list(
            f"{HELD}__starts_at",
            HELD,
            f"{HELD}__application__opening__title",
            "scorecard__author__user__name",
        )
        found: defaultdict[tuple[datetime, int, str], set[str]] = defaultdict(set)
        for at, interview, opening, name in rows:
            found[at, interview, opening].add(name)
        return [
            Asking(at, opening, tuple(sorted(names)))
            for (at, _, opening), names in sorted(found.items(), reverse=True)
        ]

    def _asked(
        self, team: Team, questions: Collection[int]
    ) -> dict[int, tuple[int, int, int, datetime | None]]:
        candidate = f"{HELD}__application__candidate"
        recent = Q(**{f"{HELD}__starts_at__gte": timezone.now() - RECENT})
        counts = {
            "times": Count(HELD, distinct=True),
            "people": Count(candidate, distinct=True),
            "lately": Count(candidate, distinct=True, filter=recent),
            "last": Max(f"{HELD}__starts_at"),
        }
        rows = _asked(team, questions).values_list(QUESTION).annotate(**counts)
        return {key: (times, people, lately, last) for key, times, people, lately, last in rows}


def _asked(team: Team, questions: Collection[int]) -> QuerySet[Response]:
    """Responses to what was asked, on scorecards that count, in interviews with nobody waited for."""
    waiting = seats_waited_for().rating().filter(interview=OuterRef(HELD))
    return Response.objects.filter(
        ~Exists(waiting),
        state=ResponseState.ASKED,
        scorecard__in=Scorecard.objects.filter(team=team).counting(),
        **{f"{QUESTION}__in": questions},
    ).order_by()


def _planned(team: Team, questions: Collection[int]) -> QuerySet[PlanItem]:
    newer = PlanVersion.objects.filter(
        plan=OuterRef("round__plan_version__plan"), number__gt=OuterRef("round__plan_version__number")
    )
    return PlanItem.objects.filter(
        ~Exists(newer), round__plan_version__plan__team=team, revision__question__in=questions
    ).order_by()


def _coming(team: Team, questions: Collection[int]) -> QuerySet[InterviewItem]:
    return (
        InterviewItem.objects.filter(
            interview__team=team, interview__starts_at__gt=timezone.now(), revision__question__in=questions
        )
        .exclude(interview__state=InterviewState.CANCELLED)
        .order_by()
    )


def _counts(
    rows: QuerySet[Response] | QuerySet[PlanItem] | QuerySet[InterviewItem], by: str, of: str
) -> dict[int, int]:
    return dict(rows.values_list(by).annotate(count=Count(of, distinct=True)))


def openings_with(question: Question) -> list[Opening]:
    """Those whose newest plan holds the question."""
    plans = _planned(question.team, [question.pk]).values("round__plan_version__plan")
    return list(Opening.objects.filter(plan__in=plans).order_by("title", "pk"))
