"""The rows that make a template: its texts, its lists, and the questions in their places."""

from collections.abc import Iterable, Mapping

from questionbank.documents import TemplateValue
from questionbank.enums import Guidance
from questionbank.models import GuidanceLine, Revision, Template, TemplateQuestion
from questionbank.search.words import words_of_template
from teams.models import Team

TEXTS = (
    "title",
    "introduction_heading",
    "introduction",
    "about_heading",
    "about",
    "audience_lead",
    "conclusion",
    "closing_notes",
)


def make_template(team: Team, value: TemplateValue, *, content_hash: str) -> Template:
    """The template without its questions."""
    template = Template(team=team, content_hash=content_hash, search_text=words_of_template(value))
    set_texts(template, value)
    template.save()
    place_guidance(template, value)
    return template


def set_texts(template: Template, value: TemplateValue) -> None:
    for name in TEXTS:
        setattr(template, name, getattr(value, name))


def place_guidance(template: Template, value: TemplateValue) -> None:
    GuidanceLine.objects.bulk_create(
        GuidanceLine(template=template, section=section, position=position, text=text)
        for section, texts in guidance_in(value).items()
        for position, text in enumerate(texts, start=1)
    )


def guidance_in(value: TemplateValue) -> Mapping[Guidance, tuple[str, ...]]:
    return {
        Guidance.INTERVIEWER_DO: value.for_interviewers.dos,
        Guidance.INTERVIEWER_DONT: value.for_interviewers.donts,
        Guidance.INTERVIEWEE_DO: value.for_interviewees.dos,
        Guidance.INTERVIEWEE_DONT: value.for_interviewees.donts,
        Guidance.AUDIENCE: value.audience,
    }


def place_questions(template: Template, revisions: Iterable[Revision]) -> None:
    """In this order; no two of them may be of the same question."""
    TemplateQuestion.objects.bulk_create(
        TemplateQuestion(
            template=template, position=position, question_id=revision.question_id, revision=revision
        )
        for position, revision in enumerate(revisions, start=1)
    )
