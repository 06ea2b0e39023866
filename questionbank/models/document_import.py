from typing import Self

from django.db import models
from django.db.models import F, Q

from questionbank.enums import ImportChoice, ImportState
from questionbank.models.question import Question
from questionbank.models.revision import Revision
from questionbank.models.template import Template
from teams.models import Membership, TeamOwned

BECAME = {
    ImportChoice.NEW: "New",
    ImportChoice.REUSE: "Used again",
    ImportChoice.REVISE: "New revision",
    ImportChoice.LEAVE: "Left out",
}


class DocumentImportQuerySet(models.QuerySet["DocumentImport"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class DocumentImport(TeamOwned):
    """One document on its way into the bank: what was read, what a person chose, what became of it."""

    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.DONE)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True, db_default="")  # of the document, for lists
    form = models.CharField(max_length=12, blank=True)  # a name of `documents.forms`
    # Until it is stored: what came in (a sheet whose columns have no names yet), and what was read of it.
    source = models.BinaryField(null=True)
    document = models.JSONField(null=True)
    approve = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)  # questions stored so far, of `total`
    total = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)  # the sentence that says why it was not stored
    template = models.ForeignKey(Template, on_delete=models.SET_NULL, null=True, related_name="imports")
    made_template = models.BooleanField(default=False)  # it came with this import and goes with it
    template_before = models.JSONField(null=True)  # what the template held that it went into, to be put back
    unplaced = models.JSONField(default=list)  # [{"line": 12, "cell": "", "sentence": "…", "text": "…"}]
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DocumentImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "-created_at"], name="imports_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="an_import_is_in_a_known_state"
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="an_import_stores_what_it_holds"),
        ]

    def __str__(self) -> str:
        return self.file_name or self.title or "A pasted document"

    @property
    def is_waiting(self) -> bool:
        """For someone to go on with it."""
        return self.state in (ImportState.UNMAPPED, ImportState.READ, ImportState.FAILED)

    @property
    def can_be_undone(self) -> bool:
        return self.state == ImportState.DONE


class ImportedQuestion(models.Model):
    """What one question of a document became; by these rows an import is undone."""

    document_import = models.ForeignKey(DocumentImport, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()  # its place in the document, from 1
    choice = models.CharField(max_length=6, choices=ImportChoice)
    # The one of the bank that it is, or was held against.
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    replaced = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    # How it began, once the import is undone.
    words = models.CharField(max_length=200, blank=True, db_default="")
    before = models.JSONField(default=dict)  # what was filled in or approved on a question that was there

    class Meta:
        ordering = ["document_import", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_import", "number"], name="an_import_numbers_its_questions"
            ),
            models.CheckConstraint(
                condition=Q(choice__in=ImportChoice.values), name="an_import_makes_a_known_choice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.choice}"

    @property
    def became(self) -> str:
        """In a list of what an import did."""
        told = BECAME[ImportChoice(self.choice)]
        filled = any(name != "state" for name in self.before)
        return f"{told}, and filled in" if filled and self.choice == ImportChoice.REUSE else told


class SheetMappingQuerySet(models.QuerySet["SheetMapping"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class SheetMapping(TeamOwned):
    """What the columns of a sheet meant, told once; the next sheet with the same headings is read by it."""

    headings_hash = models.CharField(max_length=64)
    columns = models.JSONField()  # the name of a field for each column, "" for none
    updated_at = models.DateTimeField(auto_now=True)

    objects = SheetMappingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "headings_hash"], name="a_team_maps_the_same_headings_once"
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.columns)
