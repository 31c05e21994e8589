"""What a person looks for in work: what no other part of the file says and comparing needs."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models import Certificate, Opening, Shift
from nahtlos.network.models import Account, Area, Region
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Kind(models.TextChoices):
    """What somebody is looking for."""

    JOB = "job", _("Job")
    INTERNSHIP = "internship", _("Internship")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")


class Wish(OfPerson):
    """Where, when and for what the person can work, and what they can do; one for each person.

    `skills` are ids of the skills that a human confirmed. With `tells` on, what is published after
    `looked_at` and fits is told as new.
    """

    retention = Keeps(
        "area reach_km wants hours_least hours_most from_on shifts certificates skills tells"
        " looked_at kept_at kept_by",
        contact=("kept_at",),
    )

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    reach_km = models.PositiveSmallIntegerField(default=25)
    wants = ArrayField(models.CharField(max_length=14, choices=Kind.choices), default=list)
    hours_least = models.PositiveSmallIntegerField(default=15)
    hours_most = models.PositiveSmallIntegerField(default=40)
    from_on = models.DateField()
    shifts = ArrayField(
        models.CharField(max_length=7, choices=Shift.choices), default=list, blank=True
    )
    certificates = ArrayField(
        models.CharField(max_length=10, choices=Certificate.choices), default=list, blank=True
    )
    skills = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    tells = models.BooleanField(default=True)
    looked_at = models.DateTimeField(default=now)
    kept_at = models.DateTimeField(default=now)
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("kept_at",)
        constraints = (
            models.UniqueConstraint(fields=["person"], name="one_wish_a_person"),
            models.CheckConstraint(
                condition=Q(hours_least__lte=F("hours_most"), hours_most__lte=60),
                name="wish_hours_of_a_week",
            ),
            models.CheckConstraint(
                condition=Q(reach_km__gte=1, reach_km__lte=200), name="wish_reach_on_a_map"
            ),
        )


class OpeningCount(Row):
    """How many of the region fit an opening, and how many are one change away: counted by the program.

    Nobody stands in it. `fits` and `learned` are empty where they may not be said; `near` holds what may: condition, as
    what it is missing, how many (`engine.counting`). `asked` names what the opening asked then, `law_on`
    the day of the oldest text of the law behind it.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    opening = models.OneToOneField(Opening, on_delete=models.CASCADE, related_name="+")
    counted_on = models.DateField()
    fits = models.PositiveIntegerField(null=True, blank=True)
    learned = models.PositiveIntegerField(null=True, blank=True)
    near = models.JSONField(default=list)
    asked = models.CharField(max_length=12)
    law_on = models.DateField()

    class Meta:
        indexes = (models.Index(fields=["region", "counted_on"]),)
