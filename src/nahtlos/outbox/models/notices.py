"""Notices: mail to institutions and to those who work there. No person stands in it."""

from django.db import models

from nahtlos.core.models import Row
from nahtlos.network.models import Institution, Region
from nahtlos.outbox.models.outgoing import Outgoing


class Notice(Outgoing, Row):
    """One mail to an institution or somebody who works there: that something waits, and where.

    `once` names the reason for which it was written, so that a job done twice writes it once.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.EmailField()
    once = models.CharField(max_length=120, unique=True)
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(Outgoing.Meta):
        pass
