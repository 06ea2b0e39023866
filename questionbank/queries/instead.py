"""What to ask instead of a question that is worn."""

from questionbank.enums import QuestionState
from questionbank.models import Question
from questionbank.uses import recently_asked, worn_after_of

LOOKED_AT = 100


def instead_of(question: Question, most: int = 3) -> list[Question]:
    """Approved ones of the same competency, not worn: the nearest in kind and seniority, the least asked.

    Two queries; none where the question names no competency.
    """
    if question.competency_id is None:
        return []
    same = Question.objects.filter(
        team=question.team_id, competency=question.competency_id, state=QuestionState.APPROVED
    )
    others = list(same.exclude(pk=question.pk).with_current().newest_first()[:LOOKED_AT])
    asked = recently_asked(question.team, [one.pk for one in others])
    fresh = [one for one in others if asked.get(one.pk, 0) < worn_after_of(question.team)]

    def nearness(one: Question) -> tuple[bool, bool, int]:
        return one.kind != question.kind, one.seniority != question.seniority, asked.get(one.pk, 0)

    return sorted(fresh, key=nearness)[:most]
