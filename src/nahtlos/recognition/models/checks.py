"""Competence checks: what somebody can do, with or without a certificate, and how it was found out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Found(models.TextChoices):
    """How it was found out."""

    INTERVIEW = "interview", _("in a conversation")
    WORK_SAMPLE = "sample", _("by a work sample")
    MYSKILLS = "myskills", _("by the test MYSKILLS")
    CERTIFICATE = "certificate", _("by a certificate")
    EMPLOYER = "employer", _("by the word of an employer")


class Level(models.TextChoices):
    """How well, in words."""

    BEGUN = "begun", _("has begun to learn it")
    HELPED = "helped", _("can do it with help")
    ALONE = "alone", _("can do it alone")
    TEACHES = "teaches", _("can show it to others")


class CompetenceCheck(OfPerson):
    """One thing that a person can do. Nothing about health belongs here.

    `found_by` names who looked, where it was not the account itself: an employer, a school.
    `language` is the one in which it was found out, empty where none was needed.
    """

    retention = Keeps(
        "what how level found_on found_by language kept_at kept_by",
        emptied={"notes": "note"},
        contact=("kept_at",),
    )

    what = models.CharField(max_length=160)
    how = models.CharField(max_length=12, choices=Found.choices)
    level = models.CharField(max_length=8, choices=Level.choices)
    found_on = models.DateField()
    found_by = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, blank=True)
    note = models.CharField(max_length=300, blank=True)
    kept_at = models.DateTimeField(default=now)
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-found_on", "id")
        indexes = (models.Index(fields=["person", "-found_on"]),)
