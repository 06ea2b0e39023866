"""Lean factories: each makes what it names and what that can't exist without, nothing more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import factory

from hiring.models import Application, Candidate, Opening
from interviews.enums import SeatKind
from interviews.models import (
    Interview,
    Plan,
    PlanItem,
    PlanVersion,
    Response,
    Round,
    RoundCompetency,
    Scorecard,
)
from interviews.operations.scheduling import Place, schedule_interview
from questionbank.documents import QuestionValue, TemplateValue
from questionbank.enums import QuestionState
from questionbank.models import (
    Competency,
    ProposedAnswer,
    Question,
    Revision,
    Scale,
    ScaleLevel,
    ScaleVersion,
    Template,
)
from questionbank.search.indexing import index_new_questions, index_new_templates
from teams.models import Membership, Team, User

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
# One unusable hash for everyone: hashing is the slowest thing a factory could do.
PASSWORD = "!"


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = PASSWORD


class TeamFactory(factory.django.DjangoModelFactory[Team]):
    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Team {n}")
    slug = factory.Sequence(lambda n: f"team-{n}")


class MembershipFactory(factory.django.DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    team = factory.SubFactory(TeamFactory)
    user = factory.SubFactory(UserFactory)
    is_interviewer = True


class CompetencyFactory(factory.django.DjangoModelFactory[Competency]):
    class Meta:
        model = Competency

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Competency {n}")


def make_scale(team: Team) -> ScaleVersion:
    """The team's default scale of five levels."""
    scale, made = Scale.objects.get_or_create(team=team, is_default=True, defaults={"name": "Five levels"})
    version, _ = ScaleVersion.objects.get_or_create(scale=scale, number=1)
    if made:
        ScaleLevel.objects.bulk_create(
            ScaleLevel(version=version, level=n, points=n, label=f"Level {n}", text=f"What {n} means")
            for n in range(1, 6)
        )
    return version


class QuestionFactory(factory.django.DjangoModelFactory[Question]):
    """An approved question with one revision; `text`, `answers` and `minutes` describe the revision."""

    class Meta:
        model = Question

    team = factory.SubFactory(TeamFactory)
    state = QuestionState.APPROVED

    text = factory.Sequence(lambda n: f"How would you solve problem {n}?")
    answers = 2

    @classmethod
    def _create(cls, model_class: type[Question], *args: Any, **kwargs: Any) -> Question:
        text, answers = kwargs.pop("text"), kwargs.pop("answers")
        question = super()._create(model_class, *args, **kwargs)
        question.current = add_revision(question, text=text, answers=answers)
        question.save(update_fields=["current"])
        index_lean(question)
        return question


def index_lean(question: Question) -> None:
    """Its text alone can be found, and its facets: two statements, since hundreds of tests make questions."""
    index_new_questions([(question, QuestionValue(text=str(question.current)))], {})


def add_revision(question: Question, *, text: str, answers: int = 2, **values: Any) -> Revision:
    number = question.revisions.count() + 1
    revision = Revision.objects.create(
        question=question, number=number, text=text, content_hash=text[:64], **values
    )
    ProposedAnswer.objects.bulk_create(
        ProposedAnswer(revision=revision, position=n, text=f"Answer {n} to {text}")
        for n in range(1, answers + 1)
    )
    return revision


class TemplateFactory(factory.django.DjangoModelFactory[Template]):
    class Meta:
        model = Template

    team = factory.SubFactory(TeamFactory)
    title = factory.Sequence(lambda n: f"Template {n}")

    @classmethod
    def _create(cls, model_class: type[Template], *args: Any, **kwargs: Any) -> Template:
        template = super()._create(model_class, *args, **kwargs)
        index_new_templates([(template, TemplateValue(title=template.title))])
        return template


class OpeningFactory(factory.django.DjangoModelFactory[Opening]):
    class Meta:
        model = Opening

    team = factory.SubFactory(TeamFactory)
    title = factory.Sequence(lambda n: f"Opening {n}")


class CandidateFactory(factory.django.DjangoModelFactory[Candidate]):
    class Meta:
        model = Candidate

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Candidate {n}")


class ApplicationFactory(factory.django.DjangoModelFactory[Application]):
    class Meta:
        model = Application

    opening = factory.SubFactory(OpeningFactory)
    team = factory.SelfAttribute("opening.team")
    candidate = factory.SubFactory(CandidateFactory, team=factory.SelfAttribute("..team"))


def make_round(
    opening: Opening, *, questions: int = 2, competencies: int = 0, name: str = "Technical round"
) -> Round:
    """A round in the version of the opening's plan that is in the making."""
    plan, _ = Plan.objects.get_or_create(opening=opening, defaults={"team": opening.team})
    version = plan.versions.filter(used_at=None).first() or PlanVersion.objects.create(
        plan=plan, number=plan.versions.count() + 1, scale_version=make_scale(opening.team)
    )
    made = Round.objects.create(plan_version=version, position=version.rounds.count() + 1, name=name)
    for _ in range(competencies):
        RoundCompetency.objects.create(round=made, competency=CompetencyFactory.create(team=opening.team))
    for position in range(1, questions + 1):
        competency = CompetencyFactory.create(team=opening.team)
        question = QuestionFactory.create(team=opening.team, competency=competency)
        assert question.current
        PlanItem.objects.create(
            round=made, position=position, revision=question.current, competency=competency, minutes=5
        )
    return made


def make_interview(
    *panel: Membership,
    application: Application | None = None,
    round: Round | None = None,  # noqa: A002
    questions: int = 2,
    competencies: int = 0,
    starts_at: datetime = NOON,
    kinds: dict[Membership, SeatKind] | None = None,
) -> Interview:
    """A scheduled interview with `panel`, who all rate unless `kinds` says otherwise."""
    application = application or ApplicationFactory.create(opening__team=panel[0].team)
    round = round or make_round(application.opening, questions=questions, competencies=competencies)  # noqa: A001
    return schedule_interview(
        actor=None,
        application=application,
        round=round,
        starts_at=starts_at,
        minutes=60,
        place="Room 1",
        panel=[Place(one, (kinds or {}).get(one, SeatKind.RATER)) for one in panel],
        now=starts_at - timedelta(days=1),
    )


def submit(
    interview: Interview, author: Membership, *, level: int = 4, notes: str = "They said so."
) -> Scorecard:
    """The author's scorecard, every question asked and rated at `level`, submitted."""
    scorecard = Scorecard.objects.get(interview=interview, author=author, superseded_by=None)
    rated = ScaleLevel.objects.get(version=interview.round.plan_version.scale_version, level=level)
    Response.objects.filter(scorecard=scorecard).update(state="asked", level=rated, notes=notes)
    scorecard.competency_ratings.update(level=rated)
    scorecard.recommendation, scorecard.summary = "yes", "A good conversation."
    scorecard.save()
    scorecard.submit(now=NOON)
    return scorecard
