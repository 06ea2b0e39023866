"""Which Chromium drives the browser tests and takes the pictures, and how it is kept quiet."""

import os
import shutil

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NONE_FOUND = "No Chromium was found: install Debian's chromium, or name one in CHROMIUM."
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
