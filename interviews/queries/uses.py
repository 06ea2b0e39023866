"""Where the bank's questions are used: what `questionbank.uses` is told."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from hiring.models import Opening
from interviews.enums import InterviewState
from interviews.models import InterviewItem, PlanItem, PlanVersion, Seat
from questionbank.models import Question
from questionbank.uses import RECENT, Asking, Uses
from teams.models import Team

QUESTION = "revision__question"
CANDIDATE = "interview__application__candidate"


class InterviewTeller:
    """Goes by what interviews hold and when they began, and looks at no scorecard.

    A count that followed what was written would tell whoever is still to submit of a colleague's scorecard.
    So a question that was left out in an interview counts as asked in it.
    """

    def uses_of(self, team: Team, questions: Collection[int]) -> Mapping[int, Uses]:
        """Three queries."""
        held = self._held(team, questions)
        plans = _counts(_planned(team, questions), "round__plan_version__plan__opening")
        coming = _counts(_items(team, questions).filter(interview__starts_at__gt=timezone.now()), "interview")
        return {
            key: Uses(*held.get(key, (0, 0, 0, None)), plans=plans.get(key, 0), planned=coming.get(key, 0))
            for key in {*held, *plans, *coming}
        }

    def recently_asked(self, team: Team, questions: Collection[int]) -> Mapping[int, int]:
        now = timezone.now()
        recent = _items(team, questions).filter(interview__starts_at__range=(now - RECENT, now))
        return _counts(recent, CANDIDATE)

    def latest_askings(self, question: Question, most: int) -> Sequence[Asking]:
        held = _items(question.team, [question.pk]).filter(interview__starts_at__lte=timezone.now())
        interviews = held.order_by("-interview__starts_at", "interview").values_list("interview", flat=True)
        rows = (
            Seat.objects.assigned()
            .filter(interview__in=list(interviews.distinct()[:most]))
            .values_list(
                "interview__starts_at",
                "interview",
                "interview__application__opening__title",
                "membership__user__name",
            )
        )
        found: defaultdict[tuple[datetime, int, str], set[str]] = defaultdict(set)
        for at, interview, opening, name in rows:
            found[at, interview, opening].add(name)
        return [
            Asking(at, opening, tuple(sorted(names)))
            for (at, _, opening), names in sorted(found.items(), reverse=True)
        ]

    def _held(
        self, team: Team, questions: Collection[int]
    ) -> dict[int, tuple[int, int, int, datetime | None]]:
        now = timezone.now()
        counts = {
            "times": Count("interview", distinct=True),
            "people": Count(CANDIDATE, distinct=True),
            "lately": Count(CANDIDATE, distinct=True, filter=Q(interview__starts_at__gte=now - RECENT)),
            "last": Max("interview__starts_at"),
        }
        rows = _items(team, questions).filter(interview__starts_at__lte=now).values_list(QUESTION)
        return {
            key: (times, people, lately, last) for key, times, people, lately, last in rows.annotate(**counts)
        }


def openings_with(question: Question) -> list[Opening]:
    """Those whose newest plan holds the question."""
    plans = _planned(question.team, [question.pk]).values("round__plan_version__plan")
    return list(Opening.objects.filter(plan__in=plans).order_by("title", "pk"))


def _items(team: Team, questions: Collection[int]) -> QuerySet[InterviewItem]:
    """Of interviews that take place."""
    items = InterviewItem.objects.filter(interview__team=team, revision__question__in=questions)
    return items.exclude(interview__state=InterviewState.CANCELLED).order_by()


def _planned(team: Team, questions: Collection[int]) -> QuerySet[PlanItem]:
    newer = PlanVersion.objects.filter(
        plan=OuterRef("round__plan_version__plan"), number__gt=OuterRef("round__plan_version__number")
    )
    return PlanItem.objects.filter(
        ~Exists(newer), round__plan_version__plan__team=team, revision__question__in=questions
    ).order_by()


def _counts(rows: QuerySet[PlanItem] | QuerySet[InterviewItem], of: str) -> dict[int, int]:
    return dict(rows.values_list(QUESTION).annotate(count=Count(of, distinct=True)))
