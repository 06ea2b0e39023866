"""A revision that is none, in the room's plain form."""

from uuid import uuid4

import pytest
from django.test import Client

from interviews.models import SavedField
from tests.interviews.conftest import Cast


@pytest.mark.parametrize("revision", ["9" * 18, "3000000000", "9" * 40, "-1", "one", "", "\x00"])
def test_a_revision_that_is_none_keeps_the_text_beside_what_is_stored(
    cast: Cast, client: Client, revision: str
) -> None:
    client.force_login(cast.ann.user)
    address = f"/scorecards/{cast.scorecard(cast.ann).uuid}/form/"
    client.post(address, {"op_id": str(uuid4()), "summary": "Mine", "summary:revision": "0"})
    answer = client.post(address, {"op_id": str(uuid4()), "summary": "Other", "summary:revision": revision})
    assert answer.status_code < 400
    saved = SavedField.objects.order_by("pk").values_list("value", "revision")
    assert list(saved) == [("Mine", 1), ("Other", None)]
