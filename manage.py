#!/usr/bin/env python3
"""Django's command line for Askwell."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.exit("Django is not installed for this Python: run make setup, then use .venv/bin/python.")
    try:
        settings.configured or settings.DEBUG  # noqa: B018 - reads the settings, to say in one sentence what is wrong
    except (ImproperlyConfigured, ValueError, OSError) as error:
        sys.exit(f"Askwell's settings can't be used: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
