"""Regions, areas in them, and the institutions at the table."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row


class Region(Row):
    """A Kreis or kreisfreie Stadt: the border of all personal data.

    From `feed_key` follows the address of the network's calendar, which holds for a year from `feed_made_at`.
    """

    name = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=5, unique=True)
    land = models.CharField(max_length=40)
    feed_key = models.UUIDField(default=uuid4, db_default=RandomUUID(), editable=False)
    feed_made_at = models.DateTimeField(default=now, db_default=Now(), editable=False)

    @property
    def land_key(self) -> str:
        """The Land as two digits, with which the key begins."""
        return self.key[:2]

    def __str__(self) -> str:
        return self.name


class Area(Row):
    """A town or part of the region for which somebody answers, known by its postcodes."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(max_length=120)
    postcodes = ArrayField(models.CharField(max_length=5), default=list)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["region", "name"], name="area_once_in_a_region"),
        )

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """What sort of institution sits at the table."""

    CITY = "city", _("City or municipality")
    JOBCENTER = "jobcenter", _("Jobcenter")
    EMPLOYMENT_AGENCY = "employment_agency", _("Employment agency")
    IMMIGRATION_OFFICE = "immigration_office", _("Immigration office")
    CHAMBER = "chamber", _("Chamber")
    CRAFT_ASSOCIATION = "craft_association", _("District craft association")
    SCHOOL = "school", _("School or course provider")
    WELFARE = "welfare", _("Welfare association")
    MIGRANT_ASSOCIATION = "migrant_association", _("Migrant association")
    VOLUNTEERS = "volunteers", _("Volunteers' initiative")
    DEVELOPMENT = "development", _("Development company")
    EMPLOYERS_ASSOCIATION = "employers_association", _("Employers' association")


class Institution(Row):
    """An office, chamber, association or school; the controller of the files that it holds.

    `changed_at` is stamped by the database.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="institutions")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=80, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["region", "name"], name="institution_once_in_a_region"),
        )

    def __str__(self) -> str:
        return self.name
