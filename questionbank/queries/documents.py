"""What the bank knows already of a document that is about to be stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from questionbank.documents import QuestionValue, ReadDocument, TemplateValue, question_hash, template_hash
from questionbank.models import Revision, Template
from questionbank.problems import LONGEST_LIST, Fault, faults_of
from teams.models import Team


@dataclass(frozen=True, slots=True)
class PreviewedQuestion:
    number: int
    value: QuestionValue
    known: Revision | None  # the same question in the bank
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a person has to see before a document is stored."""

    document: ReadDocument
    questions: list[PreviewedQuestion]
    stored: Template | None  # this very template is there already
    namesakes: int  # other templates of the same title
    faults: tuple[Fault, ...]

    @property
    def known(self) -> int:
        return sum(question.known is not None for question in self.questions)

    @property
    def answers(self) -> int:
        return count_answers(self.document.template)


def preview_of(team: Team, document: ReadDocument) -> Preview:
    template = document.template
    shown = template.questions[:LONGEST_LIST]  # one that holds more can't be stored
    known = known_revisions(team, map(question_hash, shown))
    repeated = set(map(id, repeated_questions(template)))
    questions = [
        PreviewedQuestion(number, value, known.get(question_hash(value)), id(value) in repeated)
        for number, value in enumerate(shown, start=1)
    ]
    stored = stored_template(team, template_hash(template))
    namesakes = Template.objects.filter(team=team, title=template.title)
    others = namesakes.exclude(pk=stored.pk) if stored else namesakes
    return Preview(document, questions, stored, others.count(), faults_of(template))


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


def repeated_questions(template: TemplateValue) -> list[QuestionValue]:
    """Questions that say what an earlier one of the document says."""
    seen: set[str] = set()
    repeated = []
    for question in template.questions:
        key = question_hash(question)
        if key in seen:
            repeated.append(question)
        seen.add(key)
    return repeated
