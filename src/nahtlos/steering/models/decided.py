"""What a meeting settled, and who does what until when."""

from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.steering.models.groups import Member, OfGroup
from nahtlos.steering.models.meetings import Meeting, Point
from nahtlos.steering.models.states import DecisionState, TaskState


class Decision(OfGroup):
    """A decision, followed until it is carried out. `number` counts within the group.

    `figure` names the figure that it wants to move. What that was on the day is kept; empty where
    it could not be said, because it would have been that of one or two persons.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    point = models.ForeignKey(
        Point, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    decided_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    figure = models.CharField(max_length=60, blank=True)
    figure_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    figure_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=7, choices=DecisionState.choices, default=DecisionState.OPEN
    )
    outcome = models.CharField(max_length=300, blank=True)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["group", "number"], name="a_decision_has_its_number"),
            models.CheckConstraint(
                condition=Q(figure="", figure_value=None, figure_on=None)
                | ~Q(figure="") & Q(figure_on__isnull=False),
                name="a_figure_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Task(OfGroup):
    """Who does what until when."""

    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    point = models.ForeignKey(
        Point, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    who = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=300)
    until_on = models.DateField()
    state = models.CharField(max_length=7, choices=TaskState.choices, default=TaskState.OPEN)
    made_at = models.DateTimeField(default=now)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("until_on", "id")
        indexes = (models.Index(fields=["who", "state"]),)

    def __str__(self) -> str:
        return self.text


class TaskMove(OfGroup):
    """What became of a task: done, dropped, taken up again, or a later day; with the reason."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=7, choices=TaskState.choices)
    until_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("at", "id")
