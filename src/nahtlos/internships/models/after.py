"""The diary, a line a day, and what the internship showed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.internships.models.internships import Internship
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Went(models.TextChoices):
    """How it was."""

    WELL = "well", _("It went well")
    PARTLY = "partly", _("Some of it went well")
    NOT = "not", _("It did not go well")


class Next(models.TextChoices):
    """What comes next."""

    JOB = "job", _("Work at this employer")
    APPRENTICESHIP = "apprenticeship", _("An apprenticeship at this employer")
    OTHER = "other", _("Another occupation suits better")
    NOT_YET = "not_yet", _("Not yet, something is still missing")


class Teller(models.TextChoices):
    """Who says how it was."""

    PERSON = "person", _("the person")
    EMPLOYER = "employer", _("the employer")


class Entry(OfPerson):
    """One line of the diary, in any language, and what the supervisor answered."""

    retention = Keeps(
        "internship on words language written_at answer answered_at answered_by",
        contact=("written_at",),
    )

    internship = models.ForeignKey(Internship, on_delete=models.CASCADE, related_name="entries")
    on = models.DateField()
    words = models.CharField(max_length=300)
    language = models.CharField(max_length=8)
    written_at = models.DateTimeField(default=now)
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-on",)
        constraints = (
            models.UniqueConstraint(fields=["internship", "on"], name="one_line_a_day"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by="")
                | ~Q(answer="") & Q(answered_at__isnull=False) & ~Q(answered_by=""),
                name="answered_at_a_time",
            ),
        )


class Impression(OfPerson):
    """What the internship showed, as one side tells it. `skills` are ids of the employers' list."""

    retention = Keeps(
        "internship teller went next skills words language name told_at", contact=("told_at",)
    )

    internship = models.ForeignKey(Internship, on_delete=models.CASCADE, related_name="impressions")
    teller = models.CharField(max_length=8, choices=Teller.choices)
    went = models.CharField(max_length=6, choices=Went.choices)
    next = models.CharField(max_length=14, choices=Next.choices)
    skills = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    words = models.CharField(max_length=600, blank=True)
    language = models.CharField(max_length=8)
    name = models.CharField(max_length=160, blank=True)
    told_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("told_at",)
        constraints = (
            models.UniqueConstraint(fields=["internship", "teller"], name="told_once_a_side"),
        )
