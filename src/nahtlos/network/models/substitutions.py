"""Who stands in for whom while somebody is away."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models.accounts import Account
from nahtlos.network.models.institutions import Institution, Region
from nahtlos.network.models.staff import Membership


class SubstitutionQuery(models.QuerySet["Substitution"]):
    """Chainable filters over substitutions."""

    def standing(self) -> "SubstitutionQuery":
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def between(self, first: date, last: date) -> "SubstitutionQuery":
        """Those that cover any of these days."""
        return self.standing().filter(from_on__lte=last, until_on__gte=first)


class Substitution(Row):
    """A colleague of the same institution stands in from the first to the last day, both included.

    It ends by itself. Two of one absent person never overlap, and whoever stands in is not away on
    any of the days when it is made; the database refuses both (`policies.sql`).
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    absent = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    stands_in = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SubstitutionQuery.as_manager()

    class Meta:
        ordering = ("from_on", "id")
        indexes = (
            models.Index(fields=["institution", "until_on"]),
            models.Index(fields=["absent", "until_on"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="an_absence_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("stands_in")), name="nobody_stands_in_for_oneself"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="absence_ended_by_somebody",
            ),
        )
