from django.db import models

from questionbank.models.question import Question
from questionbank.models.template import Template


class LibraryCopy(models.Model):
    """What an adopted template said when the team last took it, or looked at it, from the library."""

    template = models.OneToOneField(Template, on_delete=models.CASCADE, related_name="library_copy")
    original = models.TextField()  # the JSON form of the document
    declined_hash = models.CharField(max_length=64, blank=True)  # of the newer version that the team left

    class Meta:
        verbose_name_plural = "library copies"

    def __str__(self) -> str:
        return f"The library's “{self.template}”"


class LibraryPlace(models.Model):
    """A question of the original, and the one of the bank that it became, whatever is said there since."""

    copy = models.ForeignKey(LibraryCopy, on_delete=models.CASCADE, related_name="places")
    number = models.PositiveIntegerField()  # its place in the original, from 1
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["copy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "number"], name="a_library_copy_numbers_its_places"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.question}"
