"""Notes of conversations, and the joining of two files that are one person."""

from django.db import models

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models.person import OfPerson, Person
from nahtlos.people.retention import Keeps


class Note(OfPerson):
    """What was said and agreed, in few words; never rewritten, only struck out."""

    retention = Keeps(
        "text written_at written_by struck_out_at",
        rows={"notes": (), "old_notes": ("written_at",)},
        contact=("written_at",),
    )

    text = models.CharField(max_length=500)
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    struck_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at",)
        indexes = (models.Index(fields=["person", "-written_at"]),)


class Merge(OfPerson):
    """Two files of one institution found to be one person: `person` stays, `merged` points to it.

    `moved` lists the rows that changed hands, so that the joining can be undone.
    """

    retention = Keeps("merged merged_at merged_by moved undone_at")

    merged = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    merged_at = models.DateTimeField(default=now)
    merged_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)
