"""The starter library: question documents that come with Askwell, adopted by a team."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from questionbank.documents import decode_document, read_text
from questionbank.models import Template
from questionbank.operations.importing import ImportOutcome, import_document
from teams.models import Membership, Team


@transaction.atomic
def adopt_library(*, actor: Membership | None, team: Team) -> list[ImportOutcome]:
    """Imports each document of the library that the team has not adopted yet, approved.

    A copy that the team has made its own stays as it is, whatever the library says today.
    """
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # two at once would adopt twice
    adopted = {
        template.library_key: template
        for template in Template.objects.filter(team=team).exclude(library_key="")
    }
    return [
        ImportOutcome(adopted[path.stem], is_changed=False)
        if path.stem in adopted
        else _adopt(path, actor, team)
        for path in sorted(Path(settings.LIBRARY_DIR).glob("*.txt"))
    ]


def _adopt(path: Path, actor: Membership | None, team: Team) -> ImportOutcome:
    return import_document(
        actor=actor,
        team=team,
        document=read_text(decode_document(path.read_bytes())),
        file_name=path.name,
        approve=True,
        library_key=path.stem,
    )
