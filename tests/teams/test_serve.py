"""What `manage.py serve` keeps running."""

from pathlib import Path
from socket import socket

import pytest
from django.core.management import call_command
from pytest_django import Settings

from lib.supervisor import Supervisor


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], ["The web server", "The web server", "The background worker"]),
        (["--processes=1", "--workers=2"], ["The web server", *["The background worker"] * 2]),
        (["--processes=1", "--workers=0"], ["The web server"]),
    ],
)
def test_web_servers_and_workers_are_kept_running(
    options: list[str],
    names: list[str],
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Supervisor] = []
    settings.DATA_DIR = tmp_path

    def run(supervisor: Supervisor) -> None:
        started.append(supervisor)

    monkeypatch.setattr(Supervisor, "run", run)
    monkeypatch.setattr("teams.management.commands.serve.connections.close_all", lambda: None)
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call_command("serve", f"--port={port}", *options)
    assert [child.program.name for child in started[0].children] == names
