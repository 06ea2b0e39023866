"""Mails that a page need not wait for, and whose fate its answer need not tell."""

import logging
from functools import cache
from queue import Full, Queue
from threading import Thread

from django.core.mail import EmailMessage, get_connection

MOST_WAITING = 1000

logger = logging.getLogger(__name__)
_waiting: Queue[EmailMessage] = Queue(MOST_WAITING)


def send_later(message: EmailMessage) -> None:
    """Hands `message` over to a thread; whether it arrives is seen in the log only.

    What still waits when the server stops is not sent.
    """
    message.connection = get_connection()  # the settings are those of now
    _start_postman()
    try:
        _waiting.put_nowait(message)
    except Full:
        logger.error("A mail was not sent: too many are waiting for the mail server.")  # noqa: TRY400


def wait_until_sent() -> None:
    """Returns when nothing waits any more."""
    _waiting.join()


@cache
def _start_postman() -> None:
    """With the first mail, so that it runs in the process that sends."""
    Thread(target=_send_all, name="postman", daemon=True).start()


def _send_all() -> None:
    while True:
        _send(_waiting.get())
        _waiting.task_done()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception as error:  # noqa: BLE001  # whatever it is, the next mail is sent nevertheless
        # The kind alone: what a mail server says often names the address.
        logger.error("A mail was not sent: %s.", type(error).__name__)  # noqa: TRY400  # a traceback holds the words
