"""Two revisions of a question, held against each other."""

from dataclasses import dataclass

from questionbank.diffing import QuestionDiff, diff_questions
from questionbank.models import Question, Revision
from questionbank.queries.values import revision_values


@dataclass(frozen=True, slots=True)
class ComparedRevisions:
    question: Question
    older: Revision
    newer: Revision
    revisions: list[Revision]  # the newest first
    diff: QuestionDiff

    @property
    def same(self) -> list[str]:
        """What reads the same in both, where there is something to read."""
        diff = self.diff
        fields = (*diff.texts, diff.minutes, *diff.anchors)
        same = [one.label.lower() for one in fields if one.text.pieces and not one.is_changed]
        answers = sum(not one.is_changed for one in diff.answers)
        follow_ups = sum(not one.is_changed for one in diff.follow_ups)
        counts = ((answers, "proposed answer"), (follow_ups, "follow-up"))
        return same + [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts if count]

    @property
    def is_newer_in_force(self) -> bool:
        return self.newer.pk == self.question.current_id


def compared_revisions(question: Question, older: int, newer: int) -> ComparedRevisions | None:
    """Six queries; None where the question has no such revisions."""
    revisions = list(question.revisions.select_related("author__user").order_by("-number"))
    by_number = {revision.number: revision for revision in revisions}
    if older not in by_number or newer not in by_number:
        return None
    both = by_number[older], by_number[newer]
    before, after = revision_values(both)
    return ComparedRevisions(question, *both, revisions, diff_questions(before, after))
