"""A meeting, who comes to it, and what is talked about; the minutes stand with each point."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.steering.models.groups import Group, Member, OfGroup
from nahtlos.steering.models.states import MeetingState, PointState


class Meeting(OfGroup):
    """When and where. `number` counts within the group; `changed_at` lets calendars know the newest."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    note = models.CharField(max_length=600, blank=True)
    state = models.CharField(
        max_length=9, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    made_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-starts_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["group", "number"], name="a_meeting_has_its_number"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_meeting_ends_after_it_began"
            ),
        )


class Seat(OfGroup):
    """Whether a member says they come, and whether they came."""

    class Answer(models.TextChoices):
        YES = "yes", _("comes")
        NO = "no", _("cannot come")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "member"], name="one_seat_at_a_meeting"),
        )


class Point(OfGroup):
    """A point of the agenda and, in `notes`, of the minutes.

    `why` says why it is proposed. What the program proposes has a `cue`, so that it stands once.
    `version` counts what was written, so that of two writers none overwrites the other unseen.
    """

    class Source(models.TextChoices):
        MEMBER = "member", _("a member")
        PROGRAM = "program", _("the program")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=160)
    why = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=7, choices=Source.choices, default=Source.MEMBER)
    cue = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=PointState.choices, default=PointState.PROPOSED)
    proposed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=now)
    notes = models.TextField(max_length=8000, blank=True)
    version = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("position", "made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "cue"], condition=~Q(cue=""), name="a_cue_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(written_at=None, written_by=None)
                | Q(written_at__isnull=False, written_by__isnull=False),
                name="notes_have_a_writer",
            ),
        )

    def __str__(self) -> str:
        return self.title
