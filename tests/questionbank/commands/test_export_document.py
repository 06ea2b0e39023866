"""A template comes out as a document, found by its id or its title."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from questionbank.documents import ReadDocument, read_json, read_text
from questionbank.models import Template
from questionbank.operations.importing import import_document
from tests.questionbank.conftest import Cast


def run(template: object, *options: str) -> str:
    out = StringIO()
    call_command("export_document", str(template), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def template(cast: Cast, small: ReadDocument) -> Template:
    return import_document(actor=cast.ada, team=cast.team, document=small).template


def test_a_template_is_written_in_both_forms(template: Template, small: ReadDocument) -> None:
    assert read_text(run(template.uuid)) == small
    assert read_json(run("Support Questions", "--format", "json", "--team", "north")) == small


def test_an_unknown_template_is_said(template: Template) -> None:
    with pytest.raises(CommandError, match=r"There is no template with the id or title 'Nothing'\."):
        run("Nothing")
    with pytest.raises(CommandError, match="There is no team called 'south'"):
        run(template.uuid, "--team", "south")


def test_a_title_of_two_teams_asks_for_the_team(cast: Cast, template: Template, small: ReadDocument) -> None:
    import_document(actor=cast.eve, team=cast.eve.team, document=small)
    with pytest.raises(CommandError, match="More than one template is called 'Support Questions'"):
        run("Support Questions")
    assert read_text(run("Support Questions", "--team", "north")) == small
