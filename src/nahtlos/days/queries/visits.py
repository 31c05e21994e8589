"""Visitors and their timetables; names only where the wall shows them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, F, Func, OuterRef

from nahtlos.days.models import (
    LIVE,
    Coming,
    Day,
    Desk,
    Guest,
    Helper,
    Meeting,
    Outcome,
    Phase,
    Place,
    Running,
    Shown,
    State,
    Visitor,
    Want,
)
from nahtlos.days.queries.links import token_of
from nahtlos.network.models import Topic


@dataclass(frozen=True)
class Whose:
    """What may be said of a visitor here: a name, or nothing but the number."""

    name: str = ""
    person: UUID | None = None
    holder: UUID | None = None


def names_of(day: UUID, visitors: Iterable[UUID] | None = None) -> dict[UUID, Whose]:
    """Names by visitor, as far as the wall shows them to whoever asks."""
    which = {} if visitors is None else {"visitor__in": list(visitors)}
    guests = Guest.objects.filter(day=day, **which).values_list("visitor", "first_name")
    found = {key: Whose(name) for key, name in guests}
    for one in Coming.objects.filter(day=day, **which).select_related("person"):
        found[one.visitor_id] = Whose(str(one.person), one.person_id, one.institution_id)
    return found


@dataclass(frozen=True)
class InDay:
    """A visitor in the list of a day, and wants with their place."""

    visitor: Visitor
    whose: Whose
    wants: tuple[Want, ...]

    @property
    def token(self) -> str:
        """What the link of the invitation carries, for whoever hands it over on paper."""
        return token_of(self.visitor.pk)


def visitors_of(day: UUID) -> tuple[InDay, ...]:
    """All visitors of a day in order of their numbers."""
    names, wants = names_of(day), _wants(day)
    return tuple(
        InDay(one, names.get(one.pk, Whose()), wants.get(one.pk, ()))
        for one in Visitor.objects.filter(day=day).select_related("day", "institution")
    )


def _wants(day: UUID) -> dict[UUID, tuple[Want, ...]]:
    found: dict[UUID, tuple[Want, ...]] = {}
    for want in Want.objects.filter(day=day).exclude(place=Place.DROPPED):
        found[want.visitor_id] = (*found.get(want.visitor_id, ()), want)
    return found


def guest_of(visitor: UUID) -> Guest | None:
    """By what somebody without a file is reached, as far as the wall shows it."""
    return Guest.objects.filter(visitor=visitor).first()


def coming_of(visitor: UUID) -> Coming | None:
    """Who it is, for whoever holds the file."""
    return Coming.objects.select_related("person").filter(visitor=visitor).first()


def untold(day: UUID, numbers: Iterable[int] | None = None) -> tuple[int, ...]:
    """The numbers of those, among these or all, who could not be told the last news by message."""
    rows = Visitor.objects.filter(day=day, untold=True)
    if numbers is not None:
        rows = rows.filter(number__in=list(numbers))
    return tuple(rows.values_list("number", flat=True))


def first_minute(visitor: UUID) -> int | None:
    """When the first talk that is still to come begins."""
    rows = Meeting.objects.filter(visitor=visitor, state=Running.PLANNED).order_by("during")
    first = rows.first()
    return first.start if first is not None else None


def meetings_of(day: UUID) -> tuple[Meeting, ...]:
    """All meetings of a day, as far as they can be seen, in order of time."""
    rows = Meeting.objects.filter(day=day)
    return tuple(rows.select_related("desk__room", "desk__institution", "interpreter", "day"))


def meeting_for(meeting: UUID) -> Meeting | None:
    """The meeting behind a key."""
    rows = Meeting.objects.select_related("desk__room", "desk__institution", "interpreter", "day")
    return rows.filter(pk=meeting).first()


def visitor_for(visitor: UUID) -> Visitor | None:
    """The visitor behind a key."""
    rows = Visitor.objects.select_related("day__institution", "institution")
    return rows.filter(pk=visitor).first()


@dataclass(frozen=True)
class Talk:
    """One meeting as its visitor reads it. `interpreted`: somebody carries words between the two."""

    meeting: Meeting
    topic: str
    starts: datetime
    ends: datetime
    desk: Desk
    interpreted: bool
    state: str


@dataclass(frozen=True)
class Gone:
    """A talk that was planned and is no more: `key` is the topic, `topic` what it is called."""

    key: str
    topic: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Visit:
    """Everything that a visitor is told: the day, the times, what waits and what came of it."""

    visitor: Visitor
    day: Day
    first_name: str
    talks: tuple[Talk, ...]
    gone: tuple[Gone, ...]
    unmet: tuple[Want, ...]
    waiting: tuple[Want, ...]
    outcomes: tuple[Outcome, ...]
    shown: tuple[UUID, ...]


def visit_of(visitor: Visitor) -> Visit:
    """The timetable of a visitor; ask it as the visitor, as whoever holds the file or runs the day."""
    day = visitor.day
    rows = Meeting.objects.filter(visitor=visitor, state__in=LIVE).order_by("during")
    every = rows.select_related("desk__room", "desk__institution")
    meetings = tuple(one for one in every if _takes_place(day, one))
    met = {one.topic for one in meetings}
    wants = tuple(Want.objects.filter(visitor=visitor).exclude(place=Place.DROPPED))
    guest = Guest.objects.filter(visitor=visitor).first()
    return Visit(
        visitor,
        day,
        guest.first_name if guest else "",
        tuple(_talk(day, one) for one in meetings),
        _gone(visitor, [one for one in every if one not in meetings], met),
        tuple(w for w in wants if w.place == Place.HELD and w.topic not in met),
        tuple(w for w in wants if w.place == Place.WAITING),
        tuple(Outcome.objects.filter(visitor=visitor).select_related("meeting")),
        tuple(
            Shown.objects.filter(visitor=visitor, revoked_at=None).values_list(
                "institution", flat=True
            )
        ),
    )


def _takes_place(day: Day, one: Meeting) -> bool:
    return day.phase != Phase.CANCELLED or one.state != Running.PLANNED


def _gone(visitor: Visitor, cancelled: Iterable[Meeting], met: Collection[str]) -> tuple[Gone, ...]:
    """Talks that were taken away one by one, and those of a day that does not take place."""
    every = visitor.gone | {one.topic: [one.start, one.end] for one in cancelled}
    labels, moment = dict(Topic.choices), visitor.day.moment
    return tuple(
        Gone(topic, str(labels[topic]), moment(start), moment(end))
        for topic, (start, end) in sorted(every.items(), key=lambda pair: pair[1])
        if topic not in met
    )


def _talk(day: Day, one: Meeting) -> Talk:
    return Talk(
        one,
        str(one.get_topic_display()),
        day.moment(one.start),
        day.moment(one.end),
        one.desk,
        one.interpreter_id is not None,
        one.state,
    )


def visits_of(person: UUID) -> tuple[Visit, ...]:
    """The consultation days of a person, the last one first, as far as the wall shows them."""
    rows = Coming.objects.filter(person=person).select_related("visitor__day__institution")
    return tuple(visit_of(one.visitor) for one in rows.order_by("-day__on")[:10])


@dataclass(frozen=True)
class AtDesk:
    """A desk's own screen: who is there, who comes next, who has been."""

    desk: Desk
    now: "Row | None"
    next: tuple["Row", ...]
    past: tuple["Row", ...]


@dataclass(frozen=True)
class Row:
    """A meeting at a desk, with the name if the visitor agreed to that; `wanted` topics they have already."""

    meeting: Meeting
    whose: Whose
    interpreter: str
    outcome: Outcome | None
    wanted: frozenset[str]


def at_desk(desk: Desk) -> AtDesk:
    """Who now, who next, what they agreed to show; the wall leaves names out that are not shown."""
    rows = Meeting.objects.filter(desk=desk).select_related("interpreter", "day", "desk")
    topics = Func(F("visitor"), function="days_wanted", output_field=ArrayField(CharField()))
    meetings = tuple(rows.annotate(wanted=topics).order_by("during"))
    names = names_of(desk.day_id, [one.visitor_id for one in meetings])
    outcomes = {one.meeting_id: one for one in Outcome.objects.filter(meeting__in=meetings)}
    told = [
        Row(
            one,
            names.get(one.visitor_id, Whose()),
            _helper(one.interpreter),
            outcomes.get(one.pk),
            frozenset(one.wanted),
        )
        for one in meetings
    ]
    now = next((one for one in told if one.meeting.state == Running.BEGUN), None)
    return AtDesk(
        desk,
        now,
        tuple(one for one in told if one.meeting.state == Running.PLANNED),
        tuple(one for one in told if one.meeting.state in {Running.DONE, Running.ABSENT}),
    )


def _helper(helper: Helper | None) -> str:
    return str(helper) if helper is not None else ""


def unmet_of(day: UUID) -> tuple[Want, ...]:
    """Wants that have a place and no time, with the reason."""
    met = Meeting.objects.filter(day=day, visitor=OuterRef("visitor"), topic=OuterRef("topic"))
    rows = Want.objects.filter(~Exists(met), day=day, place=Place.HELD)
    gone = [State.CANCELLED, State.LEFT]
    return tuple(rows.exclude(visitor__state__in=gone).select_related("visitor"))
