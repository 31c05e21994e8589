"""How long an answer may take, and where nobody could be named: neither knows of any person."""

from django.db import models

from nahtlos.core.models import Row
from nahtlos.network.models import Area, Institution, Region, Topic


class Deadline(Row):
    """Days until an answer and until the first appointment, for a topic or (empty) for all."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic.choices, blank=True)
    answer_days = models.PositiveSmallIntegerField()
    appointment_days = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("topic",)
        constraints = (
            models.UniqueConstraint(fields=["region", "topic"], name="one_deadline_for_a_topic"),
        )


class Gap(Row):
    """An institution declined and said that there is nowhere else: a topic, an area, a day."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    said_by = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField()

    class Meta:
        ordering = ("-found_on",)
