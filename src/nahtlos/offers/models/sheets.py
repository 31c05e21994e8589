"""A table that somebody brought, while it is looked through; and how its columns were understood."""

from django.db import models

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Institution, Region


class Sheet(Row):
    """A table as it was brought, until it is imported or a day has passed.

    Behind the wall, because somebody may bring a list of persons by mistake.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    head = models.JSONField()
    rows = models.JSONField()
    brought_at = models.DateTimeField(default=now)


class Columns(Row):
    """Which column of an institution's tables means what, remembered from the last import."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    institution = models.OneToOneField(Institution, on_delete=models.CASCADE, related_name="+")
    meant = models.JSONField(default=dict)
