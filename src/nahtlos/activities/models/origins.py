"""Where an introduction or a start in work came from: an adviser has ticked it. Never guessed."""

from django.db import models
from django.db.models import Q

from nahtlos.activities.models.activities import Activity
from nahtlos.core.clock import now
from nahtlos.introductions.models import Introduction
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.models import Placement


class Origin(OfPerson):
    """It began at this activity. Part of the person's plan, as the start itself is."""

    retention = Keeps("activity placement introduction ticked_at ticked_by", contact=("ticked_at",))

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    placement = models.ForeignKey(
        Placement, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    introduction = models.ForeignKey(
        Introduction, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    ticked_at = models.DateTimeField(default=now)
    ticked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("ticked_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(placement__isnull=False, introduction=None)
                | Q(placement=None, introduction__isnull=False),
                name="it_is_the_origin_of_one",
            ),
            models.UniqueConstraint(fields=["placement"], name="one_origin_a_placement"),
            models.UniqueConstraint(fields=["introduction"], name="one_origin_an_introduction"),
        )
