"""One thing done with many persons at once, and what has to be known to take it back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region
from nahtlos.people.models.person import OfPerson
from nahtlos.people.retention import Keeps


class Bulk(Row):
    """What was done with many at once, by whom; it can be taken back for a day."""

    class Kind(models.TextChoices):
        HAND_OVER = "hand_over", _("Hand over to a colleague")
        CONTACT = "contact", _("Get in touch by a day")
        CLOSE = "close", _("Close the cases")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    done_at = models.DateTimeField(default=now)
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-done_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="bulk_undone_by_somebody",
            ),
        )


class BulkRow(OfPerson):
    """One of the persons: how it stood before, what was made of it, and whether it was taken back.

    `before` and `after` are keys, codes and moments, never a name or a text. `refused` is the sentence
    that says why nothing was done with this one.
    """

    retention = Keeps("bulk before after refused restored")

    bulk = models.ForeignKey(Bulk, on_delete=models.CASCADE, related_name="rows")
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    refused = models.CharField(max_length=200, blank=True)
    restored = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["bulk", "person"], name="bulk_once_a_person"),
        )
