"""Makes .venv from a locked list of packages; `make` starts it through config/setup.sh.

It runs before anything is installed, so it needs the standard library only.
"""

import errno
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from lib.locks import AlreadyHeldError, held

# The locked tools for development contain, at the same versions, what runs.
CONTAINS = {"requirements-dev.txt": ("requirements.txt",)}
NOT_OFFERED = (  # what pip writes when it reached no registry
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
    r"|Max retries exceeded|\(from versions: none\)|Network is unreachable|Connection refused"
)
CAUSES = {
    r"DO NOT MATCH THE HASHES": (
        "A package that was downloaded is not the one that {lock} names, so nothing was installed: "
        "look at {log}, and don't install it by hand."
    ),
    r"No space left on device": "The disk is full: make room (about 500 MB) and run make again.",
    NOT_OFFERED: (
        "Askwell's packages could not be downloaded: check the connection to the network and run make again "
        "(pip's own words are in {log})."
    ),
}
UNKNOWN_CAUSE = "Askwell's packages could not be installed: put right what {log} names and run make again."


class SetupError(Exception):
    """One sentence: what happened and what to do next."""


class Installation:
    """The environment of the folder `root`, to be brought to what `lock` says."""

    def __init__(self, root: Path, lock: str, say: Callable[[str], None]) -> None:
        self.lock = root / lock
        self.environment = root / ".venv"
        self.unfinished = self.environment / "unfinished"
        self.log = root / "var" / "setup.log"
        self.say = say

    def bring_up_to_date(self) -> None:
        if self.is_up_to_date():
            return
        if self.unfinished.exists() or not self._has_pip():
            self._make_environment()
        self._install()
        self._remember()

    def is_up_to_date(self) -> bool:
        stamp = self._stamp(self.lock.name)
        return self._is_inside() and stamp.exists() and stamp.read_text() == _fingerprint(self.lock)

    def _is_inside(self) -> bool:
        return Path(sys.prefix).resolve() == self.environment.resolve()

    def _has_pip(self) -> bool:
        return self._is_inside() and importlib.util.find_spec("pip") is not None

    def _stamp(self, lock: str) -> Path:
        return self.environment / f"installed-{lock}"

    def _make_environment(self) -> None:
        version = ".".join(map(str, sys.version_info[:3]))
        self.say(f"Making a Python {version} environment of Askwell's own in .venv.")
        if self.environment.is_symlink() or self.environment.is_file():
            self.environment.unlink()
        shutil.rmtree(self.environment, ignore_errors=True)
        self.environment.mkdir()
        self.unfinished.touch()
        base = getattr(sys, "_base_executable", sys.executable)
        if self._run(base, "-m", "venv", str(self.environment)):
            raise SetupError(
                f"Python's venv module could not make an environment, and {self.log} says why: "
                "put that right (on Debian and Ubuntu: apt-get install python3-venv) and run make again."
            )

    def _install(self) -> None:
        packages = len(
            re.findall(r"^[a-z0-9].*==", self.lock.read_text(), flags=re.MULTILINE | re.IGNORECASE)
        )
        self.say(f"Installing the {packages} packages of {self.lock.name}, which takes a minute or two.")
        self.unfinished.touch()
        pip = (
            str(self.environment / "bin" / "python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--no-input",
        )
        options = ("--quiet", "--retries", "3", "--require-hashes", "--requirement", str(self.lock))
        if self._run(*pip, "install", *options):
            raise SetupError(self._why_pip_failed())

    def _run(self, *command: str) -> int:
        with self.log.open("a") as log:
            return subprocess.run(  # noqa: S603 - our own command
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            ).returncode

    def _why_pip_failed(self) -> str:
        words = self.log.read_text(errors="replace")
        sentences = (sentence for pattern, sentence in CAUSES.items() if re.search(pattern, words))
        return next(sentences, UNKNOWN_CAUSE).format(lock=self.lock.name, log=self.log)

    def _remember(self) -> None:
        for lock in (self.lock.name, *CONTAINS.get(self.lock.name, ())):
            self._stamp(lock).write_text(_fingerprint(self.lock.with_name(lock)))
        self.unfinished.unlink(missing_ok=True)


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def set_up(root: Path, lock: str, say: Callable[[str], None]) -> None:
    installation = Installation(root, lock, say)
    (root / "var").mkdir(exist_ok=True)
    if not os.access(root / "var", os.W_OK):
        raise PermissionError(errno.EACCES, "var")
    if installation.is_up_to_date():
        return
    waiting = root / "var" / "setup.lock"
    try:
        with held(waiting):
            _start_log(installation)
    except AlreadyHeldError:
        say("Another make is setting Askwell up in this folder; waiting for it to finish.")
        with held(waiting, wait=True):
            _start_log(installation)


def _start_log(installation: Installation) -> None:
    installation.log.write_text("")
    installation.bring_up_to_date()


def main(root: Path, lock: str) -> int:
    try:
        set_up(root, lock, say=lambda sentence: print(sentence, flush=True))  # noqa: T201 - for the person at make
    except SetupError as error:
        return _fail(str(error))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        return _fail(
            f"Askwell can't write to its folder {root} ({reason}): make it writable for you, "
            "or move Askwell to a folder that is, and run make again."
        )
    except KeyboardInterrupt:
        return _fail("Setting up was stopped; run make again to go on.")
    return 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - for the person at make
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1]))
