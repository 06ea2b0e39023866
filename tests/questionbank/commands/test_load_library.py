"""A team adopts the library once, and keeps what it made of it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from questionbank.documents import read_text, template_hash
from questionbank.enums import QuestionState
from questionbank.models import Question, Template
from questionbank.operations.library import adopt_library
from questionbank.operations.templates import save_template
from questionbank.queries.values import template_value
from tests.questionbank.conftest import SMALL, Cast


def run(*keys: str) -> str:
    out = StringIO()
    call_command("load_library", *keys, "--team", "north", stdout=out)
    return out.getvalue()


def test_the_library_is_adopted_approved_and_without_a_problem(cast: Cast, root: Path) -> None:
    run()
    templates = {template.library_key: template for template in Template.objects.filter(team=cast.team)}
    assert set(templates) == {path.stem for path in (root / "library").glob("*.txt")}
    assert len(templates) >= 4
    for key, template in templates.items():
        document = read_text((root / "library" / f"{key}.txt").read_text(encoding="utf-8"))
        assert document.problems == ()
        assert template.library_hash == template_hash(document.template)
        assert template_value(template) == document.template
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.APPROVED}


def test_loading_again_changes_nothing(cast: Cast) -> None:
    run()
    before = (Template.objects.count(), Question.objects.count())
    assert all(line.endswith("adopted already, unchanged.") for line in run().splitlines())
    assert (Template.objects.count(), Question.objects.count()) == before


def test_templates_are_chosen_by_their_keys(cast: Cast) -> None:
    run("care-assistant", "software-engineer")
    keys = set(Template.objects.values_list("library_key", flat=True))
    assert keys == {"care-assistant", "software-engineer"}
    with pytest.raises(CommandError, match="no template “nobody”"):
        run("nobody")


def test_the_library_is_listed_without_a_team(db: None) -> None:
    out = StringIO()
    call_command("load_library", "--list", stdout=out)
    assert "care-assistant: Care Assistant Interview Questions, 12 questions." in out.getvalue()
    assert not Template.objects.exists()
    with pytest.raises(CommandError, match="Say which team"):
        call_command("load_library")


def test_a_copy_that_the_team_changed_stays_as_it_is(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.LIBRARY_DIR = tmp_path
    (tmp_path / "support.txt").write_text(SMALL, encoding="utf-8")
    [outcome] = adopt_library(actor=cast.ada, team=cast.team)
    texts = template_value(outcome.template)
    save_template(
        actor=cast.ada,
        team=cast.team,
        template=outcome.template,
        texts=type(texts)(title="Ours"),
    )
    (tmp_path / "support.txt").write_text(SMALL.replace("same.", "same few."), encoding="utf-8")
    [again] = adopt_library(actor=cast.ada, team=cast.team)
    assert not again.is_changed
    assert Template.objects.get().title == "Ours"


def test_a_library_that_can_not_be_read_is_said_and_nothing_is_stored(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.LIBRARY_DIR = tmp_path
    (tmp_path / "a.txt").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match=r"The library could not be loaded; nothing was stored\."):
        run()
    assert Template.objects.count() == 0
