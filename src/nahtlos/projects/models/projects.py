"""A project, the institutions that carry it, and its week. Nothing here is about one person."""

from django.db import models
from django.db.models import F, Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region
from nahtlos.projects.models.said import Weekday
from nahtlos.projects.models.states import Lacks, PartnerState, State


class Project(Row):
    """A project for a group. `traits` are sentences by language, `persons` how many the group held.

    `digest` names the group that it was taken from, so that it is taken once. The database keeps
    `taken` and `waiting`, and that no more take part than there are places. `words` is what came of it,
    or why it was given up. `institution` is where the coordination that leads it works.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    aims = models.CharField(max_length=600, blank=True)
    who = models.CharField(max_length=300, blank=True)
    traits = models.JSONField(default=list, blank=True)
    lacks = models.CharField(max_length=23, choices=Lacks.choices, blank=True)
    persons = models.PositiveIntegerField(null=True, blank=True)
    counted_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    places = models.PositiveSmallIntegerField(default=12)
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    waiting = models.PositiveSmallIntegerField(default=0, editable=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_telephone = models.CharField(max_length=30, blank=True)
    contact_email = models.EmailField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.IDEA)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=600, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (models.Index(fields=["region", "state"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=200, taken__lte=F("places")),
                name="never_more_than_places",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.IDEA, State.GIVEN_UP])
                | ~Q(contact_name="") & ~Q(contact_telephone="") & Q(starts_on__isnull=False,
                    ends_on__isnull=False),
                name="a_plan_has_days_and_somebody_to_ring",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_project_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ENDED, State.GIVEN_UP]) | ~Q(words=""),
                name="over_with_words",
            ),
            models.CheckConstraint(
                condition=Q(persons=None, counted_on=None) | Q(persons__gte=3, counted_on__isnull=False),
                name="a_group_is_never_small",
            ),
            models.UniqueConstraint(
                fields=["region", "digest"],
                condition=~Q(digest="") & ~Q(state__in=[State.ENDED, State.GIVEN_UP]),
                name="a_group_is_taken_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def free(self) -> int:
        """Places that nobody has and nobody waits for."""
        return max(0, self.places - self.taken - self.waiting)


class OfProject(Row):
    """A row of a project."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ProjectPartner(OfProject):
    """An institution that carries a part: what it gives, and whether it meets the participants.

    Only who `meets` them sees first names, and only of those who agreed to it. `money` is euro in all,
    `hours` are hours a week.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PartnerState.choices, default=PartnerState.ASKED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    meets = models.BooleanField(default=False)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    rooms = models.CharField(max_length=160, blank=True)
    money = models.PositiveIntegerField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    more = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("moved_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["project", "institution"], name="a_partner_once"),
            models.CheckConstraint(
                condition=~Q(state=PartnerState.DECLINED) | ~Q(words=""),
                name="declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(hours=None) | Q(hours__gte=1, hours__lte=168))
                & (Q(money=None) | Q(money__gte=1))
                & (Q(seats=None) | Q(seats__gte=1, seats__lte=500)),
                name="a_gift_is_something",
            ),
        )


class Slot(OfProject):
    """One entry of the week: on which day, from when to when, what, where, and by whom."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    begins = models.TimeField()
    ends = models.TimeField()
    what = models.CharField(max_length=120)
    place = models.CharField(max_length=160, blank=True)
    partner = models.ForeignKey(
        ProjectPartner, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("weekday", "begins", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(weekday__lte=6, ends__gt=F("begins")), name="a_slot_lasts"
            ),
            models.UniqueConstraint(
                fields=["project", "weekday", "begins", "what"], name="a_slot_once"
            ),
        )
