"""How many questions of a whole bank have a value, counted no further than anybody reads."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from questionbank.search import facets as signs
from questionbank.search.facets import own_facets

Value = tuple[str, str]  # the sign of a facet, and a value
TEMPLATE = "p"  # told by the places of templates; the index does not have it


def count_each(team: int, values: Sequence[Value], *, most: int) -> dict[Value, int]:
    """One statement; each count is read off an index."""
    if not values:
        return {}
    conditions = [_condition(team, sign, value) for sign, value in values]
    counts = ", ".join(
        f"(SELECT count(*) FROM (SELECT 1 FROM {where} LIMIT {most}) AS few)"  # noqa: S608 - texts of our own
        for where, _ in conditions
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [one for _, given in conditions for one in given])
        return dict(zip(values, cursor.fetchone(), strict=True))


def _condition(team: int, sign: str, value: str) -> tuple[str, list[Any]]:
    """Tables and what must hold there, and the values for its places."""
    if sign == signs.MINUTES:
        return "questionbank_questionwords WHERE own = %s", [own_facets(team, value)]
    if sign == signs.TAG:
        return "questionbank_question_tags WHERE tag_id = %s", [int(value)]
    if sign == TEMPLATE:
        return "questionbank_templatequestion WHERE template_id = %s", [int(value)]
    if sign == signs.COMPETENCY:
        held = "competency_id = %s" if value else "competency_id IS NULL"
        return f"questionbank_question WHERE team_id = %s AND {held}", [
            team,
            *([int(value)] if value else []),
        ]
    column = {
        signs.STATE: "state",
        signs.KIND: "kind",
        signs.SENIORITY: "seniority",
        signs.LANGUAGE: "language",
    }[sign]
    return f"questionbank_question WHERE team_id = %s AND {column} = %s", [team, value]
