"""What a team decides about its bank."""

import pytest
from django.test import Client

from questionbank.models import BankSettings
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of, typed_in

URL = "/bank/settings/"


def test_admins_decide(cast: Cast, sign_in: SignIn) -> None:
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, URL, {cast.mia: 403, cast.ivo: 403}, {"worn_after": "3", "language": "en"})
    assert sign_in(cast.ada).delete(URL).status_code == 405


def test_what_is_decided_holds_for_the_own_team(cast: Cast, ada: Client) -> None:
    form = typed_in(ada.get(URL)) | {"offers_unapproved": "on", "worn_after": "3", "language": "de"}
    assert "The settings are saved." in text_of(ada.post(URL, form, follow=True))
    (stored,) = BankSettings.objects.all()
    assert (stored.team, stored.offers_unapproved, stored.worn_after) == (cast.team, True, 3)
    assert stored.language == "de"
    assert AuditEntry.objects.get().details == {"fields": ["offers_unapproved", "worn_after", "language"]}


def test_saving_what_holds_already_writes_nothing(ada: Client) -> None:
    form = typed_in(ada.get(URL))
    form.pop("offers_unapproved")
    assert ada.post(URL, form).status_code == 302
    assert BankSettings.objects.count() == AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("worn_after", "", "Write after how many candidates a question is worn."),
        ("worn_after", "0", "A question can be worn after one candidate at the earliest."),
        ("worn_after", "1.5", "Write the number of candidates as a whole number."),
        ("worn_after", "99999999999", "Write a number up to 1,000."),
        ("language", "xx", "Choose one of the languages in the list."),
        ("language", "", "Choose a language."),
    ],
)
def test_what_cannot_be_decided_is_told(ada: Client, name: str, value: str, sentence: str) -> None:
    response = ada.post(URL, typed_in(ada.get(URL)) | {name: value})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert BankSettings.objects.count() == 0


def test_a_form_that_someone_else_overtook_says_how_it_reads_now(ada: Client) -> None:
    form = typed_in(ada.get(URL)) | {"worn_after": "3"}
    ada.post(URL, form)
    response = ada.post(URL, form | {"worn_after": "4"})
    assert "worn after 3" in text_of(response)
    assert ada.post(URL, typed_in(response) | {"worn_after": "4"}).status_code == 302
    assert BankSettings.objects.get().worn_after == 4


def test_pages_of_the_bank_and_of_the_library_say_where_they_belong(ada: Client) -> None:
    for path, label in (
        ("/bank/settings/", "Questions"),
        ("/imports/", "Questions"),
        ("/library/", "Templates"),
    ):
        current = [link.label for link in ada.get(path).context["nav"] if link.current]
        assert current == [label]
