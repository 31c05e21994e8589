"""Meetings, their agenda and their minutes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from nahtlos.steering.models import (
    AHEAD,
    READABLE,
    Decision,
    Group,
    Meeting,
    MeetingState,
    Point,
    PointState,
    Seat,
    Task,
)


def meeting_for(meeting: UUID) -> Meeting | None:
    """One meeting, with its group."""
    return Meeting.objects.select_related("group").filter(pk=meeting).first()


def point_for(point: UUID) -> Point | None:
    """One point, with its meeting."""
    rows = Point.objects.select_related("meeting__group", "written_by")
    return rows.filter(pk=point).first()


def next_meeting(group: Group, at: datetime) -> Meeting | None:
    """When do we meet? The one that runs, or the next one ahead."""
    rows = Meeting.objects.filter(group=group).order_by("starts_at")
    running = rows.filter(state=MeetingState.RUNNING).first()
    return running or rows.filter(state__in=AHEAD, ends_at__gte=at).first()


def meetings_of(group: Group) -> list[Meeting]:
    """All of them, the latest first."""
    return list(Meeting.objects.filter(group=group))


def to_approve(group: Group) -> list[Meeting]:
    """Minutes that wait for whoever leads."""
    return list(Meeting.objects.filter(group=group, state=MeetingState.WRITTEN))


def readable(meetings: list[Meeting]) -> list[Meeting]:
    """Those of which there are minutes."""
    return [one for one in meetings if one.state in READABLE]


def seats_of(meeting: Meeting) -> list[Seat]:
    """Who is asked, who comes, who came."""
    rows = Seat.objects.filter(meeting=meeting)
    return sorted(
        rows.select_related("member__institution"),
        key=lambda one: (one.member.place, one.member.name),
    )


@dataclass(frozen=True)
class Agenda:
    """Points on the agenda, proposed ones, and those left out."""

    on: list[Point]
    proposed: list[Point]
    out: list[Point]


def agenda_of(meeting: Meeting) -> Agenda:
    """All points of a meeting, with what was settled with each."""
    rows = Point.objects.filter(meeting=meeting).select_related(
        "proposed_by__institution", "written_by"
    )
    whole = rows.prefetch_related(
        Prefetch("decisions", Decision.objects.order_by("number")),
        Prefetch("tasks", Task.objects.select_related("who__institution")),
    )
    found: dict[str, list[Point]] = {state: [] for state in PointState.values}
    for point in whole:
        found[point.state].append(point)
    return Agenda(found[PointState.ON], found[PointState.PROPOSED], found[PointState.OUT])


def cues_of(meeting: Meeting) -> frozenset[str]:
    """What the program proposed and somebody has answered."""
    rows = Point.objects.filter(meeting=meeting).exclude(cue="")
    return frozenset(rows.values_list("cue", flat=True))
