"""Settings read from the environment, and the secret that an installation makes for itself."""

import os
import secrets
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
    """The secret in `path`; made on first use, readable by its owner only."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was quicker
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(60)
        file.write(secret)
    return secret
