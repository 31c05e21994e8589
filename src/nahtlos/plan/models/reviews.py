"""Reviews: how often one looks at the plan together, and what came of it."""

from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Rhythm(Row):
    """How often a region wants persons to be met. `benefit` narrows it, empty is for everybody.

    Of all that fit a person the shortest counts.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    weeks = models.PositiveSmallIntegerField()
    benefit = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("weeks", "name")
        constraints = (
            models.UniqueConstraint(fields=["region", "benefit"], name="one_rhythm_a_benefit"),
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=52), name="a_rhythm_of_weeks"
            ),
        )


class Review(OfPerson):
    """The plan was looked at together: when, what was said, and when the next one is wanted."""

    retention = Keeps(
        "held_on next_on kept_at held_by", emptied={"notes": "said"}, contact=("kept_at",)
    )

    held_on = models.DateField()
    said = models.CharField(max_length=500, blank=True)
    next_on = models.DateField(null=True, blank=True)
    kept_at = models.DateTimeField(default=now)
    held_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-held_on", "-kept_at")
        indexes = (models.Index(fields=["person", "-held_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=models.F("held_on")),
                name="the_next_review_is_later",
            ),
        )
