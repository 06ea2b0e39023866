"""How far a long import has come.

It is stored in one transaction, in which nobody else sees what is written; so the figure stands in the cache,
which the processes of one machine share. Without it a page says that the import is running, and no more.
"""

from uuid import UUID

from django.core.cache import cache

SECONDS = 3600


def note_progress(document_import: UUID, done: int) -> None:
    cache.set(_key(document_import), done, SECONDS)


def progress_of(document_import: UUID) -> int:
    done = cache.get(_key(document_import), 0)
    return done if isinstance(done, int) else 0


def _key(document_import: UUID) -> str:
    return f"import-{document_import.hex}"
