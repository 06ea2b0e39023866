"""Signing in and out, and passwords: what of allauth is offered, to its end."""

import re
from collections.abc import Sequence
from pathlib import Path
from queue import Queue
from smtplib import SMTPServerDisconnected
from threading import Event

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from config.settings import CACHES
from lib.mailing import wait_until_sent
from teams.models import User
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
OLD, NEW = "the-old-password", "an-entirely-new-one"
HOME, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def ann(settings: Settings) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = MembershipFactory.create(user__email="ann@example.org").user
    user.set_password(OLD)
    user.save()
    return user


@pytest.fixture
def counting(settings: Settings) -> None:
    """A cache, so that attempts are counted."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "attempts"}
    }
    cache.clear()


def sign_in(client: Client, password: str, place: str = HOME) -> str:
    """The page that answers; empty where it leads on."""
    sent = {"login": "ann@example.org", "password": password}
    answer = client.post(reverse("account_login"), sent, REMOTE_ADDR=place)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_whoever_knows_the_password_signs_in_and_out(client: Client, ann: User) -> None:
    assert client.get(reverse("account_login")).status_code == 200
    assert sign_in(client, OLD) == ""
    assert client.get("/team/").status_code == 200
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("account_login")
    assert client.get("/team/").status_code == 302


def test_the_sign_in_begins_with_the_address_and_ends_with_the_way_to_a_new_password(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    parts = ['name="login"', 'name="password"', ">Sign in</button>", ">Forgot your password?</a>"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert page.count("Forgot your password?") == 1
    assert re.search(r'<input[^>]*name="login"[^>]* autofocus', page)
    assert "An admin of your team can have an account made for you." in page


def test_a_wrong_password_is_a_sentence(client: Client, ann: User) -> None:
    page = sign_in(client, "a guess")
    assert "The address or the password is wrong." in page
    assert "A password does not stay in the page, so type it again." in page
    assert "what you typed is still below" not in page


def test_an_address_beyond_ascii_signs_in_however_it_is_written(client: Client, ann: User) -> None:
    User.objects.update(email="ann@bücher.example")
    sent = {"login": "Ann@BÜCHER.example", "password": OLD}
    assert client.post(reverse("account_login"), sent).status_code == 302


def test_a_closed_account_is_told_so(client: Client, ann: User) -> None:
    User.objects.update(is_active=False)
    answer = client.post(reverse("account_login"), {"login": ann.email, "password": OLD}, follow=True)
    assert "Your account is closed" in answer.content.decode()
    assert client.get("/team/").status_code == 302


def test_five_wrong_passwords_are_the_last_for_a_while(client: Client, ann: User, counting: None) -> None:
    for _ in range(5):
        assert "Wait five minutes" not in sign_in(client, "a guess")
    assert "Wait five minutes" in sign_in(client, OLD)


def test_someone_elses_guesses_do_not_lock_out_the_person(client: Client, ann: User, counting: None) -> None:
    for _ in range(8):
        sign_in(client, "a guess", ELSEWHERE)
    assert sign_in(client, OLD, HOME) == ""


def test_guesses_at_many_addresses_from_one_place_end_too(client: Client, ann: User, counting: None) -> None:
    answers = [
        client.post(reverse("account_login"), {"login": f"p{n}@example.org", "password": "x"})
        for n in range(21)
    ]
    assert "Wait five minutes" not in answers[19].content.decode()
    assert "Wait five minutes" in answers[20].content.decode()


def test_many_counts_push_none_out_of_the_cache(settings: Settings, tmp_path: Path) -> None:
    settings.CACHES = {"default": CACHES["default"] | {"LOCATION": tmp_path}}
    for number in range(400):
        cache.set(f"guesses-{number}", number)
    assert [cache.get(f"guesses-{number}") for number in range(400)] == list(range(400))


def test_a_page_that_is_sent_too_often_says_so(client: Client, ann: User, counting: None) -> None:
    client.force_login(ann)
    answers = [client.post(reverse("account_change_password"), {}) for _ in range(6)]
    assert answers[4].status_code == 200
    assert answers[5].status_code == 429
    assert "sent too many times" in answers[5].content.decode()


def test_a_password_is_changed_by_who_knows_the_old_one(client: Client, ann: User) -> None:
    client.force_login(ann)
    address = reverse("account_change_password")
    assert client.get(address).status_code == 200
    wrong = client.post(address, {"oldpassword": "a guess", "password1": NEW, "password2": NEW})
    assert wrong.status_code == 200
    answer = client.post(address, {"oldpassword": OLD, "password1": NEW, "password2": NEW}, follow=True)
    assert "Your password is changed." in answer.content.decode()
    ann.refresh_from_db()
    assert ann.check_password(NEW)
    assert client.get("/team/").status_code == 200


def test_a_forgotten_password_is_set_anew_by_mail_to_the_end(
    client: Client, ann: User, counting: None
) -> None:
    client.defaults["REMOTE_ADDR"] = HOME
    for _ in range(5):
        sign_in(client, "a guess")
    asked = client.post(reverse("account_reset_password"), {"email": "Ann@example.org"})
    assert asked.headers["Location"] == reverse("account_reset_password_done")
    assert client.get(asked.headers["Location"]).status_code == 200
    wait_until_sent()
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["ann@example.org"], "Set a new password for Askwell")
    [link] = re.findall(r"http://testserver(\S+)", str(sent.body))
    opened = client.get(link, follow=True)
    done = client.post(opened.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert "Your new password is set" in client.get(done.headers["Location"]).content.decode()
    assert sign_in(client, NEW) == ""
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_nothing_is_sent_to_an_address_that_nobody_has_and_the_page_does_not_tell(
    client: Client, ann: User
) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    wait_until_sent()
    assert mail.outbox == []


def test_someone_without_a_password_gets_one_by_mail(client: Client) -> None:
    user = MembershipFactory.create().user
    client.force_login(user)
    answer = client.get(reverse("account_change_password"), follow=True)
    assert answer.request["PATH_INFO"] == reverse("account_reset_password")
    client.post(reverse("account_reset_password"), {"email": user.email})
    wait_until_sent()
    assert len(mail.outbox) == 1


class NoServer(BaseEmailBackend):
    """As where the mail server is down; what it says names the address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected(f"{email_messages[0].to} {email_messages[0].body}")


class SlowServer(BaseEmailBackend):
    """Takes a mail once it is told to."""

    may_go_on = Event()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        assert self.may_go_on.wait(30)
        mail.outbox.extend(email_messages)
        return len(email_messages)


def asks_for_a_password(client: Client, address: str) -> tuple[int, str]:
    answer = client.post(reverse("account_reset_password"), {"email": address})
    return answer.status_code, answer.headers["Location"]


def test_without_a_mail_server_the_answer_is_the_same_and_the_log_names_nobody(
    client: Client, ann: User, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    assert asks_for_a_password(client, ann.email) == asks_for_a_password(client, "nobody@example.org")
    wait_until_sent()
    assert [record.getMessage() for record in caplog.records] == [
        "A mail was not sent: SMTPServerDisconnected."
    ]
    assert "ann@example.org" not in caplog.text
    assert "/accounts/password/reset/key/" not in caplog.text


def test_an_answer_does_not_wait_for_a_slow_mail_server(
    client: Client, ann: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.SlowServer"
    SlowServer.may_go_on.clear()
    try:
        known = asks_for_a_password(client, ann.email)
        assert mail.outbox == []
        assert known == asks_for_a_password(client, "nobody@example.org")
    finally:
        SlowServer.may_go_on.set()
    wait_until_sent()
    assert [sent.to for sent in mail.outbox] == [["ann@example.org"]]


def test_a_mail_that_failed_does_not_keep_the_next_one(client: Client, ann: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    asks_for_a_password(client, ann.email)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asks_for_a_password(client, ann.email)
    wait_until_sent()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("name", ["email", "signup", "reauthenticate", "confirm_email"])
def test_what_askwell_does_not_use_is_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"account_{name}")


@pytest.mark.parametrize("path", ["", "email/", "signup/", "reauthenticate/", "3rdparty/", "confirm-email/"])
def test_an_address_cannot_be_taken(client: Client, ann: User, path: str) -> None:
    client.force_login(ann)
    sent = {"email": "chief@example.org", "action_add": "", "action_primary": ""}
    assert client.post(f"/accounts/{path}", sent).status_code == 404
    assert client.get(f"/accounts/{path}").status_code == 404
    assert User.objects.get().email == "ann@example.org"


def test_a_full_queue_is_seen_in_the_log_only(
    client: Client, ann: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full: Queue[EmailMessage] = Queue(1)
    full.put(EmailMessage())
    monkeypatch.setattr("lib.mailing._waiting", full)
    monkeypatch.setattr("lib.mailing._start_postman", lambda: None)
    assert asks_for_a_password(client, ann.email) == asks_for_a_password(client, "nobody@example.org")
    assert "too many are waiting" in caplog.text
