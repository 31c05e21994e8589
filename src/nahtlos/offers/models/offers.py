"""What an institution runs, when it starts, and where in the region that is. All of it is public."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Area, Institution, Region, Topic

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
LEVEL_CHOICES = [(level, level) for level in LEVELS]


class Kind(models.TextChoices):
    """What sort of thing it is."""

    COURSE = "course", _("Course")
    ADVICE = "advice", _("Advice hour")
    MEASURE = "measure", _("Measure")
    PROJECT = "project", _("Project")


class Hours(models.TextChoices):
    """When in the day or week."""

    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
    WEEKEND = "weekend", _("at the weekend")
    ONLINE = "online", _("online, at any time")


class Load(models.TextChoices):
    """How much of a week it takes; beside part time one can work."""

    FULL = "full", _("full time")
    PART = "part", _("part time")


class OfferQuery(models.QuerySet["Offer"]):
    """Chainable filters over offers."""

    def running(self) -> "OfferQuery":
        """Those not taken out."""
        return self.filter(closed_at=None)


class Offer(Row):
    """Something that an institution runs again and again; each start is a `Run`.

    `waiting` is counted and `changed_at` stamped by the database. `instruments` are ids of the law catalogue that may pay.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=600, blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    level_from = models.CharField(max_length=2, choices=LEVEL_CHOICES, blank=True)
    level_to = models.CharField(max_length=2, choices=LEVEL_CHOICES, blank=True)
    teaches_script = models.BooleanField(default=False)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    childcare = models.BooleanField(default=False)
    hours = ArrayField(
        models.CharField(max_length=10, choices=Hours.choices), default=list, blank=True
    )
    times = models.CharField(max_length=120, blank=True)
    load = models.CharField(max_length=5, choices=Load.choices, default=Load.PART)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    costs = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    costs_note = models.CharField(max_length=120, blank=True)
    instruments = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    street = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    hold_days = models.PositiveSmallIntegerField(default=7)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    external_key = models.CharField(max_length=60, blank=True)
    fresh_days = models.PositiveSmallIntegerField(default=90)
    checked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=now, editable=False)

    objects = OfferQuery.as_manager()

    class Meta:
        ordering = ("title", "id")
        indexes = (models.Index(fields=["region", "topic", "kind"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "external_key"],
                condition=~Q(external_key=""),
                name="external_key_once_an_institution",
            ),
            models.CheckConstraint(
                condition=Q(level_from="") | Q(level_to="") | Q(level_to__gte=F("level_from")),
                name="level_never_falls",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def fresh_until(self) -> date:
        """The last day on which what stands here counts as checked."""
        return self.checked_on + timedelta(days=self.fresh_days)

    def is_stale(self, on: date) -> bool:
        """Whether nobody has checked this for longer than its owner promised."""
        return on > self.fresh_until()


class Run(Row):
    """One start of an offer. `held` is counted by the database and never above `seats`."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="runs")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField()
    held = models.PositiveSmallIntegerField(default=0, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("starts_on", "id")
        constraints = (
            models.UniqueConstraint(fields=["offer", "starts_on"], name="one_start_a_day"),
            models.CheckConstraint(
                condition=Q(held__lte=F("seats")), name="no_more_held_than_seats"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="run_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return str(self.starts_on)

    @property
    def free(self) -> int:
        """Seats that nobody holds."""
        return self.seats - self.held


class Spot(Row):
    """Where the middle of an area lies, by latitude and longitude (WGS 84), so that distances can be told."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="+")
    lat = models.FloatField()
    lon = models.FloatField()
