"""Whoever comes. A visitor is a number; the name stands apart, behind a wall of its own.

`Coming` ties a number to a person's file, `Guest` holds the first name of whoever has no file here.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.days.models.days import Day
from nahtlos.days.models.desks import Desk
from nahtlos.days.models.fields import codes, hours
from nahtlos.days.models.liked import Liked
from nahtlos.network.models import Account, Institution, Region, Topic
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Source(models.TextChoices):
    """How somebody came to be a visitor."""

    CASELOAD = "caseload", _("named by an adviser")
    SIGN_UP = "sign_up", _("signed up")
    WALK_IN = "walk_in", _("came on the day")


class State(models.TextChoices):
    """Where a visitor stands."""

    COMING = "coming", _("no answer yet")
    CONFIRMED = "confirmed", _("said yes")
    HERE = "here", _("is here")
    LEFT = "left", _("has left")
    CANCELLED = "cancelled", _("does not come")


AWAY = (State.LEFT, State.CANCELLED)


class Visitor(Row):
    """A number with languages and hours, and no name. `institution` looks after them on the day.

    `reminded`: 1 two days before, 2 two hours before. `moved_at`: when the times last changed. `gone` are
    talks that were planned and are no more, from minute until minute by topic. `untold`: there was no way
    to tell the last news by message.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="visitors")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=8, choices=Source.choices)
    languages = codes()
    hours = hours()
    reads = models.CharField(max_length=8, default="de")
    state = models.CharField(max_length=10, choices=State.choices, default=State.COMING)
    joined_at = models.DateTimeField(default=now)
    invited_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    gone = models.JSONField(default=dict, blank=True)
    untold = models.BooleanField(default=False)
    reminded = models.PositiveSmallIntegerField(default=0)
    arrived_at = models.DateTimeField(null=True, blank=True)
    late_until = models.PositiveSmallIntegerField(null=True, blank=True)
    gone_from = models.PositiveSmallIntegerField(null=True, blank=True)
    liked = models.PositiveSmallIntegerField(choices=Liked.choices, null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["day", "number"], name="one_visitor_a_number"),
            models.CheckConstraint(
                condition=~Q(languages=[]) & ~Q(hours=[]), name="a_visitor_speaks_and_has_time"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Pass(Row):
    """What the link of an invitation is known by. The token itself is kept nowhere."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)


class Guest(Row):
    """The first name of somebody without a file here, and one way to reach them. Cleared after the day."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="+")
    first_name = models.CharField(max_length=60, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)


class Shown(Row):
    """Somebody without a file agrees that one institution learns their first name on this day."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["visitor", "institution"], name="shown_once_to_each"),
        )


class Coming(OfPerson):
    """This person is that visitor: a row of the file, part plan."""

    retention = Keeps(
        "day visitor named_at named_by",
        rows={"appointments": ("named_at",)},
        contact=("named_at",),
    )

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    visitor = models.OneToOneField(Visitor, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=now)
    named_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["day", "person"], name="a_person_comes_once"),
        )


class Place(models.TextChoices):
    """Whether there is a place for a want."""

    HELD = "held", _("has a place")
    WAITING = "waiting", _("on the waiting list")
    DROPPED = "dropped", _("given up")


class Want(Row):
    """A topic that a visitor wants to talk about. `turn` is the visitor's number: who came first.

    `why` says, after planning, why there is no time for it; `because` the same as a code with its parts.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="wants")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    minutes = models.PositiveSmallIntegerField()
    after = codes(blank=True)
    desk = models.ForeignKey(
        Desk, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    turn = models.PositiveIntegerField()
    place = models.CharField(max_length=8, choices=Place.choices, default=Place.HELD)
    why = models.CharField(max_length=300, blank=True)
    because = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("turn", "topic")
        indexes = (models.Index(fields=["day", "topic", "place", "turn"]),)
        constraints = (
            models.UniqueConstraint(fields=["visitor", "topic"], name="a_topic_once_a_visitor"),
        )
