"""What the bank has done later, by a background worker."""

from datetime import time

from django.utils import timezone

from lib.background import daily
from questionbank.operations.confirming import store_confirmed
from questionbank.operations.staging import tidy_imports


def store_import(key: int) -> None:
    store_confirmed(key)


@daily(at=time(3, 10))
def tidy_staged_imports() -> None:
    tidy_imports(now=timezone.now())
