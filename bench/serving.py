"""A server as in production, in one process, for the time of a measuring; and who asks it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from lib.listening import answers, listen
from teams.management.commands.serve import UVICORN

ASKWELL = "config.asgi:application"


@contextmanager
def served(application: str = ASKWELL, environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """The port at which `application` answers."""
    port = _free_port()
    with listen("127.0.0.1", port) as listener:
        command = [sys.executable, *UVICORN, "--fd", str(listener.fileno())]
        command[command.index(ASKWELL)] = application
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        everything = {**os.environ, **(environment or {})}
        with subprocess.Popen(command, env=everything, pass_fds=[listener.fileno()]) as process:
            try:
                while not answers("127.0.0.1", port):
                    time.sleep(0.1)
                yield port
            finally:
                process.terminate()


def connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


@dataclass(slots=True)
class Reader:
    """Someone who is signed in, with a connection that is kept open."""

    connection: http.client.HTTPConnection
    session: str

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path, headers={"Cookie": f"sessionid={self.session}"})
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{path} answered {answer.status}: {said[:300]!r}")
        return said


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
