"""The demo team as plain values: who is in it, whom it hires, what it asks and what was written down.

People are named by their mail addresses, questions by the beginning of their text. What two
interviewers wrote stands in `scorecards.toml`, since it is mostly prose.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCORECARDS = Path(__file__).parent / "scorecards.toml"
TEAM_NAME = "Harbour Analytics"
TEAM_SLUG = "harbour"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    email: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoCandidate:
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoPlanItem:
    """A question by the first 40 characters of its text, and how long it may take."""

    question: str
    minutes: int


@dataclass(frozen=True, slots=True)
class DemoRound:
    name: str
    minutes: int
    competencies: tuple[str, ...]
    panel: tuple[str, ...]  # addresses; the first one leads
    items: tuple[DemoPlanItem, ...]


@dataclass(frozen=True, slots=True)
class DemoOpening:
    title: str
    description: str
    template: str  # the name of its question document in the library
    candidates: tuple[DemoCandidate, ...]
    rounds: tuple[DemoRound, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoResponse:
    question: str
    state: str
    skip_reason: str
    notes: str
    rating: int | None
    cannot_judge: bool
    answers: tuple[str, ...]  # a mark for each proposed answer, or "unmarked"
    minutes: int | None


@dataclass(frozen=True, slots=True)
class DemoScorecard:
    candidate: str
    interviewer: str
    round: str
    recommendation: str
    summary: str
    competencies: tuple[tuple[str, int | None], ...]  # None where the interviewer can't judge
    responses: tuple[DemoResponse, ...]


PEOPLE = (
    DemoPerson("amara.nwosu@example.org", "Amara Nwosu", ("admin",)),
    DemoPerson("tomas.herrera@example.org", "Tomás Herrera", ("manager",)),
    DemoPerson("mei-lin.zhou@example.org", "Mei-Lin Zhou", ("interviewer",)),
    DemoPerson("jonas.lindqvist@example.org", "Jonas Lindqvist", ("interviewer",)),
    DemoPerson("priya.raghunathan@example.org", "Priya Raghunathan", ("interviewer",)),
    DemoPerson("yusuf.demir@example.org", "Yusuf Demir", ("interviewer",)),
)

TECHNICAL_ROUND = DemoRound(
    name="Technical round",
    minutes=60,
    competencies=("Data preparation", "Model evaluation", "Production operations"),
    panel=("mei-lin.zhou@example.org", "jonas.lindqvist@example.org"),
    items=(
        DemoPlanItem("Think of the most tangled data that you ", 8),
        DemoPlanItem("A bike-hire scheme wants to know each ev", 9),
        DemoPlanItem("When would splitting your rows at random", 7),
        DemoPlanItem("About one support ticket in fifty is urg", 7),
        DemoPlanItem("You have one decision tree that staff ca", 6),
        DemoPlanItem("It is Tuesday morning. Since some time o", 10),
        DemoPlanItem("A claims handler disagrees with your mod", 7),
    ),
)

WORKING_TOGETHER = DemoRound(
    name="Working together",
    minutes=45,
    competencies=("Communication", "Delivery", "Problem framing"),
    panel=("priya.raghunathan@example.org", "yusuf.demir@example.org"),
    items=(
        DemoPlanItem("Describe a piece of modelling work for w", 7),
        DemoPlanItem("Tell me about a result that somebody wit", 6),
        DemoPlanItem('A chain of launderettes says: "We want A', 12),
        DemoPlanItem("Tell me about a model of yours that disa", 8),
    ),
)

ENGINEER = DemoOpening(
    title="Machine learning engineer",
    description=(
        "We forecast how full ships, quays and lorries will be, for eleven ports around the North Sea and "
        "the Baltic. You would look after the models that port planners open at six in the morning: the "
        "data that feeds them, the way in which they are judged, and the day on which they are wrong.\n\n"
        "You would work in a team of five with Priya, who runs what is live, and Yusuf, who talks with the "
        "ports. One week in five you are the person who is called when a forecast looks odd. We care about "
        "how you think and not about which tools you have used; there are two rounds, and you know the "
        "topics of both beforehand."
    ),
    template="machine-learning-engineer",
    candidates=(
        DemoCandidate("leila.haddad@example.org", "Leila Haddad"),
        DemoCandidate("oskar.wieczorek@example.org", "Oskar Wieczorek"),
        DemoCandidate("nomvula.dlamini@example.org", "Nomvula Dlamini"),
        DemoCandidate("kenji.morita@example.org", "Kenji Morita"),
        DemoCandidate("sofia.marchetti@example.org", "Sofia Marchetti"),
        DemoCandidate("daniel.osei@example.org", "Daniel Osei"),
    ),
    rounds=(TECHNICAL_ROUND, WORKING_TOGETHER),
)

SUPPORT = DemoOpening(
    title="Customer support specialist",
    description=(
        "Port planners write to us when a forecast surprises them, when a login fails or when a ship is "
        "suddenly two hours early. You would be the person who answers: by mail, in chat and, on the bad "
        "days, by telephone. About forty messages come in on a normal day, and three of you share them.\n\n"
        "What you hear decides what we build, so one afternoon a week is kept free for writing help pages "
        "and for sitting with the developers. You needn't know anything about ships. You should like to "
        "find out what really happened, and to say it so that a tired person can use it."
    ),
    template="customer-support",
    candidates=(
        DemoCandidate("aroha.ngata@example.org", "Aroha Ngata"),
        DemoCandidate("matteo.rinaldi@example.org", "Matteo Rinaldi"),
        DemoCandidate("farida.karimova@example.org", "Farida Karimova"),
    ),
)

OPENINGS = (ENGINEER, SUPPORT)


def read_scorecards(path: Path = SCORECARDS) -> tuple[DemoScorecard, ...]:
    with path.open("rb") as file:
        return tuple(_scorecard(entry) for entry in tomllib.load(file)["scorecard"])


def _scorecard(entry: dict[str, Any]) -> DemoScorecard:
    return DemoScorecard(
        candidate=entry["candidate"],
        interviewer=entry["interviewer"],
        round=entry["round"],
        recommendation=entry["recommendation"],
        summary=entry["summary"].strip(),
        competencies=tuple((name, _level(value)) for name, value in entry["competencies"].items()),
        responses=tuple(_response(response) for response in entry["response"]),
    )


def _level(value: int | str) -> int | None:
    return value if isinstance(value, int) else None


def _response(entry: dict[str, Any]) -> DemoResponse:
    return DemoResponse(
        question=entry["question"],
        state=entry["state"],
        skip_reason=entry.get("skip_reason", ""),
        notes=entry["notes"].strip(),
        rating=entry.get("rating"),
        cannot_judge=entry.get("cannot_judge", False),
        answers=tuple(entry["answers"]),
        minutes=entry.get("minutes"),
    )
