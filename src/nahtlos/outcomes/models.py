"""An edition: the figures of a region as of one day, kept as they were published and never changed.

Nothing here is about one person: what is kept has passed disclosure control, and what it was counted
from is not kept.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


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


class Draft(Row):
    """What the coordination writes into the briefing: three requests, which chart, which examples.

    `requests` are `{"de": [three texts], "en": [three texts]}`; `examples` keys of texts that persons
    agreed to, of whom this row says nothing else.
    """

    region = models.OneToOneField(Region, on_delete=models.PROTECT, related_name="+")
    requests = models.JSONField(default=dict, blank=True)
    chart = models.CharField(max_length=60, default="lasting_6")
    examples = ArrayField(models.UUIDField(), default=list, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class Example(OfPerson):
    """A few sentences about a way, without a name, that the person agreed to see printed.

    Written by an adviser in German and English. `agreed_at` is when the person said yes to these very
    words; `taken_back_at` ends it. Only the words leave the file.
    """

    retention = Keeps("text_de text_en written_at written_by agreed_at taken_back_at")

    text_de = models.CharField(max_length=600)
    text_en = models.CharField(max_length=600)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(text_de="") & ~Q(text_en=""), name="an_example_in_two_languages"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(agreed_at__isnull=False),
                name="taken_back_after_a_yes",
            ),
        )


class Public(models.TextChoices):
    """What a region shows to everybody."""

    BRIEFING = "briefing", _("briefing")
    FIGURES = "figures", _("figures")


class Publication(Row):
    """What everybody may read, as it was published: numbers of one edition, frozen in `content`.

    `examples` are keys; their words are read anew each time, so that a yes taken back holds at once.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Public.choices)
    counted_on = models.DateField()
    content = models.JSONField()
    examples = ArrayField(models.UUIDField(), default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["region", "kind"],
                condition=Q(ended_at=None),
                name="one_of_a_kind_at_a_time",
            ),
        )


class Foreign(Row):
    """Figures that another region published, as they were taken in: from where, counted when."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    source_key = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    counted_on = models.DateField()
    content = models.JSONField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name", "-counted_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["region", "source_key", "counted_on"], name="one_edition_of_another_region"
            ),
        )
