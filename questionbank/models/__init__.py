from questionbank.models.competency import Competency, Tag
from questionbank.models.curation import (
    BankSettings,
    BulkEdit,
    Comment,
    DuplicatePair,
    SavedSearch,
    StateChange,
)
from questionbank.models.document_import import DocumentImport, ImportedQuestion, SheetMapping
from questionbank.models.library import LibraryCopy, LibraryPlace
from questionbank.models.likeness import DuplicateSearch, Merge, QuestionKey
from questionbank.models.picture import Picture
from questionbank.models.question import Question
from questionbank.models.revision import Anchor, FollowUp, KeyPoint, ProposedAnswer, Revision
from questionbank.models.scale import Scale, ScaleLevel, ScaleVersion
from questionbank.models.searching import KnownWord, QuestionWords, TemplateWords
from questionbank.models.template import GuidanceLine, Template, TemplateQuestion

__all__ = [
    "Anchor",
    "BankSettings",
    "BulkEdit",
    "Comment",
    "Competency",
    "DocumentImport",
    "DuplicatePair",
    "DuplicateSearch",
    "FollowUp",
    "GuidanceLine",
    "ImportedQuestion",
    "KeyPoint",
    "KnownWord",
    "LibraryCopy",
    "LibraryPlace",
    "Merge",
    "Picture",
    "ProposedAnswer",
    "Question",
    "QuestionKey",
    "QuestionWords",
    "Revision",
    "SavedSearch",
    "Scale",
    "ScaleLevel",
    "ScaleVersion",
    "SheetMapping",
    "StateChange",
    "Tag",
    "Template",
    "TemplateQuestion",
    "TemplateWords",
]
