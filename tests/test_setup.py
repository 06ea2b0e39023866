"""Setting up: what `make` says when something is missing, each with an imitation of the fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lib.installation import Installation, main

OLD = '#!/bin/sh\ncase "$2" in *%*) echo 3.9.2;; *) exit 1;; esac\n'
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *%*) echo 3.11.2;; esac\n'
FAILING_PIP = "import sys\nprint({words!r})\nsys.exit(1)\n"


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """As much of a fresh clone as setting up needs, with an empty lock."""
    folder = tmp_path / "clone"
    for name in ("Makefile", "config/setup.sh", "lib/__init__.py", "lib/installation.py", "lib/locks.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, folder / name)
    (folder / "requirements.txt").write_text("")
    return folder


def make(clone: Path, *, python: str | None = None) -> subprocess.CompletedProcess[str]:
    """`make runtime`, on a machine whose only Python is the script `python`."""
    tools = clone / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "make"):
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    if python:
        (tools / "python3").write_text(python)
        (tools / "python3").chmod(0o755)
    environment = {"PATH": str(tools), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        ["make", "runtime"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )


def pip_that_fails(clone: Path, words: str) -> Installation:
    """An environment whose Python says `words` and fails, whatever it is asked."""
    installation = Installation(clone, "requirements.txt", say=lambda _: None)
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / "var").mkdir()
    python = clone / ".venv" / "bin" / "python"
    python.write_text(f"#!{sys.executable}\n{FAILING_PIP.format(words=words)}")
    python.chmod(0o755)
    return installation


def test_a_python_that_is_too_old_is_named_with_its_version(clone: Path) -> None:
    done = make(clone, python=OLD)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "Askwell needs Python 3.11 or newer, and here python3 is 3.9.2: "
        "install a newer one, or name it with make PYTHON=/path/to/python3."
    )
    assert not (clone / ".venv").exists()


def test_a_machine_without_python_is_told_to_install_it(clone: Path) -> None:
    done = make(clone)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith(
        "Askwell needs Python 3.11 or newer, and none was found here:"
    )


def test_a_python_without_venv_is_named_with_the_package_that_has_it(clone: Path) -> None:
    done = make(clone, python=WITHOUT_VENV)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "Askwell needs Python's venv module, which python3 lacks here: install it "
        "(on Debian and Ubuntu: apt-get install python3-venv) and run make again."
    )


def test_an_environment_is_made_once_and_again_when_the_lock_changes(clone: Path) -> None:
    python = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
    assert "Making a Python" in make(clone, python=python).stdout
    shutil.rmtree(clone / "tools")
    assert make(clone, python=python).stdout == ""
    shutil.rmtree(clone / "tools")
    (clone / "requirements.txt").write_text("# nothing, in other words\n")
    assert make(clone, python=python).stdout.startswith("Installing the 0 packages of requirements.txt")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("NewConnectionError: Name or service not known", "could not be downloaded: check the connection"),
        ("No matching distribution (from versions: none)", "could not be downloaded: check the connection"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "is not the one that requirements.txt names"),
        ("OSError: No space left on device", "The disk is full"),
        ("something else", "could not be installed: put right what"),
    ],
)
def test_what_pip_failed_of_is_one_sentence_and_nothing_counts_as_installed(
    clone: Path,
    words: str,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    installation = pip_that_fails(clone, words)
    monkeypatch.setattr(sys, "prefix", str(clone / ".venv"))
    assert main(clone, "requirements.txt") == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert words in installation.log.read_text()
    assert installation.unfinished.exists()
    assert not installation.is_up_to_date()


def test_an_unfinished_environment_is_made_anew(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (clone / ".venv" / "lib").mkdir(parents=True)
    (clone / ".venv" / "unfinished").touch()
    (clone / ".venv" / "lib" / "half.py").touch()
    assert main(clone, "requirements.txt") == 0
    assert "Making a Python" in capsys.readouterr().out
    assert not (clone / ".venv" / "lib" / "half.py").exists()
    assert not (clone / ".venv" / "unfinished").exists()


def test_a_folder_that_cannot_be_written_to_is_named(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (clone / "var").symlink_to("/proc/askwell")
    assert main(clone, "requirements.txt") == 1
    assert capsys.readouterr().err.startswith(f"Askwell can't write to its folder {clone} (")
