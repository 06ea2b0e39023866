"""Each hostile file is a sentence, and what reading it takes in seconds and memory is measured."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.questionbank.documents.hostile import HOSTILE, Hostile
from tests.questionbank.documents.measured import Measured

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "proof"
TRIED = [hostile for hostile in HOSTILE if ALL or not hostile.is_slow]
MOST_SECONDS = 5.0
MOST_MEGABYTES = 300


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, Measured]:
    """All files one after the other, in a process that holds nothing else."""
    folder = tmp_path_factory.mktemp("hostile")
    for hostile in TRIED:
        (folder / hostile.name).write_bytes(hostile.make())
    paths = [str(folder / hostile.name) for hostile in TRIED]
    command = [sys.executable, "-m", "tests.questionbank.documents.measured", *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True)
    return {hostile.name: Measured(*one) for hostile, one in zip(TRIED, json.loads(done.stdout), strict=True)}


@pytest.mark.parametrize("hostile", TRIED, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_a_sentence(hostile: Hostile, measured: dict[str, Measured]) -> None:
    said = measured[hostile.name].said
    assert hostile.sentence in said
    assert said[0].isupper()
    assert said.endswith(".")


def test_each_is_refused_in_time_and_in_little_memory(measured: dict[str, Measured]) -> None:
    assert {name: one.seconds for name, one in measured.items() if one.seconds >= MOST_SECONDS} == {}
    assert max(one.megabytes for one in measured.values()) < MOST_MEGABYTES
