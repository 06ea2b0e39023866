"""Many questions get their next revision at once: as many statements for one as for a hundred."""

from collections.abc import Mapping, Sequence

from questionbank.documents import QuestionValue, question_hash
from questionbank.enums import QuestionState
from questionbank.models import Competency, Question, Revision
from questionbank.operations.naming import competencies_named, tags_named
from questionbank.operations.states import note_changes
from questionbank.operations.writing import Draft, write_revisions, write_tags
from questionbank.queries.levels import default_levels
from questionbank.readiness import gaps_of
from questionbank.search.indexing import index_questions
from teams.models import Membership, Team

OWN = ("kind", "seniority", "language")


def revise_questions(
    team: Team, pairs: Sequence[tuple[Question, QuestionValue]], *, author: Membership | None
) -> dict[int, Revision]:
    """The revision in force afterwards, by the key of each question, which the caller has locked.

    What the content says of competency, kind, seniority, language and tags holds from then on; where it
    says nothing, what was there stays. An approved question that lacks something waits for review again.
    """
    if not pairs:
        return {}
    drafts = [
        Draft(question, question.current.number + 1, content, question_hash(content))
        for question, content in pairs
        if question.current and question_hash(content) != question.current.content_hash
    ]
    written = write_revisions(team=team, author=author, drafts=drafts) if drafts else []
    made = {one.question_id: one for one in written}
    before = {question.pk: question.state for question, _ in pairs}
    _settle(team, pairs, made)
    note_changes([(question, before[question.pk]) for question, _ in pairs], actor=author)
    index_questions(before)
    return {question.pk: question.current for question, _ in pairs if question.current}


def _settle(
    team: Team, pairs: Sequence[tuple[Question, QuestionValue]], made: Mapping[int, Revision]
) -> None:
    competencies = competencies_named(team, (content.competency for _, content in pairs))
    levels = default_levels(team)
    for question, content in pairs:
        _set_own_values(question, content, competencies)
        if question.pk in made:
            question.current = made[question.pk]
            if question.state == QuestionState.APPROVED and gaps_of(content, levels):
                question.state = QuestionState.IN_REVIEW
    questions = [question for question, _ in pairs]
    Question.objects.bulk_update(questions, ["current", "competency", "state", *OWN])
    tagged = [(question, content) for question, content in pairs if content.tags]
    Question.tags.through.objects.filter(question__in=[question for question, _ in tagged]).delete()
    write_tags(tags_named(team, (tag for _, content in tagged for tag in content.tags)), tagged)


def _set_own_values(
    question: Question, content: QuestionValue, competencies: Mapping[str, Competency]
) -> None:
    question.competency = competencies.get(content.competency.lower()) or question.competency
    for name in OWN:
        setattr(question, name, getattr(content, name) or getattr(question, name))
