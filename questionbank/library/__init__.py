"""The templates that come with Askwell: read from their files, and held against what a team made of them.

No ORM: `shelf` reads, `pairing` recognises questions from one version to the next, `changes` compares.
"""

from questionbank.library.changes import (
    ORDER,
    NewQuestion,
    Ours,
    QuestionChange,
    TextChange,
    Update,
    update_of,
    with_texts,
)
from questionbank.library.pairing import pair_questions
from questionbank.library.shelf import LibraryTemplate, library_template, library_templates, read_library

__all__ = [
    "ORDER",
    "LibraryTemplate",
    "NewQuestion",
    "Ours",
    "QuestionChange",
    "TextChange",
    "Update",
    "library_template",
    "library_templates",
    "pair_questions",
    "read_library",
    "update_of",
    "with_texts",
]
