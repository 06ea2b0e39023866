"""What differs between two things that a question said: field by field, word by word. No ORM, no Django.

A difference holds both sides whole: `before_of` and `after_of` give back what was compared.
"""

from questionbank.diffing.lists import MOST_PAIRS, ItemDiff, diff_lists
from questionbank.diffing.questions import FieldDiff, QuestionDiff, after_of, before_of, diff_questions
from questionbank.diffing.texts import Piece, Side, TextDiff, diff_texts

__all__ = [
    "MOST_PAIRS",
    "FieldDiff",
    "ItemDiff",
    "Piece",
    "QuestionDiff",
    "Side",
    "TextDiff",
    "after_of",
    "before_of",
    "diff_lists",
    "diff_questions",
    "diff_texts",
]
