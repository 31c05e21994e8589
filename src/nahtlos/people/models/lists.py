"""Views that advisers keep of the list of persons, and the log of lists that were taken along."""

from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region

# The filters of `translate.listing` and the order; a test holds the two lists together.
CODE = (
    r"(whose|adviser|status|language|plan|overdue|idle|silent|waiting|consent|title|held|state|sort)"
    r"=[a-z0-9_-]+"
)
CODES = rf"^$|^{CODE}(&{CODE})*$"
COLUMNS = r"^$|^[a-z]+(-[a-z]+){0,5}$"


class OfList(Row):
    """About a list and not about anybody in it: codes, never a name or a word that was searched."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    codes = models.CharField(max_length=400, blank=True)
    columns = models.CharField(max_length=100, blank=True)

    class Meta:
        abstract = True


class View(OfList):
    """A set of filters, an order and columns under a name; `usual` opens the list for its owner."""

    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    shared = models.BooleanField(default=False)
    usual = models.BooleanField(default=False)
    kept_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "institution", "name"], name="view_once_a_name"
            ),
            models.UniqueConstraint(
                fields=["owner", "institution"],
                condition=Q(usual=True),
                name="one_usual_view",
            ),
            models.CheckConstraint(
                condition=Q(codes__regex=CODES, columns__regex=COLUMNS), name="view_of_codes"
            ),
        )


class Export(OfList):
    """That a list was taken along as a file: who, when, which filters and columns, how many rows.

    `searched` says that a name had been searched, not which.
    """

    taken_at = models.DateTimeField(default=now)
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4)
    number = models.PositiveIntegerField()
    searched = models.BooleanField(default=False)

    class Meta:
        ordering = ("-taken_at",)
        indexes = (models.Index(fields=["institution", "-taken_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(codes__regex=CODES, columns__regex=COLUMNS, kind__in=["csv", "xlsx"]),
                name="export_of_codes",
            ),
        )
