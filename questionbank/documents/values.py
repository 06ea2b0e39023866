"""What a question document says, as plain values: no ORM, no Django.

A reader turns text into a `ReadDocument`; a writer turns a `TemplateValue` back into text.
Reading what was written gives an equal `TemplateValue`.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ProposedAnswerValue:
    """One answer a good candidate might give; `text` may hold several paragraphs of Markdown."""

    text: str
    key_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionValue:
    """One question with everything that an interviewer needs; an absent text is the empty string."""

    text: str
    when_to_ask: str = ""
    why_ask: str = ""
    how_to_ask: str = ""
    competency: str = ""
    kind: str = ""  # "", "behavioural", "situational", "technical" or "role_knowledge"
    seniority: str = ""  # "", "any", "junior", "middle", "senior" or "lead"
    language: str = ""  # "" or one of the codes of `words.LANGUAGES`
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    proposed_answers: tuple[ProposedAnswerValue, ...] = ()
    follow_ups: tuple[str, ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()  # (level 1 to 5, what it means), ascending


@dataclass(frozen=True, slots=True)
class GuidanceValue:
    """Dos and don'ts for one side of the table."""

    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateValue:
    """A whole question document, in the order in which it is printed."""

    title: str
    introduction_heading: str = ""
    introduction: str = ""
    questions: tuple[QuestionValue, ...] = ()
    for_interviewers: GuidanceValue = field(default_factory=GuidanceValue)
    for_interviewees: GuidanceValue = field(default_factory=GuidanceValue)
    about_heading: str = ""  # a second introduction, after the guidance
    about: str = ""
    audience_lead: str = ""  # "These questions can be used by:"
    audience: tuple[str, ...] = ()  # who can use it
    conclusion: str = ""
    closing_notes: str = ""  # what follows the conclusion


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be placed, or was read in a way the author may not have meant.

    `text` is the line as it stood, so that nothing is dropped; `line` counts from 1. In a sheet, `cell`
    names the place instead, such as "B7" or "Questions!B7".
    """

    line: int
    sentence: str
    text: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for a reader; "" where it is about the whole."""
        if self.cell:
            return f"Cell {self.cell}"
        return f"Line {self.line}" if self.line else ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    template: TemplateValue
    problems: tuple[Problem, ...] = ()


class DocumentError(ValueError):
    """The document as a whole can't be read; the message is a sentence for the person who sent it."""
