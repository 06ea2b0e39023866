"""A small library in a folder of its own, whose files can be written anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.questionbank.conftest import SMALL

Shelf = Callable[[str], None]


@pytest.fixture
def shelf(settings: Settings, tmp_path: Path) -> Shelf:
    """Writes the library's one file, `support`; the small document stands there to begin with."""
    folder = tmp_path / "library"
    folder.mkdir()
    settings.LIBRARY_DIR = folder

    def write(text: str) -> None:
        (folder / "support.txt").write_text(text, encoding="utf-8")

    write(SMALL)
    return write
