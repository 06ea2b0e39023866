"""The secret that an installation makes for itself: one, whole, and its owner's."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lib.environment import own_secret

PROCESSES, THREADS = 6, 32
PROGRAM = """
import sys, time
from pathlib import Path
from lib.environment import own_secret
time.sleep(max(0, float(sys.argv[2]) - time.time()))
print(own_secret(Path(sys.argv[1])))
"""


def test_a_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    made = own_secret(path)
    assert len(made) > 60
    assert own_secret(path) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_threads_that_start_together_have_the_same_secret(tmp_path: Path) -> None:
    for attempt in range(10):
        path = tmp_path / f"secret-{attempt}"
        with ThreadPoolExecutor(THREADS) as pool:
            found = set(pool.map(lambda _: own_secret(path), range(THREADS)))  # noqa: B023
        assert found == {path.read_text()}
        assert len(path.read_text()) > 60


def test_processes_that_start_together_have_the_same_secret(tmp_path: Path, root: Path) -> None:
    path, start = tmp_path / "secret", str(time.time() + 0.5)
    command = [sys.executable, "-c", PROGRAM, str(path), start]
    running = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    found = {process.communicate(timeout=20)[0].strip() for process in running}
    assert found == {path.read_text()}
    assert list(tmp_path.iterdir()) == [path]
