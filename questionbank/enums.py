from django.db import models


class Kind(models.TextChoices):
    BEHAVIOURAL = "behavioural", "Behavioural"
    SITUATIONAL = "situational", "Situational"
    TECHNICAL = "technical", "Technical"
    ROLE_KNOWLEDGE = "role_knowledge", "Role knowledge"


class Seniority(models.TextChoices):
    ANY = "any", "Any"
    JUNIOR = "junior", "Junior"
    MIDDLE = "middle", "Middle"
    SENIOR = "senior", "Senior"
    LEAD = "lead", "Lead"


class QuestionState(models.TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    RETIRED = "retired", "Retired"


STATES_IN_WORK = frozenset({QuestionState.DRAFT, QuestionState.IN_REVIEW})
OFFERED_IN_PLANS = frozenset({QuestionState.APPROVED})


class Guidance(models.TextChoices):
    """The lists of a template that are not questions."""

    INTERVIEWER_DO = "interviewer_do", "Interviewers do"
    INTERVIEWER_DONT = "interviewer_dont", "Interviewers don't"
    INTERVIEWEE_DO = "interviewee_do", "Candidates do"
    INTERVIEWEE_DONT = "interviewee_dont", "Candidates don't"
    AUDIENCE = "audience", "Who can use it"


class ImportState(models.TextChoices):
    """How far a document has come on its way into the bank."""

    UNMAPPED = "unmapped", "Columns to be named"
    READ = "read", "Read, not stored yet"
    RUNNING = "running", "Being stored"
    DONE = "done", "Stored"
    FAILED = "failed", "Not stored"
    UNDONE = "undone", "Undone"


class ImportChoice(models.TextChoices):
    """What becomes of one question of a document."""

    NEW = "new", "Add it as a new question"
    REUSE = "reuse", "Use the one in the bank"
    REVISE = "revise", "Make it a new revision of the one in the bank"
    LEAVE = "leave", "Leave it out"


class PairState(models.TextChoices):
    """What people said of two questions that look alike."""

    OPEN = "open", "Not looked at yet"
    DISMISSED = "dismissed", "Not the same"
    MERGED = "merged", "Merged"
