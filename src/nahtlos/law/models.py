"""Nouns of the region's own law: instruments that its coordination keeps, and their versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("no longer in use")


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PUBLISHED, State.RETIRED}),
    State.PUBLISHED: frozenset({State.RETIRED}),
    State.RETIRED: frozenset(),
}


class RegionalInstrument(Row):
    """A fund, programme or project of the region, known for good by its `slug`."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["region", "slug"], name="regional_slug_once"),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z][a-z0-9_]*$"), name="regional_slug_is_plain"
            ),
        )

    def __str__(self) -> str:
        return self.slug


class RegionalVersion(Row):
    """What a regional instrument asks and gives, as in a file of the catalogue.

    Only a draft is ever changed (bound in SQL); of one instrument at most one version is a draft and
    at most one is published. A draft that was set aside is retired without having been published.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(
        RegionalInstrument, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["instrument", "number"], name="regional_number_once"),
            models.UniqueConstraint(
                fields=["instrument"], condition=Q(state="draft"), name="one_regional_draft"
            ),
            models.UniqueConstraint(
                fields=["instrument"], condition=Q(state="published"), name="one_regional_published"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="regional_published_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_by=None)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="regional_retired_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None, retired_at=None)
                | Q(state="published", published_at__isnull=False, retired_at=None)
                | Q(state="retired", retired_at__isnull=False),
                name="regional_state_fits_its_days",
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.number}"


class RegionalTrial(Row):
    """A version tried on the persons of the region: who, when, and the protected numbers that came.

    Written once and never changed; nothing in it is about one person.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(RegionalVersion, on_delete=models.PROTECT, related_name="trials")
    tried_at = models.DateTimeField()
    tried_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    found = models.JSONField()

    class Meta:
        ordering = ("-tried_at",)

    def __str__(self) -> str:
        return f"{self.version_id} {self.tried_at}"
