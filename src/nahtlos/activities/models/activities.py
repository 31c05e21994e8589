"""An activity, who came, and what it cost whom. Nothing here is about one person."""

from django.db import models
from django.db.models import F, Q

from nahtlos.activities.models.states import Guest, Kind, State
from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region


class Activity(Row):
    """What was done, by whom, when. `learned` is what those who did it would do otherwise."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=600, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    learned = models.CharField(max_length=600, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-starts_on", "title", "id")
        indexes = (models.Index(fields=["region", "-starts_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="an_activity_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(learned=""), name="looked_back_on_in_words"
            ),
        )

    def __str__(self) -> str:
        return self.title


class OfActivity(Row):
    """A line of an activity."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="%(class)s_lines")

    class Meta:
        abstract = True


class Guests(OfActivity):
    """How many of one kind came."""

    kind = models.CharField(max_length=10, choices=Guest.choices)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ("kind",)
        constraints = (
            models.UniqueConstraint(fields=["activity", "kind"], name="guests_of_a_kind_once"),
        )


class Share(OfActivity):
    """What an institution put in: hours of work and euros."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    hours = models.DecimalField(max_digits=7, decimal_places=1, default=0)
    euros = models.DecimalField(max_digits=10, decimal_places=2, default=0)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["activity", "institution"], name="one_share_an_institution"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0, euros__gte=0), name="a_share_is_not_below_nothing"
            ),
        )
