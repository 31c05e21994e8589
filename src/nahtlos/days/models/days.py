"""The day itself, its rooms, and what can be talked about. About nobody, so without a wall."""

from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.days.models.fields import MIDNIGHT, codes
from nahtlos.network.models import Account, Institution, Region, Topic


class Phase(models.TextChoices):
    """How far a day is."""

    PREPARING = "preparing", _("being prepared")
    OPEN = "open", _("open for visitors")
    PLANNED = "planned", _("planned")
    OVER = "over", _("over")
    CANCELLED = "cancelled", _("does not take place")


STATES: dict[Phase, frozenset[Phase]] = {
    Phase.PREPARING: frozenset({Phase.OPEN, Phase.CANCELLED}),
    Phase.OPEN: frozenset({Phase.PREPARING, Phase.PLANNED, Phase.OVER, Phase.CANCELLED}),
    Phase.PLANNED: frozenset({Phase.OVER, Phase.CANCELLED}),
    Phase.OVER: frozenset(),
    Phase.CANCELLED: frozenset(),
}


TYPED = "de"
"""The language in which a day is typed."""
WORDS = ("title", "says", "bring")
"""What visitors read of a day, and what can be written in their languages."""


class Said(NamedTuple):
    """Words and the language that they are in."""

    text: str
    language: str


class DayQuery(models.QuerySet["Day"]):
    """Chainable filters over days."""

    def public(self) -> "DayQuery":
        """Those that everybody may see."""
        return self.filter(phase__in=[Phase.OPEN, Phase.PLANNED])


class Day(Row):
    """Several institutions in one place on one day. `institution` runs it.

    Times are minutes since midnight where the region is. `weeks` is the rhythm of a series.
    `would` is what another staffing would have served, once somebody has asked. `words` are title, what
    happens and what to bring in other languages, by code of the language.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=400, blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120)
    street = models.CharField(max_length=120, blank=True)
    bring = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    opens = models.PositiveSmallIntegerField(default=9 * 60)
    closes = models.PositiveSmallIntegerField(default=15 * 60)
    grid = models.PositiveSmallIntegerField(default=5)
    walk = models.PositiveSmallIntegerField(default=5)
    languages = codes(blank=True)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.PREPARING)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    before = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_number = models.PositiveIntegerField(default=0, editable=False)
    keep_days = models.PositiveSmallIntegerField(default=30)
    would = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    objects = DayQuery.as_manager()

    class Meta:
        ordering = ("on", "opens", "id")
        indexes = (models.Index(fields=["region", "on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes"), closes__lte=MIDNIGHT),
                name="a_day_opens_before_it_closes",
            ),
            models.CheckConstraint(condition=Q(grid__gte=1), name="a_day_has_a_grid"),
            models.UniqueConstraint(fields=["before"], name="one_day_follows_a_day"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def land(self) -> str:
        """The Land of the place as two digits."""
        return self.region.land_key

    def said(self, name: str, language: str) -> Said:
        """A text of the day in this language, else as it was typed."""
        own = self.words.get(language, {}).get(name, "")
        return Said(own, language) if own else Said(getattr(self, name), TYPED)

    def moment(self, minute: int) -> datetime:
        """A minute of this day as a moment."""
        return timezone.make_aware(datetime.combine(self.on, time())) + timedelta(minutes=minute)

    def minute(self, at: datetime) -> int:
        """A moment as a minute of this day; below 0 before it, above 1440 after it."""
        local = timezone.localtime(at)
        return (local.date() - self.on).days * MIDNIGHT + local.hour * 60 + local.minute

    def running_minute(self, at: datetime) -> int:
        """The minute from which can be planned anew: 1 before the day, the last one after it."""
        return max(1, min(self.minute(at), MIDNIGHT))


class Room(Row):
    """A room of the house with its place on a plan of squares, one plan a storey."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=60)
    storey = models.SmallIntegerField(default=0)
    left = models.PositiveSmallIntegerField(default=0)
    top = models.PositiveSmallIntegerField(default=0)
    width = models.PositiveSmallIntegerField(default=2)
    height = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ("storey", "top", "left", "name")
        constraints = (
            models.UniqueConstraint(fields=["day", "name"], name="a_room_once_a_day"),
            models.CheckConstraint(
                condition=Q(left__lte=11, top__lte=11, width__gte=1, height__gte=1)
                & Q(width__lte=12, height__lte=12),
                name="a_room_stands_on_the_plan",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Subject(Row):
    """A topic of a day: how long one talks, and how many can. `held` and `waiting` are counted by the
    database.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="subjects")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    minutes = models.PositiveSmallIntegerField(default=20)
    places = models.PositiveSmallIntegerField(default=20)
    held = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("topic",)
        constraints = (
            models.UniqueConstraint(fields=["day", "topic"], name="a_topic_once_a_day"),
            models.CheckConstraint(
                condition=Q(held__lte=F("places")), name="no_more_visitors_than_places"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=180), name="a_talk_of_minutes"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_topic_display())

    @property
    def free(self) -> int:
        """Places that nobody has."""
        return self.places - self.held
