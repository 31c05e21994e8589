"""Who wants which messages, and when: a person's own choice, a region's quiet hours, the digest."""

from django.db import models
from django.db.models import F, Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Membership, Region
from nahtlos.outbox.models.outgoing import Channel
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Choice(OfPerson):
    """By this way the person wants no messages, or wants them again; without a row they may come."""

    retention = Keeps("channel wanted chosen_at")

    channel = models.CharField(max_length=6, choices=Channel.choices)
    wanted = models.BooleanField()
    chosen_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "channel"], name="chosen_once_a_channel"),
        )


class QuietHours(Row):
    """When messages to persons may arrive in a region."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="+")
    opens = models.TimeField()
    closes = models.TimeField()
    sundays_quiet = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="some_hours_are_open"),
        )


class Digest(Row):
    """An adviser wants a mail on working days that says how much is due, and of whom nothing."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    wanted_at = models.DateTimeField(default=now)
