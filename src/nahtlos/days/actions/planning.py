"""Plans: asked for, worked out beside the pages, taken whole or not at all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import acting
from nahtlos.days import access, engine
from nahtlos.days.actions.hall import hall, take_away
from nahtlos.days.models import (
    Day,
    Desk,
    Draft,
    Helper,
    Making,
    Meeting,
    Phase,
    Running,
    Visitor,
    Want,
)
from nahtlos.days.news import InvitationReady, PlanAsked, VisitorMoved
from nahtlos.days.queries.hall import hall_of
from nahtlos.days.queries.visits import unmet_of
from nahtlos.days.translate import read_plan
from nahtlos.days.translate.rows import Hall, problem
from nahtlos.days.translate.working import Worked, as_of, standing
from nahtlos.network.actions.once import only_once

STALE = _("Something has changed since this plan was worked out. Please have it worked out again.")
PATIENCE = 10
"""So many minutes somebody may think about a plan whose first talk has its time already."""
BROKEN = _("This plan breaks a rule and cannot be taken.")


@transaction.atomic
def ask_plan(
    *, day: Day, by: Actor, at: datetime, seconds: float = 10, seed: int = 0,
    now: int | None = None,
) -> Draft:  # fmt: skip
    """Have a plan worked out: from nothing, or from minute `now` on of a day that stands."""
    demand(access.may_plan(by, day))
    with hall(day.pk, by) as locked:
        return draft(locked, by=by, at=at, seconds=seconds, seed=seed, now=now)


def draft(day: Day, *, by: Actor, at: datetime, **fields: Any) -> Draft:
    """A draft that waits to be worked out; call it inside `hall`."""
    made = Draft.objects.create(
        day=day, region_id=day.region_id, asked_at=at, asked_by_id=by.account, **fields
    )
    publish(PlanAsked(made.pk, day.region_id))
    return made


def again(day: Day, by: Actor, at: datetime) -> Draft | None:
    """Where the times stand already, a new plan is worked out and proposed; call it inside `hall`."""
    if day.phase != Phase.PLANNED:
        return None
    return draft(day, by=by, at=at, now=day.running_minute(at))


@transaction.atomic
def fit_in(*, day: Day, by: Actor, at: datetime) -> Draft | None:
    """After something became free: fit in whoever waits for a time, if nobody else is moved by it."""
    with hall(day.pk, by) as locked:
        if locked.phase != Phase.PLANNED or not unmet_of(locked.pk):
            return None
        return draft(locked, by=by, at=at, now=locked.running_minute(at), quiet=True)


@transaction.atomic
def keep_draft(*, draft: Draft, made_for: str, worked: Worked, by: Actor) -> Draft:
    """Put down what was worked out for the day as `made_for` names it. For the job."""
    with acting(by):
        draft.digest, draft.making = made_for, Making.READY
        draft.plan, draft.cost, draft.missing = worked.plan, worked.cost, worked.missing
        draft.reasons = worked.reasons
        draft.save(update_fields=["digest", "making", "plan", "cost", "missing", "reasons"])
    return draft


@transaction.atomic
def fail_draft(*, draft: Draft, by: Actor) -> None:
    """Say that it could not be worked out. For the job."""
    with acting(by):
        Draft.objects.filter(pk=draft.pk).update(making=Making.FAILED)


@transaction.atomic
def leave_plan(*, draft: Draft, by: Actor) -> None:
    """Leave everything as it is."""
    demand(access.may_take(by, draft))
    with hall(draft.day_id, by):
        Draft.objects.filter(pk=draft.pk).update(making=Making.LEFT)


@transaction.atomic
def take_plan(*, draft: Draft, by: Actor, at: datetime) -> tuple[int, ...]:
    """Take a plan, whole: meetings, reasons, phase; the numbers of whoever is told something new."""
    demand(access.may_take(by, draft))
    return _take(draft, by, at)


@transaction.atomic
def take_quietly(*, draft: Draft, by: Actor, at: datetime) -> tuple[int, ...]:
    """Take a quiet draft if it moves nobody; else it waits for somebody's yes. For the job."""
    if not draft.quiet or draft.cost.get("moved"):
        return ()
    return _take(draft, by, at)


def _take(draft: Draft, by: Actor, at: datetime) -> tuple[int, ...]:
    with hall(draft.day_id, by) as day:
        fresh = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        if fresh.making != Making.READY:
            raise Refused(Refusal(STALE))
        now_there, plan = hall_of(day), read_plan(fresh.plan)
        if not is_as_it_was(fresh, now_there, plan):
            raise Refused(Refusal(STALE))
        _check(now_there, fresh, plan, day.minute(at))
        told = _written(now_there, plan)
        _reasons(now_there, plan, fresh.reasons)
        fresh.making = Making.TAKEN
        fresh.save(update_fields=["making"])
        Draft.objects.filter(day=day, making=Making.READY).update(making=Making.STALE)
        if day.phase == Phase.OPEN:
            day.phase = Phase.PLANNED
            day.save(update_fields=["phase"])
        _tell(now_there, told, at)
    return told


def is_as_it_was(draft: Draft, there: Hall, plan: engine.Plan) -> bool:
    """Whether nothing has changed but talks that began and ended as the plan has them, too."""
    if draft.digest != there.digest():
        return False
    if draft.now is None:
        return True
    wanted, then = _by_key(plan), as_of(there, draft.asked_at).meetings
    places = _places(there)
    for row, before in zip(there.meetings, then, strict=True):
        one = wanted.get((row.number, row.topic))
        if row.state == before.state:
            if row.state == Running.PLANNED and one and one.start < draft.now <= row.start:
                return False  # it had begun, which was a mistake
        elif before.state == Running.PLANNED and not _same(row, one, *places):
            return False
    return True


def _check(there: Hall, draft: Draft, plan: engine.Plan, minute: int) -> None:
    """The engine's own rules once more, on the rows as they are; nobody is sent to what is past."""
    then = as_of(there, draft.asked_at)
    day, begun = problem(then), frozenset[tuple[str, str]]()
    if draft.now is not None:
        old, changes = standing(then, day, draft.now)
        begun = frozenset((one.visitor, one.topic) for one in engine.begun(old, changes, draft.now))
        day = engine.changed(day, changes, draft.now)
    if engine.check(day, plan, begun):
        raise Refused(Refusal(BROKEN if draft.now is None else STALE))
    if draft.now is not None and is_past(first_ahead(there, plan), minute):
        raise Refused(Refusal(STALE))


def first_ahead(there: Hall, plan: engine.Plan) -> int | None:
    """When the first of what is still to begin begins."""
    began = {(m.number, m.topic) for m in there.meetings if m.state != Running.PLANNED}
    return min((one.start for key, one in _by_key(plan).items() if key not in began), default=None)


def is_past(ahead: int | None, minute: int) -> bool:
    """Whether what is still to begin should have begun long since."""
    return ahead is not None and ahead < minute - PATIENCE


def _places(there: Hall) -> tuple[dict[str, Desk], dict[str, Helper]]:
    desks = {f"d{one.number}": one for one in there.desks}
    return desks, {f"i{one.number}": one for one in there.helpers}


def _by_key(plan: engine.Plan) -> dict[tuple[int, str], engine.Meeting]:
    return {(int(one.visitor[1:]), one.topic): one for one in plan.meetings}


def _written(there: Hall, plan: engine.Plan) -> tuple[int, ...]:
    """Rows for the meetings that are new or elsewhere; those that stay keep their row."""
    desks, helpers = _places(there)
    visitors = {one.number: one for one in there.visitors}
    stands = {(m.number, m.topic): m for m in there.meetings}
    wanted = _by_key(plan)
    gone = {key for key, row in stands.items()
            if row.state == Running.PLANNED and not _same(row, wanted.get(key), desks, helpers)}  # fmt: skip
    take_away(Meeting.objects.filter(pk__in=[stands[key].pk for key in gone]))
    new = [key for key in wanted if key not in stands or key in gone]
    with only_once(STALE):
        Meeting.objects.bulk_create(
            _meeting(wanted[key], visitors[key[0]], desks, helpers) for key in new
        )
    return tuple(sorted({number for number, _topic in (*gone, *new)}))


def _same(
    row: Meeting, one: engine.Meeting | None, desks: dict[str, Desk], helpers: dict[str, Helper]
) -> bool:
    if one is None:
        return False
    helper = helpers[one.interpreter].pk if one.interpreter else None
    there = (desks[one.desk].pk, helper, one.start, one.end)
    return (row.desk_id, row.interpreter_id, row.start, row.end) == there


def _meeting(
    one: engine.Meeting, visitor: Visitor, desks: dict[str, Desk], helpers: dict[str, Helper]
) -> Meeting:
    return Meeting(
        region_id=visitor.region_id,
        institution_id=desks[one.desk].institution_id,
        day_id=visitor.day_id,
        desk=desks[one.desk],
        visitor=visitor,
        number=visitor.number,
        languages=visitor.languages,
        here=visitor.arrived_at is not None,
        topic=one.topic,
        interpreter=helpers[one.interpreter] if one.interpreter else None,
        during=(one.start, one.end),
    )


def _reasons(there: Hall, plan: engine.Plan, codes: list[dict[str, Any]]) -> None:
    """Why there is no time for a want, beside the want."""
    why = {(int(one.visitor[1:]), one.topic): one.why for one in plan.unmet}
    because = {(int(one["visitor"][1:]), one["topic"]): one for one in codes}
    changed = []
    for want in there.wants:
        key = (want.turn, want.topic)
        says, code = why.get(key, "")[:300], because.get(key, {})
        told = {"code": code["code"], "parts": code["parts"]} if code else {}
        if (want.why, want.because) != (says, told):
            want.why, want.because = says, told
            changed.append(want)
    Want.objects.bulk_update(changed, ["why", "because"])


def _tell(there: Hall, told: Iterable[int], at: datetime) -> None:
    """Whoever has no invitation yet gets one; everybody else is told what has changed."""
    visitors = {one.number: one for one in there.visitors}
    for number in told:
        visitor = visitors[number]
        if visitor.invited_at is None:
            Visitor.objects.filter(pk=visitor.pk).update(invited_at=at)
            publish(InvitationReady(visitor.pk, there.day.pk, there.day.region_id))
        else:
            Visitor.objects.filter(pk=visitor.pk).update(moved_at=at)
            publish(VisitorMoved(visitor.pk, there.day.pk, there.day.region_id))
