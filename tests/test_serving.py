"""What is so once the web server has loaded Askwell."""

import os
import subprocess
import sys
from pathlib import Path

LOADED = """
import gc, sys
import config.asgi
assert "interviews.views.saving" in sys.modules
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_the_collector_leaves_what_is_loaded_alone(root: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=root,
        env={**os.environ, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    left_alone, walked = map(int, run.stdout.split())
    assert left_alone > 10 * walked
