"""Appointments: when, where, with whom, and what to bring."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Coming(models.TextChoices):
    """How an appointment stands."""

    PLANNED = "planned", _("no answer yet")
    CONFIRMED = "confirmed", _("the person comes")
    DECLINED = "declined", _("the person cannot come")
    KEPT = "kept", _("has taken place")
    MISSED = "missed", _("the person did not come")
    CANCELLED = "cancelled", _("called off")


class Appointment(OfPerson):
    """One meeting. `what` is German; `phrase` names a sentence of the catalogue for the person.

    `bring` are keys of the catalogue or German words. The person answers whether they come.
    """

    retention = Keeps(
        "what phrase starts_at ends_at place with_whom telephone bring note state made_at made_by"
        " moved_at moved_by",
        rows={"appointments": ("ends_at",)},
        contact=("made_at", "moved_at", "ends_at"),
    )

    what = models.CharField(max_length=120)
    phrase = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    with_whom = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    bring = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=Coming.choices, default=Coming.PLANNED)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("starts_at",)
        indexes = (
            models.Index(fields=["person", "starts_at"]),
            models.Index(fields=["institution", "starts_at"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_appointment_lasts"
            ),
            models.CheckConstraint(
                condition=Q(moved_at__isnull=False) | Q(moved_by=None),
                name="appointment_moved_by_at",
            ),
        )
