"""While the day runs: arrivals, meetings, delays, whoever drops out, and what came of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.days import access
from nahtlos.days.actions.hall import hall, look_again, move_on
from nahtlos.days.actions.planning import again, draft
from nahtlos.days.models import (
    AWAY,
    Coming,
    Desk,
    Draft,
    Helper,
    Meeting,
    Outcome,
    Place,
    Running,
    State,
    Subject,
    Visitor,
    Want,
)
from nahtlos.network.actions.once import only_once
from nahtlos.people.queries import Part, opened_parts
from nahtlos.plan import actions as plan
from nahtlos.plan.queries import Doer


@transaction.atomic
def arrive(*, visitor: Visitor, by: Actor, at: datetime) -> Visitor:
    """Somebody is here."""
    demand(access.may_run(by, visitor.day))
    with hall(visitor.day_id, by):
        fresh = Visitor.objects.select_related("day").get(pk=visitor.pk)
        demand(unless(fresh.state not in AWAY, _("This visit has been called off.")))
        fresh.state, fresh.arrived_at, fresh.late_until = State.HERE, fresh.arrived_at or at, None
        fresh.save(update_fields=["state", "arrived_at", "late_until"])
        Meeting.objects.filter(visitor=fresh).update(here=True)
    return fresh


@transaction.atomic
def come_late(*, visitor: Visitor, until: int, by: Actor, at: datetime, themself: bool) -> Visitor:
    """Somebody will not be here before a minute; a new plan is proposed if a talk would be missed."""
    demand(access.may_change_visit(by, visitor, themself=themself))
    with hall(visitor.day_id, by) as day:
        Visitor.objects.filter(pk=visitor.pk).update(late_until=until)
        waits = Meeting.objects.filter(visitor=visitor, state=Running.PLANNED)
        if any(one.start < until for one in waits):
            again(day, by, at)
    visitor.late_until = until
    return visitor


@transaction.atomic
def move(*, meeting: Meeting, to: Running, by: Actor, at: datetime) -> Meeting:
    """Begun, over, absent, or back again. Who begins the next one ends the one before at this desk."""
    demand(access.may_move(by, meeting, to, at))
    with hall(meeting.day_id, by), only_once(_("Somebody else has this time now.")):
        fresh = _meeting(meeting)
        demand(access.may_move(by, fresh, to, at))
        if to is Running.BEGUN:
            beside = Meeting.objects.filter(desk=fresh.desk_id, state=Running.BEGUN)
            beside.exclude(pk=fresh.pk).update(state=Running.DONE, ended_at=at)
        fresh.began_at = None if to in {Running.PLANNED, Running.ABSENT} else fresh.began_at or at
        fresh.ended_at = at if to is Running.DONE else None
        fresh.state = to
        fresh.save(update_fields=["state", "began_at", "ended_at"])
    return fresh


@transaction.atomic
def overrun(*, meeting: Meeting, minutes: int, by: Actor, at: datetime) -> Meeting:
    """It lasts so many minutes more than it has so far."""
    demand(access.may_move(by, meeting, Running.DONE, at))
    with hall(meeting.day_id, by) as day:
        fresh = _meeting(meeting)
        demand(access.may_move(by, fresh, Running.DONE, at))
        fresh.until = max(fresh.until or fresh.end, day.minute(at)) + minutes
        fresh.save(update_fields=["until"])
    return fresh


def _meeting(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("day", "desk")
    return rows.get(pk=meeting.pk)


@transaction.atomic
def leave_desk(*, desk: Desk, since: int | None, by: Actor, at: datetime) -> Draft | None:
    """From a minute on nobody sits there, or somebody does again; a new plan is worked out at once."""
    demand(None if access.may_run(by, desk.day) is None else access.may_sit(by, desk))
    with hall(desk.day_id, by) as day:
        Desk.objects.filter(pk=desk.pk).update(out_from=since)
        return again(day, by, at)


@transaction.atomic
def leave_helper(*, helper: Helper, since: int | None, by: Actor, at: datetime) -> Draft | None:
    """From a minute on an interpreter is not there, or is again."""
    demand(access.may_run(by, helper.day))
    with hall(helper.day_id, by) as day:
        Helper.objects.filter(pk=helper.pk).update(out_from=since)
        return again(day, by, at)


@transaction.atomic
def send_on(*, meeting: Meeting, topic: str, by: Actor, at: datetime) -> Place:
    """Another desk of this day shall talk with them, too: a place, if there is one, and a time soon."""
    demand(access.may_tell(by, meeting))
    with hall(meeting.day_id, by) as day:
        subject = Subject.objects.filter(day=day, topic=topic).first()
        demand(unless(subject, _("This topic is not offered on this day.")))
        free = subject is not None and subject.free > 0 and not subject.waiting
        place = Place.HELD if free else Place.WAITING
        _wanted(meeting, topic, subject.minutes if subject else 0, place)
        if place is Place.HELD:
            move_on(day, topic)
            draft(day, by=by, at=at, now=day.running_minute(at), quiet=True)
    return place


def _wanted(meeting: Meeting, topic: str, minutes: int, place: Place) -> None:
    old = Want.objects.filter(visitor=meeting.visitor_id, topic=topic).first()
    demand(unless(old is None or old.place == Place.DROPPED, _("They want this already.")))
    row = old or Want(
        region_id=meeting.region_id, day_id=meeting.day_id, visitor_id=meeting.visitor_id, topic=topic,
        minutes=minutes, turn=meeting.number,
    )  # fmt: skip
    row.place = place
    row.save()
    look_again(meeting.visitor_id)


@transaction.atomic
def tell_outcome(
    *, meeting: Meeting, what: str, by_visitor: bool, until: date | None, by: Actor, at: datetime
) -> Outcome:
    """The next step, who does it and until when; into the plan where there is one that is open here."""
    demand(access.may_tell(by, meeting))
    fields = {"what": what, "by_visitor": by_visitor, "until": until}
    outcome = Outcome.objects.filter(meeting=meeting).first()
    demand(unless(outcome is None, _("The result has been written down already.")))
    whose = Coming.objects.select_related("person").filter(visitor=meeting.visitor_id).first()
    into = whose is not None and _into_plan(whose, fields, by, at)
    return Outcome.objects.create(
        region_id=meeting.region_id,
        institution_id=meeting.institution_id,
        day_id=meeting.day_id,
        meeting=meeting,
        visitor_id=meeting.visitor_id,
        in_plan=into,
        told_at=at,
        told_by_id=sure(by.account),
        **fields,
    )


def _into_plan(whose: Coming, fields: dict[str, object], by: Actor, at: datetime) -> bool:
    """Whether it stands in the plan now: at the holder, or where a live consent opens the plan."""
    person, here = whose.person, by.institution == whose.institution_id
    if not here and Part.PLAN not in opened_parts(person.pk, by.institution):
        return False
    until = fields["until"]
    wanted = plan.Wanted(
        what=str(fields["what"]),
        who=Doer.PERSON if fields["by_visitor"] else Doer.INSTITUTION,
        helper=None if fields["by_visitor"] else by.institution,
        until=until if isinstance(until, date) else None,
    )
    plan.write_from_meeting(person=person, wanted=wanted, by=by, at=at)
    return True
