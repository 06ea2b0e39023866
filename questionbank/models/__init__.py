from questionbank.models.competency import Competency, Tag
from questionbank.models.document_import import DocumentImport
from questionbank.models.picture import Picture
from questionbank.models.question import Question
from questionbank.models.revision import Anchor, FollowUp, KeyPoint, ProposedAnswer, Revision
from questionbank.models.scale import Scale, ScaleLevel, ScaleVersion
from questionbank.models.template import GuidanceLine, Template, TemplateQuestion

__all__ = [
    "Anchor",
    "Competency",
    "DocumentImport",
    "FollowUp",
    "GuidanceLine",
    "KeyPoint",
    "Picture",
    "ProposedAnswer",
    "Question",
    "Revision",
    "Scale",
    "ScaleLevel",
    "ScaleVersion",
    "Tag",
    "Template",
    "TemplateQuestion",
]
