"""What questions and templates say, read for the index in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from questionbank.documents import QuestionValue, TemplateValue
from questionbank.models import (
    FollowUp,
    GuidanceLine,
    KeyPoint,
    ProposedAnswer,
    Question,
    Template,
    TemplateQuestion,
)

QUESTION = {
    "question": "pk",
    "team": "team_id",
    "state": "state",
    "competency": "competency_id",
    "kind": "kind",
    "seniority": "seniority",
    "language": "language",
    "text": "current__text",
    "minutes": "current__minutes",
}
ABOUT_QUESTION = ("current__when_to_ask", "current__why_ask", "current__how_to_ask", "competency__name")
ABOUT_TEMPLATE = (
    "introduction_heading",
    "introduction",
    "about_heading",
    "about",
    "audience_lead",
    "conclusion",
    "closing_notes",
)


@dataclass(slots=True)
class QuestionTexts:
    question: int
    team: int
    state: str
    competency: int | None
    kind: str
    seniority: str
    language: str
    text: str
    minutes: int | None = None
    about: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)


@dataclass(slots=True)
class TemplateTexts:
    template: int
    team: int
    title: str
    about: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def texts_of_questions(questions: Sequence[int]) -> list[QuestionTexts]:
    """Of those that have a text."""
    rows = Question.objects.filter(pk__in=questions, current__isnull=False).order_by("pk")
    found = {}
    revisions = {}
    for row in rows.values("current_id", *QUESTION.values(), *ABOUT_QUESTION):
        texts = QuestionTexts(**{name: row[column] for name, column in QUESTION.items()})
        texts.about = [row[column] or "" for column in ABOUT_QUESTION]
        found[row["pk"]] = revisions[row["current_id"]] = texts
    for revision, text in _lines(revisions):
        revisions[revision].answers.append(text)
    for revision, text in FollowUp.objects.filter(revision__in=revisions).values_list("revision", "text"):
        revisions[revision].about.append(text)
    through = Question.tags.through.objects.filter(question__in=found).order_by("pk")
    for question, tag, name in through.values_list("question", "tag", "tag__name"):
        found[question].tags.append(tag)
        found[question].about.append(name)
    return list(found.values())


def _lines(revisions: dict[int, QuestionTexts]) -> Iterator[tuple[int, str]]:
    """Each proposed answer, and below it its key points."""
    answers = ProposedAnswer.objects.filter(revision__in=revisions).order_by("revision", "position")
    rows = list(answers.values_list("pk", "revision", "text"))
    points = defaultdict(list)
    below = KeyPoint.objects.filter(proposed_answer__revision__in=revisions).order_by("position")
    for answer, text in below.values_list("proposed_answer", "text"):
        points[answer].append(text)
    for answer, revision, text in rows:
        yield revision, text
        for point in points[answer]:
            yield revision, point


def said_by_question(question: Question, content: QuestionValue, tags: Iterable[int]) -> QuestionTexts:
    """Of a question that is being stored, without reading it back."""
    return QuestionTexts(
        question=question.pk,
        team=question.team_id,
        state=question.state,
        competency=question.competency_id,
        kind=question.kind,
        seniority=question.seniority,
        language=question.language,
        text=content.text,
        minutes=content.minutes,
        about=[
            content.when_to_ask,
            content.why_ask,
            content.how_to_ask,
            content.competency,
            *content.follow_ups,
            *content.tags,
        ],
        answers=[text for answer in content.proposed_answers for text in (answer.text, *answer.key_points)],
        tags=list(tags),
    )


def said_by_template(template: Template, content: TemplateValue) -> TemplateTexts:
    lists = (content.for_interviewers, content.for_interviewees)
    lines = [line for one in lists for line in (*one.dos, *one.donts)]
    return TemplateTexts(
        template=template.pk,
        team=template.team_id,
        title=content.title,
        about=[*(getattr(content, name) for name in ABOUT_TEMPLATE), *content.audience, *lines],
        questions=[question.text for question in content.questions],
    )


def texts_of_templates(templates: Sequence[int]) -> list[TemplateTexts]:
    found = {}
    rows = Template.objects.filter(pk__in=templates).order_by("pk")
    for row in rows.values("pk", "team_id", "title", *ABOUT_TEMPLATE):
        texts = TemplateTexts(row["pk"], row["team_id"], row["title"])
        texts.about = [row[column] for column in ABOUT_TEMPLATE]
        found[row["pk"]] = texts
    lines = GuidanceLine.objects.filter(template__in=found).order_by("section", "position")
    for template, text in lines.values_list("template", "text"):
        found[template].about.append(text)
    items = TemplateQuestion.objects.filter(template__in=found).order_by("position")
    for template, text in items.values_list("template", "revision__text"):
        found[template].questions.append(text)
    return list(found.values())
