"""The rows that make a template: its texts, its lists, and the questions in their places."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone

from lib.bulk import draw_keys, insert_objects, insert_rows
from questionbank.documents import TemplateValue
from questionbank.enums import Guidance
from questionbank.models import GuidanceLine, Revision, Template, TemplateQuestion
from questionbank.search.indexing import index_new_templates
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
    return make_templates(team, [(value, content_hash)])[0]


def make_templates(team: Team, values: Sequence[tuple[TemplateValue, str]]) -> list[Template]:
    """Templates without their questions, each from what it says and the hash of it, in their order."""
    keys, now = draw_keys(Template, len(values)), timezone.now()
    templates = []
    for value, content_hash in values:
        template = Template(
            pk=next(keys),
            created_at=now,
            updated_at=now,
            team=team,
            content_hash=content_hash,
        )
        set_texts(template, value)
        templates.append(template)
    insert_objects(Template, templates)
    pairs = list(zip(templates, (value for value, _ in values), strict=True))
    _insert_guidance(pairs)
    index_new_templates(pairs)
    return templates


def set_texts(template: Template, value: TemplateValue) -> None:
    for name in TEXTS:
        setattr(template, name, getattr(value, name))


def place_guidance(template: Template, value: TemplateValue) -> None:
    _insert_guidance([(template, value)])


def _insert_guidance(pairs: Iterable[tuple[Template, TemplateValue]]) -> None:
    insert_rows(
        GuidanceLine,
        ("template_id", "section", "position", "text"),
        (
            (template.pk, section, position, text)
            for template, value in pairs
            for section, texts in guidance_in(value).items()
            for position, text in enumerate(texts, start=1)
        ),
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
    place_in_templates([(template, revisions)])


def place_in_templates(contents: Iterable[tuple[Template, Iterable[Revision]]]) -> None:
    """As `place_questions`, for many templates."""
    insert_rows(
        TemplateQuestion,
        ("template_id", "position", "question_id", "revision_id"),
        (
            (template.pk, position, revision.question_id, revision.pk)
            for template, revisions in contents
            for position, revision in enumerate(revisions, start=1)
        ),
    )
