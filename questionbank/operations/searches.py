"""Searches that a member keeps under a name. They are the member's own, and not audited."""

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower

from questionbank.models import SavedSearch
from questionbank.problems import BankError
from teams.models import Membership

MOST_SAVED = 50
LONGEST_QUERY = 2000


class NotSavableError(BankError):
    """The search can't be kept; the message says why."""


@transaction.atomic
def save_search(*, actor: Membership, name: str, query: str) -> SavedSearch:
    """Keeps `query`, a query string, under `name`; a name that is used already stands for this search now."""
    name = " ".join(name.split())
    if not name:
        raise NotSavableError("A search is kept under a name. Nothing was saved; type one and save again.")
    if not query:
        raise NotSavableError("There is nothing to keep yet: search for something or choose a facet first.")
    if len(query) > LONGEST_QUERY:
        raise NotSavableError("This search is too long to be kept. Nothing was saved; try fewer words.")
    Membership.objects.select_for_update().get(pk=actor.pk)  # two at once would find the same place free
    own = SavedSearch.objects.visible_to(actor)
    # Both ways: SQLite knows the small letters of English only, PostgreSQL has its own for “İ”.
    alike = own.annotate(small=Lower("name")).filter(small=Lower(Value(name))).first()
    known = alike or next((one for one in own if one.name.lower() == name.lower()), None)
    if known is None and len(own) >= MOST_SAVED:
        raise NotSavableError(f"You have {MOST_SAVED} saved searches. Remove one to save another.")
    saved = known or SavedSearch(team_id=actor.team_id, owner=actor)
    saved.name, saved.query = name, query
    saved.save()
    return saved


@transaction.atomic
def remove_search(*, actor: Membership, search: SavedSearch) -> None:
    SavedSearch.objects.visible_to(actor).filter(pk=search.pk).delete()
