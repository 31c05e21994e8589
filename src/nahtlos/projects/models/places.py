"""A person's place in a project, what the partners are told, and how it goes. Rows of the person's file."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.internships.models import Internship
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.projects.models.projects import Project
from nahtlos.projects.models.said import How, Reason, Result
from nahtlos.projects.models.states import LIVE, WAS_THERE, Place


class Participation(OfPerson):
    """A person in a project. Holds no name: the program keeps the waiting list by it.

    `seen_by` are the institutions that the person has agreed to. `given_at` orders the waiting list.
    `result` empty says that nothing is known, which is not the same as `nothing_yet`.
    """

    retention = Keeps(
        "project state moved_at moved_by proposed_at proposed_by given_at language wording on_the_spot"
        " seen_by taken_at reason ended_at result result_on",
        contact=("moved_at",),
    )

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=Place.choices, default=Place.PROPOSED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(default=now)
    proposed_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    wording = models.CharField(max_length=12, blank=True)
    on_the_spot = models.BooleanField(default=False)
    seen_by = ArrayField(models.UUIDField(), default=list, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=14, choices=Reason.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=14, choices=Result.choices, blank=True)
    result_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("proposed_at", "id")
        indexes = (models.Index(fields=["project", "state", "given_at"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "project"],
                condition=Q(state__in=LIVE),
                name="once_in_a_project_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[Place.WAITING, *WAS_THERE])
                | Q(given_at__isnull=False) & ~Q(wording="") & ~Q(language=""),
                name="a_place_with_the_persons_yes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAS_THERE, taken_at__isnull=False)
                | ~Q(state__in=WAS_THERE) & Q(taken_at=None),
                name="taken_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at=None)
                | ~Q(state__in=LIVE) & Q(ended_at__isnull=False),
                name="a_place_ends_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=Place.LEFT) & ~Q(reason="") | ~Q(state=Place.LEFT) & Q(reason=""),
                name="left_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(result="", result_on=None)
                | ~Q(result="") & Q(result_on__isnull=False, state__in=[Place.FINISHED, Place.LEFT]),
                name="a_result_has_its_day",
            ),
        )  # fmt: skip


class Card(OfPerson):
    """What the partners are told of a participant: the first name, and what they need."""

    retention = Keeps("participation first_name needs")

    participation = models.OneToOneField(
        Participation, on_delete=models.CASCADE, related_name="card"
    )
    first_name = models.CharField(max_length=60)
    needs = models.CharField(max_length=300, blank=True)


class Attendance(OfPerson):
    """How a participant was there on a day; one line a day, whoever writes it."""

    retention = Keeps(
        "participation on how noted_at noted_by",
        rows={"appointments": ("on",)},
        contact=("noted_at",),
    )

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="attendances"
    )
    on = models.DateField()
    how = models.CharField(max_length=7, choices=How.choices)
    noted_at = models.DateTimeField(default=now)
    noted_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-on", "id")
        constraints = (
            models.UniqueConstraint(fields=["participation", "on"], name="a_line_a_day"),
        )


class Practice(OfPerson):
    """An internship that belongs to the project; its own room keeps it."""

    retention = Keeps("participation internship")

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="practices"
    )
    internship = models.OneToOneField(Internship, on_delete=models.CASCADE, related_name="+")
