"""Many questions at once: as many statements for one as for a hundred."""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from lib.bulk import draw_keys, insert_objects
from questionbank.documents import QuestionValue
from questionbank.enums import QuestionState
from questionbank.models import Competency, Question, Revision
from questionbank.operations.duplicates import note_new_questions
from questionbank.operations.naming import competencies_named, tags_named
from questionbank.operations.states import note_changes
from questionbank.operations.writing import Draft, write_revisions, write_tags
from questionbank.queries.levels import default_levels
from questionbank.readiness import gaps_of
from questionbank.search.indexing import index_new_questions, index_questions
from teams.models import Membership, Team

SOURCE_LENGTH = 200
NOTHING = QuestionValue(text="")


def add_questions(
    team: Team,
    contents: Mapping[str, QuestionValue],
    *,
    author: Membership | None,
    state: QuestionState,
    sources: Mapping[str, str],
) -> dict[str, Revision]:
    """The first revisions of new questions, by the content hash under which each was given, as are `sources`.

    Of those that are to be approved, the ones that lack something wait for review.
    """
    if not contents:
        return {}
    states = _states(team, contents, state)
    competencies = competencies_named(team, (content.competency for content in contents.values()))
    keys = draw_keys(Question, len(contents))
    now = timezone.now()
    pairs = [
        (
            _question(team, content, competencies, key=next(keys), at=now, source=sources[key]),
            content,
        )
        for key, content in contents.items()
    ]
    drafts = [
        Draft(question, 1, content, key) for key, (question, content) in zip(contents, pairs, strict=True)
    ]
    # Keys that point forward are looked at when the transaction ends.
    revisions = write_revisions(team=team, author=author, drafts=drafts)
    for revision in revisions:
        revision.question.state = states[revision.content_hash]
        revision.question.current = revision
    insert_objects(Question, [question for question, _ in pairs])
    note_changes([(question, QuestionState.DRAFT) for question, _ in pairs], actor=author)
    tags = tags_named(team, (tag for content in contents.values() for tag in content.tags))
    write_tags(tags, pairs)
    index_new_questions(pairs, tags)
    note_new_questions(team, [question.pk for question, _ in pairs])
    return dict(zip(contents, revisions, strict=True))


def _states(
    team: Team, contents: Mapping[str, QuestionValue], wanted: QuestionState
) -> dict[str, QuestionState]:
    if wanted != QuestionState.APPROVED:
        return dict.fromkeys(contents, wanted)
    levels = default_levels(team)
    return {
        key: QuestionState.IN_REVIEW if gaps_of(content, levels) else wanted
        for key, content in contents.items()
    }


def fill_gaps(team: Team, pairs: Sequence[tuple[Question, QuestionValue]]) -> None:
    """What the bank leaves open about its questions is taken from the document; what it says stays."""
    through = Question.tags.through.objects.filter(question__in=[question for question, _ in pairs])
    tagged = set(through.values_list("question_id", flat=True))
    gaps = [(question, _gaps(question, content, tagged)) for question, content in pairs]
    fillings = [(question, filling) for question, filling in gaps if filling != NOTHING]
    if not fillings:
        return
    competencies = competencies_named(team, (filling.competency for _, filling in fillings))
    for question, filling in fillings:
        question.competency = question.competency or competencies.get(filling.competency.lower())
        question.kind = question.kind or filling.kind
        question.seniority = question.seniority or filling.seniority
        question.language = question.language or filling.language
    Question.objects.bulk_update(
        [question for question, _ in fillings], ["competency", "kind", "seniority", "language"]
    )
    write_tags(tags_named(team, (tag for _, filling in fillings for tag in filling.tags)), fillings)
    index_questions(question.pk for question, _ in fillings)


def _gaps(question: Question, content: QuestionValue, tagged: Container[int]) -> QuestionValue:
    """What `content` says where `question` says nothing."""
    return QuestionValue(
        text="",
        competency="" if question.competency_id else content.competency,
        kind="" if question.kind else content.kind,
        seniority="" if question.seniority else content.seniority,
        language="" if question.language else content.language,
        tags=() if question.pk in tagged else content.tags,
    )


def _question(
    team: Team,
    content: QuestionValue,
    competencies: Mapping[str, Competency],
    *,
    key: int,
    at: datetime,
    source: str,
) -> Question:
    return Question(
        pk=key,
        created_at=at,
        team=team,
        source=source[:SOURCE_LENGTH],
        competency=competencies.get(content.competency.lower()),
        kind=content.kind,
        seniority=content.seniority,
        language=content.language,
    )
