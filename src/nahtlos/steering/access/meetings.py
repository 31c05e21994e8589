"""Who plans a meeting, sets its agenda and writes its minutes."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.steering.access.groups import CHAIR, LEADS, MEMBER, hands, may_lead, may_open
from nahtlos.steering.models import AHEAD, MEETING, POINT, Group, Meeting, MeetingState, Point

GONE = _("This has been done or changed in the meantime. Please look at the page again.")
WRITES = _("Only members with a sign-in write the minutes.")


def may_plan(actor: Actor, group: Group, *, starts_at: datetime, at: datetime) -> Refusal | None:
    """Plan a meeting ahead."""
    return may_lead(actor, group) or unless(
        starts_at > at, _("Please write a time that lies ahead.")
    )


def may_change_meeting(
    actor: Actor, meeting: Meeting, *, starts_at: datetime, at: datetime
) -> Refusal | None:
    """Change time or place of a meeting that lies ahead."""
    return may_plan(actor, meeting.group, starts_at=starts_at, at=at) or unless(
        meeting.state in AHEAD, GONE
    )


def may_move_meeting(actor: Actor, meeting: Meeting, to: str, *, at: datetime) -> Refusal | None:
    """Invite, call off, begin, end, write on, or approve the minutes."""
    held = hands(actor, meeting.group)
    allowed = MEETING[meeting.state].get(to)
    begins = to == MeetingState.RUNNING and meeting.state == MeetingState.INVITED
    return (
        may_open(actor, meeting.group)
        or unless(allowed is not None, GONE)
        or unless(held & (allowed or frozenset()), _whose(allowed or ()))
        or unless(
            not begins or timezone.localdate(meeting.starts_at) <= timezone.localdate(at),
            _("This meeting lies ahead. Minutes begin on its day."),
        )
    )


def _whose(allowed: Collection[str]) -> Promise:
    return WRITES if MEMBER in allowed else LEADS


def may_propose(actor: Actor, meeting: Meeting) -> Refusal | None:
    """Propose a point: every member, also by the link, until the minutes are written."""
    return may_open(actor, meeting.group) or unless(
        meeting.state in {*AHEAD, MeetingState.RUNNING},
        _("This meeting is over. Please propose it for the next one."),
    )


def may_answer(actor: Actor, meeting: Meeting) -> Refusal | None:
    """Say whether one comes."""
    return may_open(actor, meeting.group) or unless(
        meeting.state == MeetingState.INVITED, _("There is nothing to answer any more.")
    )


def may_move_point(actor: Actor, point: Point, to: str) -> Refusal | None:
    """Take a point on the agenda, or leave it out."""
    meeting = point.meeting
    return (
        may_lead(actor, meeting.group)
        or unless(meeting.state in {*AHEAD, MeetingState.RUNNING}, GONE)
        or unless(CHAIR in POINT[point.state].get(to, frozenset()), GONE)
    )


def may_write(actor: Actor, meeting: Meeting) -> Refusal | None:
    """Write in the minutes: notes, decisions, tasks, who came."""
    return (
        may_open(actor, meeting.group)
        or unless(MEMBER in hands(actor, meeting.group), WRITES)
        or unless(
            meeting.state == MeetingState.RUNNING, _("These minutes are not being written now.")
        )
    )
