"""An edition: the figures of a region as of one day, kept as they were published and never changed.

Nothing here is about one person: what is kept has passed disclosure control, and what it was counted
from is not kept.
"""

from django.db import models
from django.db.models import F, Q

from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region


class Edition(Row):
    """All figures of a region, counted as of `counted_on`, together. `made_by` is empty at night.

    `law_on` is the date of the ordinance's text; `program` the version that counted; `digest` names
    the very text of the queries, so that a figure can be traced to what was asked.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    counted_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    law_on = models.DateField()
    program = models.CharField(max_length=40)
    digest = models.CharField(max_length=12)

    class Meta:
        ordering = ("-counted_on",)
        constraints = (
            models.UniqueConstraint(fields=["region", "counted_on"], name="one_edition_a_day"),
        )

    def __str__(self) -> str:
        return str(self.counted_on)


class Published(Row):
    """A piece of an edition, known in it by its key."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)

    class Meta:
        abstract = True


class Figure(Published):
    """One number with what stands above and below the line. Empty is what may not be said.

    `group` is empty for everybody. `period` is the days that were looked at, in the words of
    ISO 8601 (2025-12-01/2026-11-30, or one day). `low` and `high` are the range where some are lost
    from sight, or the interval where it is a share.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="figures")
    group = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=21)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=12)

    class Meta:
        ordering = ("key", "group")
        constraints = (
            models.UniqueConstraint(fields=["edition", "key", "group"], name="one_figure_a_group"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("high")),
                name="a_range_has_two_ends",
            ),
        )


class Table(Published):
    """Counts after disclosure control: `rows` and `columns` of labels, `cells` of numbers or null."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tables")
    period = models.CharField(max_length=21)
    content = models.JSONField()

    class Meta:
        ordering = ("key",)
        constraints = (models.UniqueConstraint(fields=["edition", "key"], name="one_table_a_key"),)
