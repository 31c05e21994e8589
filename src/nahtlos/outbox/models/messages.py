"""Messages to a person."""

from django.db import models

from nahtlos.network.models import Account
from nahtlos.outbox.models.outgoing import Outgoing
from nahtlos.people.models import Contact, Link, OfPerson
from nahtlos.people.retention import Keeps


class Message(Outgoing, OfPerson):
    """One SMS or mail to a person, in their language, to the number or address as it stands then.

    `link` is a way in that the message carries. Both references are bound in SQL: to the same person,
    and forgotten with what they name. `stop_digest` is kept of the token with which the
    person ends such messages.
    """

    retention = Keeps(
        "channel kind values about state fault written_at not_before useless_after tries sending_since"
        " sent_at delivered_at carrier_key settled_at contact link language stop_digest written_by"
        " again_of",
        rows={"talk": ("written_at",)},
        contact=("written_at",),
    )

    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )
    link = models.ForeignKey(
        Link,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )
    language = models.CharField(max_length=8)
    stop_digest = models.CharField(max_length=64, unique=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(Outgoing.Meta):
        pass
