"""A mentoring programme of an employer or an initiative."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models import Employer
from nahtlos.network.models import Institution, Region


class Rhythm(models.IntegerChoices):
    """How often the two should meet, in days."""

    WEEKLY = 7, _("every week")
    FORTNIGHTLY = 14, _("every two weeks")
    MONTHLY = 28, _("every four weeks")


class Programme(Row):
    """Who may join, what for, how long, how often. `institution` runs it; with `company` also those
    who sign in for that employer, whose colleagues are the mentors.

    After `silent_days` without a meeting the two are asked. The contact is named to both.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    aims = models.CharField(max_length=600)
    who = models.CharField(max_length=300)
    weeks = models.PositiveSmallIntegerField(default=26)
    rhythm = models.PositiveSmallIntegerField(choices=Rhythm.choices, default=Rhythm.FORTNIGHTLY)
    silent_days = models.PositiveSmallIntegerField(default=28)
    needs_certificate = models.BooleanField(default=False)
    needs_training = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=120)
    contact_telephone = models.CharField(max_length=30)
    contact_email = models.EmailField(blank=True)
    made_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=156, silent_days__gte=7, silent_days__lte=120),
                name="a_programme_lasts_and_asks",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def run_by(self) -> str:
        """As it is named to a person."""
        return str(self.company) if self.company_id else self.institution.name
