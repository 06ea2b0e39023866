"""Names that a database reads alike are one competency, one tag, one saved search."""

from dataclasses import replace

import pytest

from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.searches import save_search
from questionbank.queries.values import tags_in_order
from tests.questionbank.conftest import Cast
from tests.questionbank.operations.test_bulk_editing import WHOLE, edit

# For the first sign of “İletişim” and the last of “ΣΑΣ”, PostgreSQL has another small letter than Python.
ALIKE = [("İletişim", "iletişim"), ("ΣΑΣ", "σασ"), ("Straße", "STRASSE"), ("Écrit", "ÉCRIT")]


@pytest.mark.parametrize("names", ALIKE)
def test_names_that_differ_in_case_alone_are_stored(cast: Cast, names: tuple[str, str]) -> None:
    first, second = (
        create_question(actor=cast.ada, team=cast.team, content=replace(WHOLE, competency=name, tags=(name,)))
        for name in names
    )
    revise_question(actor=cast.ada, question=second, content=replace(WHOLE, competency=names[0], tags=names))
    edit(cast, [first], competency=names[1], add_tags=names)
    for tags in tags_in_order([first.pk, second.pk]).values():
        assert set(tags) <= set(names)
        assert tags


@pytest.mark.parametrize("names", ALIKE)
def test_searches_are_kept_under_such_names(cast: Cast, names: tuple[str, str]) -> None:
    for name in names:
        assert save_search(actor=cast.ada, name=name, query="q=one").name == name
