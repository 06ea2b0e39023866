"""A question as it stands in a form that is still being filled in, whatever is wrong with it."""

import re
from collections.abc import Mapping, Sequence

from questionbank.documents import ProposedAnswerValue, QuestionValue, normalise_question
from questionbank.documents.words import minutes_of
from questionbank.forms.fields import as_items
from questionbank.forms.question import ANCHOR, PREFIX
from questionbank.models import ScaleLevel
from questionbank.problems import QUESTION_TEXT_LENGTH

MOST_ANSWERS, MOST_ITEMS = 60, 50
_ANSWER = re.compile(rf"{PREFIX}-(\d{{1,2}})-text")


def question_in(data: Mapping[str, str], levels: Sequence[ScaleLevel]) -> QuestionValue:
    """Long texts are cut where the bank would refuse them; nothing is refused."""

    def text(name: str) -> str:
        return data.get(name, "").replace("\x00", "")[:QUESTION_TEXT_LENGTH]

    def items(name: str) -> tuple[str, ...]:
        return as_items(text(name))[:MOST_ITEMS]

    numbers = sorted(int(found[1]) for name in data if (found := _ANSWER.fullmatch(name)))[:MOST_ANSWERS]
    answers = [
        ProposedAnswerValue(text(f"{PREFIX}-{number}-text"), items(f"{PREFIX}-{number}-key_points"))
        for number in numbers
    ]
    value = QuestionValue(
        text=text("text"),
        when_to_ask=text("when_to_ask"),
        why_ask=text("why_ask"),
        how_to_ask=text("how_to_ask"),
        minutes=minutes_of(data.get("minutes", "")),
        proposed_answers=tuple(answer for answer in answers if answer.text.strip() or answer.key_points),
        follow_ups=items("follow_ups"),
        anchors=tuple((level.level, text(f"{ANCHOR}{level.level}")) for level in levels),
    )
    return normalise_question(value)
