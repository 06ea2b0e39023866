"""What the bank knows already of a document that is about to be stored."""

from collections.abc import Iterable

from questionbank.documents import TemplateValue
from questionbank.models import Revision, Template
from teams.models import Team


def count_answers(template: TemplateValue) -> int:
    return sum(len(question.proposed_answers) for question in template.questions)


def stored_template(team: Team, content_hash: str) -> Template | None:
    """The team's template that said just this when it was last stored."""
    return Template.objects.filter(team=team, content_hash=content_hash).order_by("pk").first()


def known_revisions(team: Team, hashes: Iterable[str]) -> dict[str, Revision]:
    """The team's revisions by their content, the one in force where several questions say the same."""
    rows = Revision.objects.filter(question__team=team, content_hash__in=set(hashes))
    found: dict[str, Revision] = {}
    for revision in rows.select_related("question__competency", "question__merged_into").order_by("-pk"):
        if revision.content_hash not in found or revision.question.current_id == revision.pk:
            found[revision.content_hash] = revision
    return found
