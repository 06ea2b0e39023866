"""Settings read from the environment, and the secret that an installation makes for itself."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def flag(name: str, *, default: bool) -> bool:
    """The environment variable as yes or no; raises ValueError with a sentence for anything else."""
    text = os.environ.get(name)
    if text is None:
        return default
    if text.strip().lower() in TRUE:
        return True
    if text.strip().lower() in FALSE:
        return False
    raise ValueError(f"{name} is set to {text!r}; set it to true or false.")


def words(name: str, *, default: str = "") -> list[str]:
    """A comma-separated variable as a list, without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def own_secret(path: Path) -> str:
    """The secret in `path`; made on first use, readable by its owner only.

    The file is there whole or not at all, so that processes that start together read the same.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(60))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, text: str) -> None:
    """Writes beside, then gives the name; whoever comes second leaves what is there."""
    beside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
