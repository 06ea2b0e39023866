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


OFFERED_IN_PLANS = frozenset({QuestionState.APPROVED})


class Guidance(models.TextChoices):
    """The lists of a template that are not questions."""

    INTERVIEWER_DO = "interviewer_do", "Interviewers do"
    INTERVIEWER_DONT = "interviewer_dont", "Interviewers don't"
    INTERVIEWEE_DO = "interviewee_do", "Candidates do"
    INTERVIEWEE_DONT = "interviewee_dont", "Candidates don't"
    AUDIENCE = "audience", "Who can use it"
