"""Mentors of a programme, what they have learned for it, and which certificate was seen."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.mentoring.models.programmes import Programme
from nahtlos.mentoring.models.said import Aim, Sex, Slot
from nahtlos.network.models import Account, Area, Institution, Region


class OfProgramme(Row):
    """A row about a mentor, kept where the programme is."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Mentor(OfProgramme):
    """A colleague or volunteer of one programme; `account` where they sign in.

    `capacity` persons at the same time. After they left, name and ways to reach them go in time
    (`forgotten_at`), the row stays for the pairs that it was in.
    """

    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    first_name = models.CharField(max_length=60, blank=True)
    family_name = models.CharField(max_length=60, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    languages = ArrayField(models.CharField(max_length=8))
    kldb = models.CharField(max_length=5, blank=True)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    times = ArrayField(
        models.CharField(max_length=10, choices=Slot.choices), default=list, blank=True
    )
    aims = ArrayField(models.CharField(max_length=6, choices=Aim.choices), default=list, blank=True)
    hours_a_month = models.PositiveSmallIntegerField(default=4)
    capacity = models.PositiveSmallIntegerField(default=1)
    wishes = models.CharField(max_length=300, blank=True)
    joined_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("first_name", "family_name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "account"],
                condition=Q(left_at=None, account__isnull=False),
                name="a_mentor_once_a_programme",
            ),
            models.CheckConstraint(
                condition=Q(capacity__lte=12) & ~Q(languages=[]), name="a_mentor_speaks_and_has_bounds"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) & ~Q(first_name="")
                | Q(forgotten_at__isnull=False, left_at__isnull=False, first_name="",
                    family_name="", telephone="", email="", account=None),
                name="a_mentor_has_a_name_until_forgotten",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.first_name} {self.family_name}".strip() or "–"


class Training(OfProgramme):
    """What a mentor has learned for it, and when."""

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="trainings")
    what = models.CharField(max_length=120)
    held_on = models.DateField()

    class Meta:
        ordering = ("-held_on", "id")


class Certificate(OfProgramme):
    """An extended certificate of conduct (§ 30a BZRG) was seen: when, by whom, until when that counts.

    The certificate itself and what stands in it are never kept. `warned_on`: the programme was told
    that it runs out.
    """

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="certificates")
    seen_on = models.DateField()
    seen_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    valid_until = models.DateField()
    warned_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-valid_until", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("seen_on")),
                name="certificate_counts_for_a_time",
            ),
        )
