"""The library: templates that come with Askwell, adopted by a team."""

from collections.abc import Collection, Sequence

from django.db import transaction

from questionbank.documents import TemplateValue, question_hash, write_json
from questionbank.library import LibraryTemplate, library_template, read_library
from questionbank.models import LibraryCopy, LibraryPlace, Template
from questionbank.operations.archiving import restore_template
from questionbank.operations.importing import ImportOutcome, import_document
from questionbank.problems import BankError
from teams.models import Membership, Team


class NotInLibraryError(BankError):
    """No template of that key comes with Askwell."""


@transaction.atomic
def adopt_template(*, actor: Membership | None, team: Team, key: str) -> ImportOutcome:
    """Imports the template of the library, approved; one that the team has stays as it is.

    One that was archived is restored. Raises NotInLibraryError, or BankError where it can't be stored.
    """
    original = library_template(key)
    if original is None:
        raise NotInLibraryError("The library has no such template. Nothing was stored; choose another one.")
    _lock(team)
    outcome = _adopt(original, actor, team)
    if outcome.template.archived_at:
        restore_template(actor=actor, template=outcome.template)
    return outcome


@transaction.atomic
def adopt_library(*, actor: Membership | None, team: Team, keys: Collection[str] = ()) -> list[ImportOutcome]:
    """Adopts these templates, or the whole library.

    A copy that the team has made its own stays as it is, whatever the library says today. Raises
    NotInLibraryError, or DocumentError or OSError for a file that can't be read; then nothing is stored.
    """
    originals = read_library()
    if unknown := sorted(set(keys) - {one.key for one in originals}):
        raise NotInLibraryError(f"The library has no template “{unknown[0]}”.")
    _lock(team)
    return [_adopt(one, actor, team) for one in originals if not keys or one.key in keys]


def keep_original(template: Template, original: TemplateValue, questions: Sequence[int | None]) -> None:
    """Writes down what the library says, and the key of the question that each of its questions became."""
    LibraryCopy.objects.filter(template=template).delete()
    copy = LibraryCopy.objects.create(template=template, original=write_json(original))
    LibraryPlace.objects.bulk_create(
        LibraryPlace(copy=copy, number=number, question_id=key)
        for number, key in enumerate(questions, start=1)
    )


def _lock(team: Team) -> None:
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # two at once would adopt twice


def _adopt(original: LibraryTemplate, actor: Membership | None, team: Team) -> ImportOutcome:
    known = Template.objects.filter(team=team, library_key=original.key).first()
    if known:
        return ImportOutcome(known, is_changed=False)
    outcome = import_document(
        actor=actor,
        team=team,
        document=original.document,
        file_name=f"{original.key}.txt",
        approve=True,
        library_key=original.key,
    )
    items = outcome.template.items.values_list("revision__content_hash", "question_id")
    keys = dict(items)
    questions = [keys.get(question_hash(question)) for question in original.value.questions]
    keep_original(outcome.template, original.value, questions)
    return outcome
