"""A meeting from the date to the approved minutes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Group, Meeting, MeetingState, Member, Pass, Seat
from nahtlos.steering.models.groups import LINK_HOLDS
from nahtlos.steering.news import MeetingTold


@transaction.atomic
def plan_meeting(
    *, group: Group, starts_at: datetime, ends_at: datetime, place: str, note: str, by: Actor,
    at: datetime,
) -> Meeting:  # fmt: skip
    """Set a date; nobody is told yet."""
    demand(access.may_plan(by, group, starts_at=starts_at, at=at))
    kept = held(group)
    last = Meeting.objects.filter(group=kept).aggregate(last=Max("number"))["last"] or 0
    return Meeting.objects.create(
        region_id=kept.region_id, group=kept, number=last + 1, starts_at=starts_at,
        ends_at=ends_at, place=place, note=note, made_at=at, moved_at=at, moved_by_id=by.account,
    )  # fmt: skip


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str, note: str, by: Actor,
    at: datetime,
) -> Meeting:  # fmt: skip
    """Another time or place; whoever was invited is told, and calendars take the newest."""
    demand(access.may_change_meeting(by, meeting, starts_at=starts_at, at=at))
    fresh = held(meeting)
    demand(access.may_change_meeting(by, fresh, starts_at=starts_at, at=at))
    was = (fresh.starts_at, fresh.ends_at, fresh.place)
    fresh.starts_at, fresh.ends_at, fresh.place, fresh.note = starts_at, ends_at, place, note
    fresh.changed_at = at
    fresh.save(update_fields=["starts_at", "ends_at", "place", "note", "changed_at"])
    if fresh.state == MeetingState.INVITED and was != (starts_at, ends_at, place):
        Seat.objects.filter(meeting=fresh).update(answer="")
        _tell(fresh, "moved")
    return fresh


def _move(meeting: Meeting, to: MeetingState, by: Actor, at: datetime) -> Meeting:
    demand(access.may_move_meeting(by, meeting, to, at=at))
    fresh = held(meeting)
    demand(access.may_move_meeting(by, fresh, to, at=at))
    fresh.state, fresh.moved_at, fresh.moved_by_id = to, at, by.account
    fresh.save(update_fields=["state", "moved_at", "moved_by"])
    return fresh


def _tell(meeting: Meeting, what: str) -> None:
    publish(MeetingTold(meeting.pk, meeting.region_id, what))


@transaction.atomic
def invite(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Invite everybody who sits in the group, by mail; the links in the mails hold for a year from now."""
    fresh = _move(meeting, MeetingState.INVITED, by, at)
    Pass.objects.filter(group=fresh.group_id, ended_at=None).update(link_until=at + LINK_HOLDS)
    _seat(fresh)
    _tell(fresh, "invited")
    return fresh


def _seat(meeting: Meeting) -> None:
    known = Seat.objects.filter(meeting=meeting).values("member")
    here = Member.objects.filter(group=meeting.group, left_on=None).exclude(pk__in=known)
    Seat.objects.bulk_create(
        Seat(region_id=meeting.region_id, group=meeting.group, meeting=meeting, member=one)
        for one in here
    )


@transaction.atomic
def call_off(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """It does not take place; whoever was invited is told."""
    was_known = meeting.state == MeetingState.INVITED
    fresh = _move(meeting, MeetingState.CANCELLED, by, at)
    Meeting.objects.filter(pk=fresh.pk).update(changed_at=at)
    if was_known:
        _tell(fresh, "cancelled")
    return fresh


@transaction.atomic
def begin(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Begin to write the minutes."""
    fresh = _move(meeting, MeetingState.RUNNING, by, at)
    _seat(fresh)
    return fresh


@transaction.atomic
def end(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The meeting is over; the minutes wait for whoever leads."""
    return _move(meeting, MeetingState.WRITTEN, by, at)


@transaction.atomic
def write_on(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Open the minutes again, to mend something."""
    return _move(meeting, MeetingState.RUNNING, by, at)


@transaction.atomic
def approve(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The minutes stand, and go to every member by mail."""
    fresh = _move(meeting, MeetingState.APPROVED, by, at)
    _tell(fresh, "approved")
    return fresh


@transaction.atomic
def answer(*, meeting: Meeting, member: Member, comes: bool, by: Actor) -> Seat:
    """A member says whether they come; they may change their mind."""
    demand(access.may_answer(by, meeting))
    says = Seat.Answer.YES if comes else Seat.Answer.NO
    of = {"meeting": meeting, "member": member}
    if not Seat.objects.filter(**of).update(answer=says):
        where = {"region_id": meeting.region_id, "group_id": meeting.group_id}
        Seat.objects.create(**of, **where, answer=says)
    return Seat.objects.get(**of)
