"""Plans that were worked out and wait for somebody's yes; numbers of visitors, no names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.models import Row
from nahtlos.days.models.days import Day
from nahtlos.network.models import Account, Region


class Making(models.TextChoices):
    """How far a draft is."""

    WAITING = "waiting", _("is being worked out")
    READY = "ready", _("can be taken")
    TAKEN = "taken", _("taken")
    LEFT = "left", _("left as it was")
    STALE = "stale", _("something has changed meanwhile")
    FAILED = "failed", _("could not be worked out")


class Draft(Row):
    """A plan as the engine wrote it (`plan`), what it would cost (`cost`), what is missing, and why
    (`reasons`, codes with their parts).

    `digest` names the day that it was made for: once that has changed, it cannot be taken.
    `now` is the minute from which it plans anew; empty for a plan from nothing. `quiet`: taken by the
    program itself if nobody else is moved by it.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="+")
    making = models.CharField(max_length=8, choices=Making.choices, default=Making.WAITING)
    seed = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=10)
    now = models.SmallIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    plan = models.JSONField(default=dict, blank=True)
    cost = models.JSONField(default=dict, blank=True)
    missing = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quiet = models.BooleanField(default=False)

    class Meta:
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=["day", "-asked_at"]),)
