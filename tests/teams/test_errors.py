"""What goes wrong is said in a sentence, on a page of ours."""

import pytest
from django.test import Client

from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def test_a_form_that_is_too_large_is_refused_with_a_sentence() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(MembershipFactory.create(is_admin=True).user)
    body = "text=" + "x" * 6_000_000
    answer = client.generic("POST", "/questions/new/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "It may be larger than 5 MB" in answer.content.decode()


def test_a_form_that_was_open_for_too_long_says_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(MembershipFactory.create(is_admin=True).user)
    answer = client.post("/questions/new/", {"text": "How?"})
    assert answer.status_code == 403
    assert "<h1>" in answer.content.decode()


def test_a_script_with_an_old_token_gets_json() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(MembershipFactory.create().user)
    address = "/scorecards/00000000-0000-0000-0000-000000000000/fields/"
    answer = client.post(
        address, "{}", content_type="application/json", headers={"Accept": "application/json"}
    )
    assert answer.status_code == 403
    assert answer.json()["problem"].endswith(".")


def test_an_address_that_leads_nowhere_has_a_page_of_ours(client: Client) -> None:
    answer = client.get("/no/such/address/")
    assert answer.status_code == 404
    assert "There is nothing here that you can see." in answer.content.decode()
