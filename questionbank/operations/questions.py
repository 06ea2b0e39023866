"""One question is made, or says something else from now on."""

from django.db import transaction

from questionbank.documents import QuestionValue, normalise_question, question_hash
from questionbank.enums import QuestionState
from questionbank.models import Question, Revision
from questionbank.operations.duplicates import find_pairs_of
from questionbank.operations.naming import competencies_named, tags_named
from questionbank.operations.states import NotReadyError, note_changes, state_after_revision
from questionbank.operations.writing import Draft, write_revisions, write_tags
from questionbank.problems import BankError
from questionbank.queries.levels import default_levels
from questionbank.queries.values import tags_in_order
from questionbank.readiness import gaps_of
from questionbank.search.indexing import index_new_questions, index_questions
from questionbank.shown import question_reads, question_shown
from teams.audit import record
from teams.models import Membership, Team


class RevisedMeanwhileError(BankError):
    """Someone else was quicker.

    `current` is what the question says, `shown` what the form shows from then on.
    """

    def __init__(self, sentences: str, *, current: Revision, shown: str) -> None:
        super().__init__(sentences)
        self.current = current
        self.shown = shown


@transaction.atomic
def create_question(
    *,
    actor: Membership | None,
    team: Team,
    content: QuestionValue,
    state: QuestionState = QuestionState.DRAFT,
) -> Question:
    """Raises NotReadyError where it is to be approved and lacks something."""
    content = normalise_question(content)
    if state == QuestionState.APPROVED and (gaps := gaps_of(content, default_levels(team))):
        raise NotReadyError(gaps)
    question = Question.objects.create(team=team, state=state, **_own_values(team, content))
    question.current = _write(question, content, actor, number=1)
    question.save(update_fields=["current"])
    tags = tags_named(team, content.tags)
    write_tags(tags, [(question, content)])
    index_new_questions([(question, content)], tags)
    find_pairs_of(team, [question.pk])
    note_changes([(question, QuestionState.DRAFT)], actor=actor)
    record(actor=actor, action="question.created", subject=question, state=state, revision=1)
    return question


@transaction.atomic
def revise_question(
    *,
    actor: Membership | None,
    question: Question,
    content: QuestionValue,
    state: QuestionState | None = None,
    expected_revision: int | None = None,
    shown: str | None = None,
) -> Revision:
    """The revision in force afterwards: a new one, or the same where the content is the same.

    Competency, kind, seniority, tags and state are the question's own and follow either way. Where no `state`
    is asked for, an approved question that lacks something from now on goes back to be reviewed.
    Raises NotReadyError where it is to be approved and lacks something, RevisedMeanwhileError where the
    current revision is not `expected_revision`, or the question is not what a form showed; `shown` is made
    by `question_shown`. None is not held to anything.
    """
    # Locked first: PostgreSQL reads what is joined as it was before the wait.
    Question.objects.select_for_update().get(pk=question.pk)
    question = Question.objects.with_current().get(pk=question.pk)
    content = normalise_question(content)
    current = _current(question, expected_revision, shown)
    before = question.state
    is_new = question_hash(content) != current.content_hash
    after, gaps = state_after_revision(question, content, state, is_new=is_new)
    changed = _update_own_values(question, content, after)
    if is_new:
        question.current = _write(question, content, actor, number=current.number + 1)
        changed.append("current")
    question.save()
    missing = ", ".join(gap.what for gap in gaps)
    why = f"Missing since revision {current.number + 1}: {missing}." if missing else ""
    note_changes([(question, before)], actor=actor, comment=why)
    if changed:
        index_questions([question.pk])
    if is_new:
        find_pairs_of(question.team, [question.pk])
    if changed:
        now = question.current or current
        record(
            actor=actor,
            action="question.revised",
            subject=question,
            state=question.state,
            revision=now.number,
            fields=sorted(changed),
        )
    return question.current or current


def _current(question: Question, expected: int | None, shown: str | None) -> Revision:
    current = question.current
    if current is None:
        raise BankError("This question has no text yet. Nothing was stored; make a new question instead.")
    tags = tags_in_order([question.pk])[question.pk]
    now = question_shown(question, tags)
    if expected is not None and expected != current.number:
        raise RevisedMeanwhileError(_revised(question, current, tags), current=current, shown=now)
    if shown is not None and shown != now:
        raise RevisedMeanwhileError(_changed(question, tags), current=current, shown=now)
    return current


def _revised(question: Question, current: Revision, tags: tuple[str, ...]) -> str:
    return (
        f"Someone saved revision {current.number} of this question while you were writing. Beside its words "
        f"it now has: {question_reads(question, tags)}. What you typed is kept below and not saved yet. "
        "Read theirs; saving again makes yours the one after it."
    )


def _changed(question: Question, tags: tuple[str, ...]) -> str:
    return (
        "Someone changed this question while you were writing. It now reads: "
        f"{question_reads(question, tags)}. What you typed is kept below and not saved yet; "
        "saving again puts yours in the place of theirs."
    )


def _write(question: Question, content: QuestionValue, author: Membership | None, *, number: int) -> Revision:
    draft = Draft(question, number, content, question_hash(content))
    return write_revisions(team=question.team, author=author, drafts=[draft])[0]


def _own_values(team: Team, content: QuestionValue) -> dict[str, object]:
    """What is decided about a question, apart from what it says."""
    competencies = competencies_named(team, [content.competency])
    return {
        "competency": competencies.get(content.competency.lower()),
        "kind": content.kind,
        "seniority": content.seniority,
        "language": content.language,
    }


def _update_own_values(question: Question, content: QuestionValue, state: QuestionState) -> list[str]:
    """Sets them on `question`, which the caller saves, and names the fields that differ."""
    values = _own_values(question.team, content) | {"state": state}
    changed = [name for name, value in values.items() if getattr(question, name) != value]
    for name, value in values.items():
        setattr(question, name, value)
    if _update_tags(question, content):
        changed.append("tags")
    return changed


def _update_tags(question: Question, content: QuestionValue) -> bool:
    through = Question.tags.through.objects.filter(question_id=question.pk)
    tags = tags_named(question.team, content.tags)
    wanted = list(dict.fromkeys(tags[tag.lower()].pk for tag in content.tags))
    if list(through.order_by("pk").values_list("tag_id", flat=True)) == wanted:
        return False
    through.delete()
    write_tags(tags, [(question, content)])
    return True
