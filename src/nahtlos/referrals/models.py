"""Nouns of referrals: the first piece, which the wall needs; its pages come with its own issue."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution, Topic
from nahtlos.people.models import OfPerson, Part


class State(models.TextChoices):
    """Where a referral stands."""

    DRAFTED = "drafted", _("drafted")
    SENT = "sent", _("sent")
    SEEN = "seen", _("seen")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    KEPT = "kept", _("first appointment kept")
    CLOSED = "closed", _("closed")
    EXPIRED = "expired", _("expired")


OPEN = frozenset({State.SENT, State.SEEN, State.ACCEPTED, State.KEPT})

MOVES: dict[State, frozenset[State]] = {
    State.DRAFTED: frozenset({State.SENT, State.WITHDRAWN}),
    State.SENT: frozenset(
        {State.SEEN, State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.EXPIRED}
    ),
    State.SEEN: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.EXPIRED}),
    State.ACCEPTED: frozenset({State.KEPT, State.WITHDRAWN, State.CLOSED}),
    State.KEPT: frozenset({State.CLOSED}),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.CLOSED: frozenset(),
    State.EXPIRED: frozenset(),
}


class Referral(OfPerson):
    """A person handed to another institution with the named parts of the file."""

    recipient = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    asked = models.CharField(max_length=300, blank=True)
    parts = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-moved_at",)
        indexes = (models.Index(fields=["recipient", "state"]),)
