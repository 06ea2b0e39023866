from typing import Any

from django.core.management.base import BaseCommand

from questionbank.models import QuestionWords, TemplateWords
from questionbank.search.indexing import rebuild


class Command(BaseCommand):
    help = "Builds the search of all banks anew, from what is stored. Nothing else changes."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rebuild()
        questions, templates = QuestionWords.objects.count(), TemplateWords.objects.count()
        self.stdout.write(f"Can be found now: {questions:,} questions, {templates:,} templates.")
