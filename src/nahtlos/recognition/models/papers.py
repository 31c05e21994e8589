"""The checklist of an application: which paper of the road is there, and as which document."""

from django.db import models

from nahtlos.people.models import Document, OfPerson, Qualification
from nahtlos.people.retention import Keeps


class Enclosure(OfPerson):
    """A paper that the road asks for is there: as a document, or on paper in the person's hands.

    `wanted` is the key of the paper in the catalogue (`queries.paper_key`). Without a document it
    was seen on paper; of identity papers no copy is ever kept.
    """

    retention = Keeps("qualification wanted document")

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="+")
    wanted = models.CharField(max_length=12)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["qualification", "wanted"], name="one_enclosure_a_paper"
            ),
        )
