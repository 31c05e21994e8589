"""An employer asks to be called: name and telephone of somebody without an account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region


class Time(models.TextChoices):
    """When a call suits."""

    ANY = "any", _("At any time")
    MORNING = "morning", _("Before noon")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("After 17:00")


class CallBack(Row):
    """A wish to be called by an institution. Erased some weeks after it was made or done."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=30)
    time = models.CharField(max_length=10, choices=Time.choices, default=Time.ANY)
    question = models.CharField(max_length=600, blank=True)
    asked_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("asked_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="call_done_at_and_by",
            ),
        )
