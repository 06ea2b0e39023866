import os
from pathlib import Path

import pytest

from questionbank.documents import ReadDocument, decode_document, read_text

REPOSITORY = Path(__file__).parents[3]
NAME = "machine-learning-interview-questions.txt"


@pytest.fixture(scope="session")
def real_document() -> bytes:
    """The real document; it lies beside the repository and not in it."""
    folder = Path(os.environ.get("ASKWELL_DOCUMENTS", REPOSITORY.parent / "shared" / "documents"))
    path = folder / NAME
    if not path.exists():
        message = f"{NAME} is not there; set ASKWELL_DOCUMENTS to the folder that holds it."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path.read_bytes()


@pytest.fixture(scope="session")
def real_read(real_document: bytes) -> ReadDocument:
    return read_text(decode_document(real_document))
