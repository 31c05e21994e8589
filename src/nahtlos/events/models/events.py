"""A meeting, its programme and its working groups. About nobody; what is not a draft may be read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.events.models.states import SHOWN, State
from nahtlos.network.models import Account, Institution, Region


def codes() -> "ArrayField[list[str], list[str]]":
    """Codes of languages, or keys of topics."""
    return ArrayField(models.CharField(max_length=20), default=list, blank=True)


class EventQuery(models.QuerySet["Event"]):
    """Chainable filters over meetings."""

    def shown(self) -> "EventQuery":
        """Those that take place."""
        return self.filter(state__in=SHOWN)

    def public(self) -> "EventQuery":
        """Those that everybody may find."""
        return self.shown().filter(public=True)


class Event(Row):
    """A meeting of the network. `institution` organises it.

    `held` and `waiting` are counted by the database; `came_from` is from how many institutions and
    companies the guests came, and stays when their names have gone.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=120)
    street = models.CharField(max_length=120, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seats = models.PositiveIntegerField()
    public = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    held = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    came_from = models.PositiveIntegerField(null=True, editable=False)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    cleared_at = models.DateTimeField(null=True, editable=False)

    objects = EventQuery.as_manager()

    class Meta:
        ordering = ("begins_at", "id")
        indexes = (models.Index(fields=["region", "begins_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="a_meeting_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(held__lte=F("seats")), name="no_more_guests_than_seats"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.seats - self.held


class Item(Row):
    """A line of the programme."""

    class Kind(models.TextChoices):
        """What happens then."""

        TALK = "talk", _("Talk")
        PODIUM = "podium", _("Podium")
        GROUPS = "groups", _("Working groups")
        BREAK = "break", _("Break")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.TALK)
    begins = models.TimeField()
    ends = models.TimeField()
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("begins", "ends", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="an_item_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Group(Row):
    """A working group, chosen when one signs up. `held` is counted by the database."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="groups")
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=300, blank=True)
    leader = models.CharField(max_length=120, blank=True)
    room = models.CharField(max_length=60, blank=True)
    seats = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.UniqueConstraint(fields=["event", "title"], name="a_group_once_a_meeting"),
            models.CheckConstraint(
                condition=Q(held__lte=F("seats")), name="no_more_in_a_group_than_seats"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.seats - self.held


class Result(Row):
    """What came of a meeting, or of one working group, in the organiser's words."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="results")
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    text = models.CharField(max_length=2000)
    written_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("group__title", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["event", "group"], nulls_distinct=False, name="one_result_a_group"
            ),
        )
