"""The demo team's content fits the library and the rules that real scorecards are held to."""

from pathlib import Path

import pytest

from interviews.demo.content import (
    ENGINEER,
    OPENINGS,
    PEOPLE,
    DemoOpening,
    DemoResponse,
    DemoScorecard,
    read_scorecards,
)
from interviews.enums import Mark, Recommendation, ResponseState
from questionbank.documents import read_text
from questionbank.documents.values import QuestionValue
from teams.enums import Role

SCORECARDS = read_scorecards()
ROUNDS = {planned.name: planned for planned in ENGINEER.rounds}


def questions_of(opening: DemoOpening, root: Path) -> tuple[QuestionValue, ...]:
    source = (root / "library" / f"{opening.template}.txt").read_text(encoding="utf-8")
    return read_text(source).template.questions


@pytest.fixture
def asked(root: Path) -> dict[str, QuestionValue]:
    """The one question of the library that each beginning in the plan stands for."""
    found = {}
    for beginning in (item.question for planned in ENGINEER.rounds for item in planned.items):
        [found[beginning]] = [q for q in questions_of(ENGINEER, root) if q.text[:40] == beginning]
    return found


def test_every_opening_has_a_template_in_the_library(root: Path) -> None:
    assert all(questions_of(opening, root) for opening in OPENINGS)


def test_everyone_has_a_known_role_and_an_own_example_address() -> None:
    addresses = [person.email for person in PEOPLE]
    addresses += [candidate.email for opening in OPENINGS for candidate in opening.candidates]
    assert len(addresses) == len(set(addresses)) == 15
    assert all(address.endswith("@example.org") for address in addresses)
    assert {role for person in PEOPLE for role in person.roles} == set(Role.values)


def test_every_planned_question_takes_the_minutes_that_the_library_gives_it(
    asked: dict[str, QuestionValue],
) -> None:
    planned = {item.question: item.minutes for entry in ENGINEER.rounds for item in entry.items}
    assert planned == {beginning: question.minutes for beginning, question in asked.items()}


@pytest.mark.parametrize("name", ROUNDS)
def test_a_round_has_room_for_its_questions_and_names_competencies_of_theirs(
    name: str, asked: dict[str, QuestionValue]
) -> None:
    planned = ROUNDS[name]
    assert sum(item.minutes for item in planned.items) <= planned.minutes - 5
    assert set(planned.competencies) <= {asked[item.question].competency for item in planned.items}


def test_three_candidates_have_a_scorecard_from_each_of_the_panel() -> None:
    [technical] = [planned for planned in ENGINEER.rounds if planned.name == "Technical round"]
    pairs = {(card.candidate, card.interviewer) for card in SCORECARDS}
    candidates = {card.candidate for card in SCORECARDS}
    assert len(candidates) == 3
    assert candidates <= {candidate.email for candidate in ENGINEER.candidates}
    assert pairs == {(candidate, rater) for candidate in candidates for rater in technical.panel}
    assert len(SCORECARDS) == len(pairs)


@pytest.mark.parametrize("card", SCORECARDS, ids=lambda card: f"{card.interviewer} on {card.candidate}")
def test_a_scorecard_could_be_submitted(card: DemoScorecard, asked: dict[str, QuestionValue]) -> None:
    planned = ROUNDS[card.round]
    assert [response.question for response in card.responses] == [item.question for item in planned.items]
    assert {name for name, _ in card.competencies} == set(planned.competencies)
    assert card.recommendation in Recommendation.values
    assert card.summary
    for response in card.responses:
        assert_complete(response, asked[response.question])


def assert_complete(response: DemoResponse, question: QuestionValue) -> None:
    assert response.state in {ResponseState.ASKED, ResponseState.SKIPPED, ResponseState.NOT_REACHED}
    was_asked = response.state == ResponseState.ASKED
    assert bool(response.skip_reason) is (response.state == ResponseState.SKIPPED)
    assert bool(response.notes) is was_asked
    assert (response.rating is not None) + response.cannot_judge == was_asked
    assert response.rating in {None, 1, 2, 3, 4, 5}
    assert len(response.answers) == len(question.proposed_answers)
    assert set(response.answers) <= {*Mark.values, "unmarked"}


def test_what_was_asked_is_the_same_on_both_scorecards_of_an_interview() -> None:
    told: dict[str, set[tuple[tuple[str, int | None], ...]]] = {}
    for card in SCORECARDS:
        states = tuple((response.state, response.minutes) for response in card.responses)
        told.setdefault(card.candidate, set()).add(states)
    assert {len(versions) for versions in told.values()} == {1}


def test_the_demo_shows_a_question_skipped_one_not_reached_and_some_that_could_not_be_judged() -> None:
    responses = [response for card in SCORECARDS for response in card.responses]
    assert len(responses) == 42
    assert sum(response.state == ResponseState.SKIPPED for response in responses) == 2
    assert sum(response.state == ResponseState.NOT_REACHED for response in responses) == 2
    assert sum(response.cannot_judge for response in responses) == 3
