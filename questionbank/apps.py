from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class QuestionBankConfig(AppConfig):
    name = "questionbank"

    def ready(self) -> None:
        post_migrate.connect(_keep_search_right, sender=self)


def _keep_search_right(using: str, apps: Any = None, **_: Any) -> None:
    """A migration that writes a table anew drops its triggers on SQLite; and old rows are not indexed yet.

    `apps` is as the migrations left it; none where a database was only emptied.
    """
    from django.db import connections

    from questionbank.search.indexing import index_what_is_missing
    from questionbank.search.tables import lay_triggers

    if apps and apps.get_app_config("questionbank").models.get("questionkey"):
        lay_triggers(connections[using])
        index_what_is_missing()
