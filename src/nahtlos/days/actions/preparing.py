"""Make a day, also after an earlier one or as one of a series; its rooms, topics, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.days import access
from nahtlos.days.actions.hall import hall, move_on
from nahtlos.days.models import AWAY, Answered, Day, Desk, Helper, Phase, Room, Subject, Visitor
from nahtlos.days.news import HelperAsked, VisitorCalledOff, VisitorMoved
from nahtlos.days.queries.links import digest_of, token_of_helper
from nahtlos.law.engine.workdays import next_workday
from nahtlos.network.actions.once import only_once
from nahtlos.network.queries import Institution
from nahtlos.outbox.engine import is_holiday

WHERE = ("on", "place", "street")
RHYTHM = 2
"""Weeks until a day is made once more, where nothing else is said."""
COPIED = ("title", "says", "target_group", "place", "street", "bring", "opens", "closes", "grid",
          "walk", "languages", "weeks", "keep_days", "words")  # fmt: skip


@dataclass(frozen=True)
class Topical:
    """A topic with the minutes of one talk and the places there are."""

    topic: str
    minutes: int
    places: int


@transaction.atomic
def make_day(*, institution: Institution, by: Actor, at: datetime, **fields: Any) -> Day:
    """A new day that this institution runs; `fields` as in the model."""
    demand(access.may_make(by))
    demand(unless(by.region == institution.region_id, _("This is another region.")))
    return Day.objects.create(
        institution=institution,
        region_id=institution.region_id,
        made_at=at,
        made_by_id=sure(by.account),
        **fields,
    )


@transaction.atomic
def change_day(*, day: Day, by: Actor, at: datetime, **fields: Any) -> Day:
    """Say something else about a day; who has an invitation is told if they would come to the wrong place."""
    demand(access.may_run(by, day))
    with hall(day.pk, by) as locked:
        told = any(
            getattr(locked, name) != fields.get(name, getattr(locked, name)) for name in WHERE
        )
        for name, value in fields.items():
            setattr(day, name, value)
        day.save(update_fields=[*fields])
        if told:
            _tell_all(locked, at)
    return day


def _tell_all(day: Day, at: datetime) -> None:
    invited = Visitor.objects.filter(day=day, invited_at__isnull=False).exclude(state__in=AWAY)
    invited.update(moved_at=at)
    for visitor in invited:
        publish(VisitorMoved(visitor.pk, day.pk, day.region_id))


@transaction.atomic
def repeat_day(*, day: Day, on: date, by: Actor, at: datetime, next_one: bool = False) -> Day:
    """The same on another date: rooms, topics, desks and helpers, who are asked anew.

    `next_one`: it follows in the series; each day is followed by one.
    """
    demand(access.may_make(by))
    demand(unless(by.region == day.region_id, _("This day belongs to another region.")))
    fields = {name: getattr(day, name) for name in COPIED}
    with only_once(_("The next day of this series is made already.")):
        new = Day.objects.create(
            institution_id=day.institution_id,
            region_id=day.region_id,
            on=on,
            before=day if next_one else None,
            made_at=at,
            made_by_id=sure(by.account),
            **fields,
        )
    _copy(day, new)
    return new


def next_date(day: Day, today: date) -> date | None:
    """When the next one of the series would be: in its rhythm, not past, and on no public holiday."""
    return _in_rhythm(day, day.weeks, today) if day.weeks else None


def likely_date(day: Day, today: date) -> date:
    """When the same could be again: the next one of the series, else the same weekday in two weeks."""
    return next_date(day, today) or _in_rhythm(day, RHYTHM, today)


def _in_rhythm(day: Day, weeks: int, today: date) -> date:
    """The first one to come, always the same weekday; instead of a holiday there the next working day."""
    on = day.on + timedelta(weeks=weeks)
    while on <= today:
        on += timedelta(weeks=weeks)
    while is_holiday(on, day.land):
        on = next_workday(on + timedelta(days=1))
    return on


def _copy(day: Day, new: Day) -> None:
    common = {"day": new, "region_id": new.region_id}
    rooms = {room.pk: _like(room, "name storey left top width height", common)
             for room in day.rooms.all()}  # fmt: skip
    Room.objects.bulk_create(rooms.values())
    Subject.objects.bulk_create(
        [_like(one, "topic minutes places", common) for one in day.subjects.all()]
    )
    for desk in day.desks.exclude(state=Answered.DECLINED):
        row = _like(desk, "institution_id number topics languages hours staff_name", common)
        row.room = rooms.get(desk.room_id) if desk.room_id else None
        row.save()
    for helper in Helper.objects.filter(day=day).exclude(state=Answered.DECLINED).exclude(name=""):
        row = _like(
            helper, "institution_id number name helps languages hours by_video email", common
        )
        lay_link(row)
        row.save()


def _like(row: Any, names: str, more: dict[str, Any]) -> Any:
    return type(row)(**{name: getattr(row, name) for name in names.split()} | more)


@transaction.atomic
def set_rooms(*, day: Day, rooms: Iterable[dict[str, Any]], by: Actor) -> None:
    """The rooms of the house and where they stand on the plan; rooms with a desk keep their row."""
    demand(access.may_run(by, day))
    kept = []
    for one in rooms:
        row, _new = Room.objects.update_or_create(
            day=day, name=one["name"], defaults=one | {"region_id": day.region_id}
        )
        kept.append(row.pk)
    Room.objects.filter(day=day).exclude(pk__in=kept).delete()


@transaction.atomic
def set_topics(*, day: Day, topics: Iterable[Topical], by: Actor) -> None:
    """What can be talked about, how long, and by how many. No place that somebody has is taken away."""
    demand(access.may_run(by, day))
    with hall(day.pk, by) as locked:
        wanted = {one.topic: one for one in topics}
        for subject in Subject.objects.filter(day=locked):
            one = wanted.pop(subject.topic, None)
            places = one.places if one else 0
            demand(
                unless(
                    places >= subject.held,
                    _("%(topic)s: %(held)d visitors have a place already.")
                    % {"topic": subject.get_topic_display(), "held": subject.held},
                )
            )
            if one is None and not subject.waiting:
                subject.delete()
                continue
            subject.places, subject.minutes = places, one.minutes if one else subject.minutes
            subject.save(update_fields=["places", "minutes"])
            move_on(locked, subject.topic)
        Subject.objects.bulk_create(
            Subject(day=locked, region_id=locked.region_id, topic=one.topic,
                    minutes=one.minutes, places=one.places)
            for one in wanted.values()
        )  # fmt: skip


@transaction.atomic
def turn(*, day: Day, to: Phase, by: Actor, at: datetime) -> Day:
    """Open it for visitors, close it again, call it off, say that it is over."""
    demand(access.may_turn(by, day, to))
    with hall(day.pk, by) as locked:
        demand(access.may_turn(by, locked, to))
        locked.phase = to
        locked.save(update_fields=["phase"])
        if to is Phase.CANCELLED:
            told = Visitor.objects.filter(day=locked).exclude(state__in=AWAY)
            told.update(moved_at=at)
            for visitor in told:
                publish(VisitorCalledOff(visitor.pk, locked.pk, locked.region_id))
    return locked


def lay_link(helper: Helper) -> None:
    """Let whoever is asked and has an e-mail answer by a link; without an e-mail no link opens."""
    helper.link_digest = digest_of(token_of_helper(helper.pk)) if helper.email else ""
    if helper.email and helper.state == Answered.ASKED:
        publish(HelperAsked(helper.pk, helper.region_id))


def next_number(day: Day, of: type[Desk] | type[Helper]) -> int:
    """The next free number of a desk or helper of this day; call it with the day locked."""
    last = of._default_manager.filter(day=day).order_by("-number").values_list("number", flat=True)
    return (last.first() or 0) + 1
