"""What the bank has done later, by a background worker."""

from datetime import time

from django.utils import timezone

from lib.background import daily
from questionbank.models import DuplicateSearch, Question
from questionbank.operations.confirming import store_confirmed
from questionbank.operations.duplicates import find_pairs, find_pairs_of
from questionbank.operations.staging import tidy_imports
from teams.models import Team


def store_import(key: int) -> None:
    store_confirmed(key)


@daily(at=time(3, 10))
def tidy_staged_imports() -> None:
    tidy_imports(now=timezone.now())


def find_duplicates(key: int) -> None:
    if search := DuplicateSearch.objects.select_related("team").filter(pk=key, finished_at=None).first():
        find_pairs(search=search)


def find_new_duplicates(team: int, lowest: int, highest: int) -> None:
    """Of questions that came in together: those with keys between these two."""
    keys = Question.objects.filter(team=team, pk__range=(lowest, highest)).values_list("pk", flat=True)
    find_pairs_of(Team.objects.get(pk=team), list(keys))


@daily(at=time(2, 20))
def find_all_duplicates() -> None:
    for team in Team.objects.order_by("pk"):
        find_pairs(search=DuplicateSearch.objects.create(team=team))
