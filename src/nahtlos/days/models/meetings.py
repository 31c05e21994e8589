"""Meetings: no desk, no visitor and no interpreter is ever in two at once; the database refuses it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.days.models.days import Day
from nahtlos.days.models.desks import Desk, Helper
from nahtlos.days.models.fields import codes, only
from nahtlos.days.models.visitors import Visitor
from nahtlos.network.models import Account, Institution, Region, Topic


class Running(models.TextChoices):
    """How a meeting stands."""

    PLANNED = "planned", _("planned")
    BEGUN = "begun", _("has begun")
    DONE = "done", _("is over")
    ABSENT = "absent", _("the visitor did not come")


MEETS: dict[Running, frozenset[Running]] = {
    Running.PLANNED: frozenset({Running.BEGUN, Running.ABSENT}),
    Running.BEGUN: frozenset({Running.DONE, Running.PLANNED}),
    Running.DONE: frozenset({Running.BEGUN}),
    Running.ABSENT: frozenset({Running.PLANNED}),
}
LIVE = (Running.PLANNED, Running.BEGUN, Running.DONE)
TAKE_TIME = (Running.PLANNED, Running.BEGUN)
"""What is over before its time has left the rest of it to others."""


def alone(name: str, column: str, **more: Q) -> ExclusionConstraint:
    """Whoever stands in this column is in one meeting at a time. Absent visitors and what is over take no time."""
    condition = Q(state__in=TAKE_TIME) & more.get("condition", Q())
    return ExclusionConstraint(
        name=name,
        expressions=[
            (only(column), RangeOperators.OVERLAPS),
            ("during", RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


class Meeting(Row):
    """A visitor at a desk about a topic, from minute until minute (`during`, end not included).

    Carries the number and languages of the visitor and whether they are here, so that a desk needs
    no look at the visitor. `until` is set where it lasts longer than planned.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveIntegerField()
    languages = codes()
    here = models.BooleanField(default=False)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    interpreter = models.ForeignKey(
        Helper, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    during = IntegerRangeField()
    state = models.CharField(max_length=8, choices=Running.choices, default=Running.PLANNED)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("during", "number")
        constraints = (
            alone("a_desk_is_in_one_meeting", "desk"),
            alone("a_visitor_is_in_one_meeting", "visitor"),
            alone(
                "an_interpreter_is_in_one_meeting",
                "interpreter",
                condition=Q(interpreter__isnull=False),
            ),
            models.UniqueConstraint(fields=["visitor", "topic"], name="a_topic_is_met_once"),
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False)
                & Q(during__upper_inf=False),
                name="a_meeting_lasts",
            ),
        )

    @property
    def start(self) -> int:
        """The minute in which it starts."""
        return int(self.during.lower)

    @property
    def end(self) -> int:
        """The minute in which it ends, as planned."""
        return int(self.during.upper)


class Outcome(Row):
    """What came of a meeting: the next step, who does it, until when. Without a name."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="outcome")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=200)
    by_visitor = models.BooleanField(default=True)
    until = models.DateField(null=True, blank=True)
    in_plan = models.BooleanField(default=False)
    told_at = models.DateTimeField(default=now)
    told_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
