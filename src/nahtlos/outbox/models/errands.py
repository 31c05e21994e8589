"""Errands: messages to somebody who has no file, to the one address that they gave."""

from django.db import models

from nahtlos.core.models import Row
from nahtlos.network.models import Institution, Region
from nahtlos.outbox.models.outgoing import Outgoing


class Errand(Outgoing, Row):
    """One SMS or mail to somebody without a file. `institution` looks after them.

    The address is forgotten with the last attempt, so it stands here only as long as it is needed.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=8)

    class Meta(Outgoing.Meta):
        pass
