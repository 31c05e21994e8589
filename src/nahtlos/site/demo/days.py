"""Four consultation days in the town hall: one that was, one that runs, one that is planned, one that is open."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions, engine, queries
from nahtlos.days.engine.preferences import figures
from nahtlos.days.engine.search.table import Table
from nahtlos.days.engine.why import reasons as reasons_why
from nahtlos.days.models import Answered, Day, Desk, Meeting, Phase, Room, Running, Visitor
from nahtlos.days.translate.moving import free_at
from nahtlos.days.translate.rows import Hall, document, problem
from nahtlos.days.translate.working import Worked, reasons
from nahtlos.law.engine.workdays import next_workday
from nahtlos.people import actions as people
from nahtlos.people.models import Person, Purpose
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as, read

RUNS = "Servicestelle"
WAS, COMES, LATER = -21, 6, 27
OPENS, LASTS, SINCE, LATEST = 9 * 60, 5 * 60, 80, 18 * 60 + 45
"""Minutes: when a day opens, how long it lasts, how long ago today's opened, and when it opens at the latest."""
TABLES = ("day", "room", "subject", "desk", "helper", "visitor", "pass", "guest", "shown", "coming",
          "want", "meeting", "outcome", "draft")  # fmt: skip
UNDERSTOOD = frozenset({"uk", "ru", "ar", "fa", "en", "de", "tr"})
LONG = {"work": 25, "language": 15, "recognition": 30, "social": 20}


def build(world: World, files: list[File]) -> None:
    """All three, with persons of the tour and others who signed up."""
    plan = read("days.yaml")
    runs = acting_as(world.advisers(RUNS)[0])
    others = [one for one in files[1:] if one.person.preferred_language in UNDERSTOOD]
    was = _day(world, plan, runs, WAS)
    _come(world, was, plan["was"], others[:5])
    _taken(was, runs, world)
    _ran(world, was, runs, plan["came_of_it"])
    _now(world, plan, runs)
    comes = _day(world, plan, runs, COMES)
    _come(world, comes, plan["comes"], [files[0], *others[5:10]])
    _taken(comes, runs, world)
    _day(world, plan, runs, LATER)


def _now(world: World, plan: dict[str, Any], runs: Actor) -> None:
    """Today's, in the middle of it, whatever the hour: some talks are over, some go on, somebody is missing.

    Nobody with a file comes: what the clock says would stand in files that are the same every time.
    """
    minute = timezone.localtime(now()).hour * 60 + timezone.localtime(now()).minute
    opens = min(max(minute - SINCE, 0), LATEST) // 15 * 15
    day = _day(world, plan, runs, 0, opens=opens)
    _come(world, day, plan["now"], [])
    _taken(day, runs, world)
    _began(day, runs, minute)


def _began(day: Day, runs: Actor, minute: int) -> None:
    """Whoever is first of the next ones has not come; all others are on time."""
    with acting(runs):
        rows = Meeting.objects.filter(day=day).select_related("visitor__day", "day")
        due = [one for one in rows.order_by("during") if one.start <= minute]
        for talk in [one for one in due if one.visitor_id != due[-1].visitor_id]:
            actions.arrive(visitor=talk.visitor, by=runs, at=day.moment(day.opens))
            begun = actions.move(meeting=talk, to=Running.BEGUN, by=runs, at=day.moment(talk.start))
            if talk.end <= minute:
                actions.move(meeting=begun, to=Running.DONE, by=runs, at=day.moment(talk.end))


def _day(world: World, plan: dict[str, Any], runs: Actor, days: int, *, opens: int = OPENS) -> Day:
    """A day with rooms, topics, desks and helpers that have all said yes; today's may be any day of the week."""
    at, on = world.at(min(days, 0) - 14), world.day + timedelta(days)
    with acting(runs):
        day = actions.make_day(
            institution=world.institutions[RUNS], by=runs, at=at, on=next_workday(on) if days else on,
            place="Rathaus Lindenau", street="Marktplatz 1", languages=["de", "uk", "ar", "fa"],
            opens=opens, closes=opens + LASTS, weeks=3, words=plan["words"], **plan["said"],
        )  # fmt: skip
        names = ("name", "storey", "left", "top", "width", "height")
        rooms = [dict(zip(names, room, strict=True)) for room in plan["rooms"]]
        actions.set_rooms(day=day, rooms=rooms, by=runs)
        topics = [actions.Topical(t, LONG[t], n) for t, n in plan["topics"]]
        actions.set_topics(day=day, topics=topics, by=runs)
        _desks(world, day, plan["desks"], runs)
        for name, codes, hours, video in plan["helpers"]:
            actions.ask_helper(
                day=day, institution=world.institutions[RUNS], by=runs, name=name, languages=codes,
                hours=_moved(hours, day), by_video=video, state=Answered.CONFIRMED,
            )  # fmt: skip
        return actions.turn(day=day, to=Phase.OPEN, by=runs, at=at)


def _desks(world: World, day: Day, desks: list[Any], runs: Actor) -> None:
    rooms = {room.name: room for room in Room.objects.filter(day=day)}
    for short, topics, speaks, hours, staff, room in desks:
        asked = actions.ask_desk(
            day=day, institution=world.institutions[short], topics=topics, by=runs,
            at=day.made_at, room=rooms[room],
        )  # fmt: skip
        desk = Desk.objects.select_related("day").get(pk=asked.pk)
        actions.answer_desk(
            desk=desk, to=Answered.CONFIRMED, by=runs, at=day.made_at + timedelta(days=2),
            languages=speaks, hours=_moved(hours, day), staff_name=staff,
        )  # fmt: skip


def _moved(hours: list[list[int]], day: Day) -> list[list[int]]:
    """Hours of a day that opens at nine, for one that opens at another hour."""
    return [[minute - OPENS + day.opens for minute in window] for window in hours]


def _come(world: World, day: Day, guests: list[Any], files: list[File]) -> None:
    at = day.made_at + timedelta(days=4)
    for whole in files:
        _named(world, day, whole)
    for number, (name, code, topics) in enumerate(guests):
        wish = actions.Wish(
            topics=topics, languages=[code], first_name=name, reads=code,
            telephone=f"0171 39200 {number + 10}" if number % 4 else "",
            shown=[world.institutions["Jobcenter"].pk] if number % 2 else [],
        )  # fmt: skip
        actions.sign_up(day=day, wish=wish, at=at + timedelta(minutes=number))


def _named(world: World, day: Day, whole: File) -> None:
    by, at = acting_as(whole.adviser), day.made_at + timedelta(days=3)
    until = day.moment(0) + timedelta(days=15)
    with acting(by):
        person = Person.objects.select_related("institution").get(pk=whole.person.pk)
        to = [world.institutions[one] for one in ("Jobcenter", "Volkshochschule")]
        asked = [
            people.Asked(one, Purpose.DAY, ("plan", "profile"), until)
            for one in to if one.pk != person.institution_id
        ]  # fmt: skip
        reads = person.preferred_language
        wish = actions.Wish(topics=["work", "language"], languages=[reads], reads=reads)
        actions.name_visitor(person=person, day=day, wish=wish, asked=asked, by=by, at=at)


def _taken(day: Day, runs: Actor, world: World) -> None:
    """A plan made one after the other, quickly, and taken by whoever runs the day."""
    at, usher = day.made_at + timedelta(days=6), Actor(role=Usher, region=world.region.pk)
    with acting(runs):
        draft = actions.ask_plan(day=queries.day_for(day.pk), by=runs, at=at)
    with acting(usher):
        hall = queries.hall_of(queries.day_for(day.pk))
    plan = _one_after_the_other(hall)
    worked = Worked(document(plan), {}, [], reasons(plan))
    actions.keep_draft(draft=draft, made_for=hall.digest(), worked=worked, by=usher)
    with acting(runs):
        kept = queries.draft_for(draft.pk)
        if kept is not None:
            actions.take_plan(draft=kept, by=runs, at=at)


def _one_after_the_other(hall: Hall) -> engine.Plan:
    day = problem(hall)
    held, table = list[engine.Meeting](), Table(day)
    for visitor, want in day.wants():
        found = next(_places(hall, day, visitor.id, want, held=tuple(held)), None)
        if found is not None:
            held.append(found)
            table.put(found)
    meetings = tuple(sorted(held, key=lambda one: (one.start, one.visitor)))
    found_figures = figures(day, meetings)
    unmet = reasons_why(table, meetings)
    return engine.Plan("feasible", meetings, unmet, found_figures, engine.Proven(0, 0))


def _places(
    hall: Hall, day: engine.Day, visitor: str, want: engine.Want, *,
    held: tuple[engine.Meeting, ...],
) -> Iterator[engine.Meeting]:  # fmt: skip
    for start in range(hall.day.opens, hall.day.closes, hall.day.grid):
        mine = engine.Meeting(visitor, want.topic, "", None, start, start + want.minutes)
        for one in free_at(day, mine, held, start):
            helper = f"i{one.interpreter}" if one.interpreter else None
            yield engine.Meeting(visitor, want.topic, f"d{one.desk}", helper, start, one.end)


def _ran(world: World, day: Day, runs: Actor, came_of_it: list[str]) -> None:
    """Everybody came but one; most talks have a result."""
    with acting(runs):
        rows = list(
            Meeting.objects.filter(day=day).select_related("desk", "day").order_by("during")
        )
        for visitor in Visitor.objects.filter(day=day).select_related("day")[1:]:
            actions.arrive(visitor=visitor, by=runs, at=day.moment(day.opens))
    for number, meeting in enumerate(rows):
        _met(world, day, meeting, runs=runs, says=came_of_it[number % len(came_of_it)])
    usher = Actor(role=Usher, region=world.region.pk)
    actions.end_days(by=usher, on=world.day)


def _met(world: World, day: Day, meeting: Meeting, *, runs: Actor, says: str) -> None:
    if meeting.number == 1:
        with acting(runs):
            actions.move(meeting=meeting, to=Running.ABSENT, by=runs, at=day.moment(meeting.start))
        return
    with acting(runs):
        begun = actions.move(
            meeting=meeting, to=Running.BEGUN, by=runs, at=day.moment(meeting.start)
        )
        actions.move(meeting=begun, to=Running.DONE, by=runs, at=day.moment(meeting.end))
    staff = [m for m in world.memberships if m.institution_id == meeting.institution_id
             and m.role in {"adviser", "member"}]  # fmt: skip
    if not staff or not says:
        return
    by = acting_as(staff[0])
    with acting(by):
        fresh = Meeting.objects.select_related("desk", "day").get(pk=meeting.pk)
        actions.tell_outcome(
            meeting=fresh, what=says, by_visitor=True, until=day.on + timedelta(days=14), by=by,
            at=day.moment(meeting.end),
        )  # fmt: skip
