"""Very many whole numbers as one parameter of a statement: `filter(pk__in=among(keys))`."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL


def among(numbers: Iterable[int]) -> RawSQL:
    """Where a list of its own would have more parameters than a statement may have."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)], BigIntegerField())
    numbers_as_text = json.dumps(list(numbers))
    return RawSQL("SELECT value FROM json_each(%s)", [numbers_as_text], BigIntegerField())
