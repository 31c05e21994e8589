"""What the employer service does with a company: visits and calls, tasks, and who looked after it when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models.companies import Employer
from nahtlos.network.models import Account, Institution, Membership, Region


class Touch(models.TextChoices):
    """In which way somebody spoke with a company."""

    VISIT = "visit", _("visit")
    CALL = "call", _("telephone call")
    MAIL = "mail", _("mail")
    MEETING = "meeting", _("met elsewhere")


class OfPortfolio(Row):
    """A row that only the employer service of the institution sees that looks after the company."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Visit(OfPortfolio):
    """A visit or call that was made."""

    touch = models.CharField(max_length=8, choices=Touch.choices, default=Touch.VISIT)
    held_on = models.DateField()
    note = models.CharField(max_length=1000)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-held_on", "-made_at")
        indexes = (models.Index(fields=["company", "-held_on"]),)


class Task(OfPortfolio):
    """Something that the employer service has promised a company."""

    text = models.CharField(max_length=300)
    due_on = models.DateField()
    of = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("due_on", "made_at")
        indexes = (models.Index(fields=["institution", "done_at", "due_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="company_task_done_by_somebody",
            ),
        )


class Handing(OfPortfolio):
    """A company was given to another adviser or institution; never changed afterwards."""

    from_institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    to_keeper = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=200, blank=True)
    handed_at = models.DateTimeField(default=now)
    handed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-handed_at",)
