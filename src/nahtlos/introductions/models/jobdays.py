"""A day on which many persons meet employers at tables: nobody and no table twice in a minute."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models import Employer, Opening
from nahtlos.introductions.models.introductions import Introduction
from nahtlos.network.models import Account, Institution, Region
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class JobDay(Row):
    """When and where; for one employer, for one occupation, or for both."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    kldb = models.CharField(max_length=5, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=15)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("begins_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="job_day_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=120), name="job_day_minutes"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Table(Row):
    """A table at which an employer sits, for one opening. `institution` is the day's."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(JobDay, on_delete=models.CASCADE, related_name="tables")
    company = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("day", "number")
        constraints = (
            models.UniqueConstraint(fields=["day", "number"], name="one_table_a_number"),
        )


class Coming(models.TextChoices):
    """Whether somebody comes."""

    INVITED = "invited", _("invited")
    AGREED = "agreed", _("comes")
    DECLINED = "declined", _("does not come")
    CAME = "came", _("was there")
    MISSED = "missed", _("was not there")


COMES: dict[Coming, frozenset[Coming]] = {
    Coming.INVITED: frozenset({Coming.AGREED, Coming.DECLINED}),
    Coming.AGREED: frozenset({Coming.DECLINED, Coming.CAME, Coming.MISSED}),
    Coming.DECLINED: frozenset({Coming.AGREED}),
    Coming.CAME: frozenset({Coming.MISSED}),
    Coming.MISSED: frozenset({Coming.CAME}),
}


class Guest(OfPerson):
    """Somebody who is asked to come."""

    retention = Keeps("day state asked_at asked_by moved_at", contact=("asked_at",))

    day = models.ForeignKey(JobDay, on_delete=models.CASCADE, related_name="guests")
    state = models.CharField(max_length=8, choices=Coming.choices, default=Coming.INVITED)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["day", "person"], name="asked_once_for_a_day"),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False, asked_by__isnull=False),
                name="asked_by_somebody",
            ),
        )


def alone(name: str, column: str) -> ExclusionConstraint:
    """Whoever stands in this column is in one meeting at a time."""
    key = Func(F(column), F(column), Value("[]"), function="introductions_keys")
    return ExclusionConstraint(
        name=name,
        expressions=[
            (key, RangeOperators.OVERLAPS),
            ("during", RangeOperators.OVERLAPS),
        ],
    )


class Slot(Row):
    """Minutes of a table that are taken. Carries no name and no key of anybody: staff of the region
    see it, so that advisers of several institutions plan at one table.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(JobDay, on_delete=models.CASCADE, related_name="slots")
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="slots")
    company = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField()

    class Meta:
        ordering = ("during", "table")
        constraints = (alone("a_table_has_one_person_at_a_time", "table"),)


class Meeting(OfPerson):
    """Who sits there. What comes of it is the introduction's answer; `during` is the slot's."""

    retention = Keeps("day slot introduction during planned_at planned_by")

    day = models.ForeignKey(JobDay, on_delete=models.CASCADE, related_name="meetings")
    slot = models.OneToOneField(Slot, on_delete=models.CASCADE, related_name="meeting")
    introduction = models.OneToOneField(
        Introduction, on_delete=models.CASCADE, related_name="meeting"
    )
    during = DateTimeRangeField()
    planned_at = models.DateTimeField(default=now)
    planned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("during", "id")
        constraints = (alone("a_person_sits_at_one_table", "person"),)
