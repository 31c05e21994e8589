"""What every message shares, and its life: from waiting until it is known what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.outbox.models.faults import Fault


class Channel(models.TextChoices):
    """By which way."""

    SMS = "sms", _("SMS")
    EMAIL = "email", _("E-mail")


class State(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting", _("waits")
    SENDING = "sending", _("is on its way out")
    SENT = "sent", _("sent")
    DELIVERED = "delivered", _("arrived")
    FAILED = "failed", _("could not be sent")
    UNSURE = "unsure", _("perhaps sent")
    STOPPED = "stopped", _("not sent")


MOVES: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.SENDING, State.STOPPED, State.FAILED}),
    State.SENDING: frozenset({State.WAITING, State.SENT, State.FAILED, State.UNSURE}),
    State.SENT: frozenset({State.DELIVERED, State.FAILED}),
    State.UNSURE: frozenset({State.SENT, State.DELIVERED, State.FAILED}),
    State.DELIVERED: frozenset(),
    State.FAILED: frozenset(),
    State.STOPPED: frozenset(),
}
OPEN = frozenset({State.WAITING, State.SENDING})
TROUBLED = frozenset({State.FAILED, State.UNSURE})
"""What somebody has to look at."""


class Outgoing(models.Model):
    """One message to one address. What it says is composed from `kind` and `values` when it goes out.

    `about` is the key of what it tells of. It is sent at the earliest at `not_before` and not at all
    after `useless_after`. `carrier_key` is what the carrier calls it.
    """

    channel = models.CharField(max_length=6, choices=Channel.choices)
    kind = models.CharField(max_length=24)
    values = models.JSONField(default=dict, blank=True)
    about = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    fault = models.CharField(max_length=12, choices=Fault.choices, blank=True)
    written_at = models.DateTimeField(default=now)
    not_before = models.DateTimeField()
    useless_after = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sending_since = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    carrier_key = models.CharField(max_length=120, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("-written_at", "-id")
        indexes = (
            models.Index(fields=["region", "not_before"], condition=Q(state="waiting"),
                         name="%(class)s_waiting"),
            models.Index(fields=["region", "sending_since"], condition=Q(state="sending"),
                         name="%(class)s_sending"),
            models.Index(fields=["about"], name="%(class)s_about"),
        )  # fmt: skip
        constraints = (
            models.CheckConstraint(
                condition=Q(state="sending", sending_since__isnull=False)
                | ~Q(state="sending") & Q(sending_since=None),
                name="%(class)s_sending_since",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "delivered"]) | Q(sent_at__isnull=False),
                name="%(class)s_sent_at",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["failed", "unsure", "stopped"]) | Q(fault=""),
                name="%(class)s_without_fault",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "unsure", "stopped"]) | ~Q(fault=""),
                name="%(class)s_with_its_fault",
            ),
        )
