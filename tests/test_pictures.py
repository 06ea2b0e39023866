"""The pictures of the documentation are there, are light enough, and are all taken by `make pictures`."""

import re
from pathlib import Path

from docs.take_pictures import PICTURES, WANTED

HEAVIEST = 300 * 1024
NAMED = re.compile(r"pictures/([\w-]+\.png)")


def taken() -> set[str]:
    return {file_name for picture in WANTED for file_name in picture.file_names}


def test_every_picture_that_is_taken_is_kept_and_no_other() -> None:
    assert {path.name for path in PICTURES.iterdir()} == taken()


def test_no_picture_is_too_heavy_for_a_page() -> None:
    assert {path.name for path in PICTURES.iterdir() if path.stat().st_size > HEAVIEST} == set()


def test_every_picture_that_a_document_names_is_there(root: Path) -> None:
    documents = [*root.glob("*.md"), *root.glob("docs/*.md")]
    named = {name for path in documents for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert named - taken() == set()
