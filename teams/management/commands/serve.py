"""`manage.py serve`: the web server and whatever runs beside it, until it is asked to stop."""

import sys
from argparse import ArgumentParser
from socket import socket
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connections

from lib import listening
from lib.locks import AlreadyHeldError, held
from lib.supervisor import NeverStartedError, Program, Supervisor, follow_parent

# Quiet; requests get five seconds to end when the server is stopped.
UVICORN = (
    *("-m", "uvicorn", "config.asgi:application", "--loop", "asyncio", "--http", "h11", "--lifespan", "off"),
    *("--no-access-log", "--log-level", "warning", "--no-server-header", "--timeout-graceful-shutdown", "5"),
)

WORKER = Program(
    "The background worker", (sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker")
)


class Command(BaseCommand):
    help = "Serve Askwell and keep what belongs to it running; Ctrl-C stops all of it."
    requires_system_checks: list[str] = []  # `make lint` runs them; a start should take a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default="8000")
        parser.add_argument("--processes", type=int, default=2, help="web server processes (2 fit SQLite)")
        parser.add_argument(
            "--workers", type=int, default=1, help="background workers (0 to run them elsewhere)"
        )
        parser.add_argument("--prepare", action="store_true", help="migrate and load the demonstration first")
        parser.add_argument("--stop-with-parent", action="store_true", help="stop when the caller dies")

    def handle(self, **options: Any) -> None:
        try:
            self.run(**options)
        except (CommandError, listening.CannotListenError) as error:
            raise SystemExit(str(error)) from None  # the sentence alone, without the name of its class

    def run(self, *, host: str, port: str, stop_with_parent: bool, **how: Any) -> None:
        if stop_with_parent:
            follow_parent()
        if not port.isdecimal():
            raise CommandError(f"{port!r} is not a port: choose a number, as in make run PORT=8000.")
        address = listening.address_of(host, int(port))
        try:
            with held(settings.DATA_DIR / "serve.lock", note=address):
                self.serve(host, int(port), **how)
        except AlreadyHeldError as error:
            where = error.note or "another address"
            raise CommandError(
                f"Askwell already runs in this folder, at {where}: use that, or stop it."
            ) from None
        except PermissionError:
            raise CommandError(f"Askwell can't write to {settings.DATA_DIR}: make it writable.") from None

    def serve(self, host: str, port: int, *, processes: int, workers: int, prepare: bool, **_: Any) -> None:
        with listening.listen(host, port) as listener:
            if prepare:
                self.prepare()
            connections.close_all()
            supervisor = Supervisor(
                [self.web_server(listener, host, port)] * processes + [WORKER] * workers,
                when_ready=lambda: self.introduce(listening.address_of(host, port), with_sign_ins=prepare),
                say=self.stderr.write,
            )
            try:
                supervisor.run()
            except NeverStartedError as error:
                raise CommandError(f"{error}: put right what it says above.") from None

    def web_server(self, listener: socket, host: str, port: int) -> Program:
        return Program(
            name="The web server",
            command=(sys.executable, *UVICORN, "--fd", str(listener.fileno())),
            is_ready=lambda: listening.answers(host, port),
            keep_open=(listener.fileno(),),
        )

    def prepare(self) -> None:
        self.write("Preparing the database and the demonstration.")
        try:
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_demo")
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(
                f"The database can't be used ({reason}): check DATABASE_URL, or without it that "
                f"{settings.DATA_DIR} is writable and has room."
            ) from None

    def introduce(self, address: str, *, with_sign_ins: bool) -> None:
        self.write(f"Askwell is ready at {address}")
        if with_sign_ins:
            call_command("show_sign_ins", stdout=self.stdout)
        self.write("Ctrl-C stops it.")

    def write(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
