"""The files of the library; a process reads each once, and again when it was written anew."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from questionbank.documents import (
    DocumentError,
    ReadDocument,
    TemplateValue,
    decode_document,
    read_text,
    template_hash,
)
from questionbank.problems import faults_of

SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
MOST_KEPT = 500  # files, in each process
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LibraryTemplate:
    """A template as it comes with Askwell; `key` is the name of its file."""

    key: str
    document: ReadDocument
    hash: str
    searched: str  # what it is found by

    @property
    def value(self) -> TemplateValue:
        return self.document.template

    @property
    def purpose(self) -> str:
        """What it is for: the first sentence of its introduction."""
        words = " ".join(self.value.introduction.split())
        found = SENTENCE.match(words)
        return found[0] if found else words

    @property
    def minutes(self) -> int:
        return sum(question.minutes or 0 for question in self.value.questions)

    @property
    def competencies(self) -> tuple[str, ...]:
        """In the order in which its questions name them."""
        named: dict[str, str] = {}
        for question in self.value.questions:
            named.setdefault(question.competency.lower(), question.competency)
        return tuple(filter(None, named.values()))

    def holds(self, words: str) -> bool:
        """Whether each of the words begins a word of its title, its introduction or its questions."""
        return all(f" {word}" in self.searched for word in _folded(words).split())


def library_templates() -> list[LibraryTemplate]:
    """Those that can be read, by title. A file that can't is told to whoever runs Askwell, and left out."""
    found = []
    for path in _paths():
        try:
            found.append(_read(path))
        except (DocumentError, OSError) as error:
            logger.warning("The library's file %s can't be read and is not offered: %s", path.name, error)
    return sorted(found, key=lambda one: (one.value.title.casefold(), one.key))


def library_template(key: str) -> LibraryTemplate | None:
    return next((one for one in library_templates() if one.key == key), None)


def read_library() -> list[LibraryTemplate]:
    """All of them, by key. Raises DocumentError or OSError for one that can't be read."""
    return [_read(path) for path in _paths()]


def _paths() -> Iterator[Path]:
    yield from sorted(Path(settings.LIBRARY_DIR).glob("*.txt"))


def _read(path: Path) -> LibraryTemplate:
    state = path.stat()
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=MOST_KEPT)
def _read_once(path: Path, _changed: int, _size: int) -> LibraryTemplate:
    document = read_text(decode_document(path.read_bytes()))
    if faults := faults_of(document.template):
        raise DocumentError(" ".join(fault.sentence for fault in faults))
    searched = _searched(document.template)
    return LibraryTemplate(path.stem, document, template_hash(document.template), searched)


def _searched(value: TemplateValue) -> str:
    questions = (f"{one.text} {one.competency} {' '.join(one.tags)}" for one in value.questions)
    return " " + _folded(" ".join([value.title, value.introduction, *value.audience, *questions]))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
