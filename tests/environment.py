"""Loaded by pytest before Django's settings are: what is different about an installation under test."""

import os

# Tests speak HTTP; that HTTPS is asked for outside of them is seen by `check --deploy`.
os.environ["HTTPS"] = "false"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
