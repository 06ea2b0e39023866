"""Files of question documents, read one by one; a file that can't be read holds up no other."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from questionbank.documents import DocumentError, ReadDocument, Reading, read_bytes
from questionbank.documents.decoding import check_file_size
from questionbank.documents.detecting import SUFFIXES
from questionbank.mapping import guessed
from questionbank.operations.importing_many import Incoming

STANDARD_INPUT = "-"


def documents_in(folder: Path) -> list[Path]:
    """By their suffixes, in order, those of folders in it as well."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def read_file(path: Path, columns: Sequence[str] | None = None) -> Incoming:
    """Raises DocumentError, also for what is no readable file."""
    name = "" if str(path) == STANDARD_INPUT else path.name
    reading = read_bytes(_content(path), name, columns)
    return Incoming(_document(reading), name, reading.form)


def _content(path: Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        if not path.exists():
            raise DocumentError(f"There is no file called {path}.")
        if not path.is_file():
            raise DocumentError(
                f"{path} is not an ordinary file; save the document as one and name that, "
                "or send it to “-”, the standard input."
            )
        check_file_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or "the system gave no reason").lower()
        raise DocumentError(f"{path} can't be read: {why}.") from None


def _document(reading: Reading) -> ReadDocument:
    if reading.document:
        return reading.document
    sheet = reading.sheets[0]
    headings = ", ".join(f"“{heading}”" for heading in sheet.headings)
    raise DocumentError(
        f"Askwell can't tell which column holds the questions; the headings are {headings}. "
        f"Say what each holds, for example --columns {','.join(guessed(sheet)) or 'text'}."
    )


@dataclass
class FolderReader:
    """Reads `files` as they are asked for, and keeps why one was not stored, by its path in `folder`."""

    folder: Path
    files: Sequence[Path]
    columns: Sequence[str] | None = None
    refused: list[tuple[str, str]] = field(default_factory=list)
    problems: int = 0
    count: int = 0
    _read: list[Path] = field(default_factory=list)

    def __iter__(self) -> Iterator[Incoming]:
        for path in self.files:
            self.count += 1
            try:
                incoming = read_file(path, self.columns)
            except DocumentError as error:
                self._refuse(path, str(error))
                continue
            self.problems += len(incoming.document.problems)
            self._read.append(path)
            yield incoming

    def refuse(self, numbered: Sequence[tuple[int, str]]) -> None:
        """By the numbers of those that were read, from 1."""
        for number, sentence in numbered:
            self._refuse(self._read[number - 1], sentence)

    def _refuse(self, path: Path, sentence: str) -> None:
        self.refused.append((str(path.relative_to(self.folder)), sentence))
