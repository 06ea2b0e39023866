from django.db import models


class InterviewState(models.TextChoices):
    SCHEDULED = "scheduled", "Scheduled"
    CANCELLED = "cancelled", "Did not happen"


class SeatKind(models.TextChoices):
    LEAD = "lead", "Lead"
    RATER = "rater", "Rater"
    SHADOW = "shadow", "Shadow"


RATING_SEATS = frozenset({SeatKind.LEAD, SeatKind.RATER})


class SeatState(models.TextChoices):
    ASSIGNED = "assigned", "On the panel"
    DECLINED = "declined", "Declined"
    EXCUSED = "excused", "Excused"


class ItemOrigin(models.TextChoices):
    PLAN = "plan", "From the plan"
    ROOM = "room", "Added in the interview"


class ScorecardState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"


class ResponseState(models.TextChoices):
    PENDING = "pending", "Not yet asked"
    ASKED = "asked", "Asked"
    SKIPPED = "skipped", "Skipped"
    NOT_REACHED = "not_reached", "Not reached"


class Mark(models.TextChoices):
    NOT_MENTIONED = "not_mentioned", "Not mentioned"
    PARTLY = "partly", "Partly"
    FULLY = "fully", "Fully"


class Recommendation(models.TextChoices):
    STRONG_NO = "strong_no", "Strong no"
    NO = "no", "No"
    YES = "yes", "Yes"
    STRONG_YES = "strong_yes", "Strong yes"
