from interviews.models.interview import ApplicationPlan, Interview, InterviewItem, Seat
from interviews.models.key_point import KeyPointMatch
from interviews.models.plan import PanelMember, Plan, PlanItem, PlanVersion, Round, RoundCompetency
from interviews.models.saved_field import SavedField
from interviews.models.scorecard import AnswerMatch, CompetencyRating, Response, Scorecard, Writer

__all__ = [
    "AnswerMatch",
    "ApplicationPlan",
    "CompetencyRating",
    "Interview",
    "InterviewItem",
    "KeyPointMatch",
    "PanelMember",
    "Plan",
    "PlanItem",
    "PlanVersion",
    "Response",
    "Round",
    "RoundCompetency",
    "SavedField",
    "Scorecard",
    "Seat",
    "Writer",
]
