"""Two meetings: one that was, with eighty guests and results, and one for which guests sign up."""

from datetime import datetime, time, timedelta
from itertools import cycle
from typing import Any

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import Event, Group, Guest, State
from nahtlos.site.demo.world import BERLIN, World, acting_as, read

WAS, COMES = -35, 16
GUESTS, AWAY, SEATS, COMING = 86, 6, 90, 41
SPOKEN = (["de"], ["de", "tr"], ["de", "en"], ["de", "uk", "ru"], ["de", "ar"])
INTERESTS = (["language"], ["work", "recognition"], ["work"], ["social", "language"])
INVITED = 12
FIRST_SAYS = 10


def build(world: World) -> None:
    """Both; the coordination organises them."""
    plan = read("events.yaml")
    place = next(m for m in world.memberships if m.role == "coordinator")
    by = acting_as(place)
    guests = cycle(_names(plan, [one.name for one in world.institutions.values()]))
    was = _event(world, plan["was"], by, WAS, hour=9)
    came = [_sign_up(was, next(guests), n) for n in range(GUESTS)]
    _ran(world, was, came, by, plan=plan["was"])
    comes = _event(world, plan["comes"], by, COMES, hour=14)
    _invite(world, comes, by)
    for n in range(COMING):
        _sign_up(comes, next(guests), n)


def _names(plan: dict[str, Any], houses: list[str]) -> list[tuple[str, str]]:
    """Invented names, each with a house of the directory or a company."""
    every = [*houses, *plan["houses"]][:40]
    pairs = [(f, last) for shift in range(5) for f, last in _shifted(plan, shift)]
    return [(f"{f} {last}", every[n % len(every)]) for n, (f, last) in enumerate(pairs)]


def _shifted(plan: dict[str, Any], by: int) -> list[tuple[str, str]]:
    last = plan["last"]
    return list(zip(plan["first"], last[by:] + last[:by], strict=True))


def _event(world: World, told: dict[str, Any], by: Actor, days: int, *, hour: int) -> Event:
    at = world.at(min(days, 0) - 40)
    begins = world.at(days, hour)
    with acting(by):
        event = actions.make_event(
            by=by, at=at, title=told["title"], says=told["says"], place="Bürgersaal Lindenau",
            street="Marktplatz 1", seats=SEATS if days < 0 else 36, public=True,
            begins_at=begins, ends_at=begins + timedelta(hours=4),
        )  # fmt: skip
        for kind, start, ends, title, who, room in told["programme"]:
            actions.add_item(
                event=event, by=by, kind=kind, begins=_clock(start), ends=_clock(ends), title=title,
                who=who, room=room,
            )  # fmt: skip
        for title, leader, room, seats, *_result in told["groups"]:
            actions.add_group(
                event=event, by=by, title=title, leader=leader, room=room, seats=seats
            )
        return actions.turn(event=event, to=State.OPEN, by=by, at=at + timedelta(days=2))


def _clock(told: str) -> time:
    hour, minute = told.split(":")
    return time(int(hour), int(minute))


def _sign_up(event: Event, who: tuple[str, str], number: int) -> Guest:
    groups = [one for one in Group.objects.filter(event=event) if one.free > 0]
    name, house = who
    wish = actions.Wish(
        name=name, affiliation=house, email=f"gast{number}@demo.example" if number % 5 == 0 else "",
        languages=SPOKEN[number % len(SPOKEN)], interests=INTERESTS[number % len(INTERESTS)],
        group=groups[number % len(groups)].pk if groups else None, for_all=number % 9 == 0,
        wants_results=number % 3 > 0,
    )  # fmt: skip
    at = event.made_at + timedelta(days=4, minutes=37 * number)
    return actions.sign_up(event=event, wish=wish, at=min(at, event.begins_at))


def _invite(world: World, event: Event, by: Actor) -> None:
    there = list(world.institutions.values())[:INVITED]
    whom = [
        actions.Invited(email=one.email, affiliation=one.name, institution=one.pk) for one in there
    ]
    with acting(by):
        actions.invite(event=event, whom=whom, by=by, at=event.made_at + timedelta(days=3))


def _ran(
    world: World, event: Event, guests: list[Guest], by: Actor, *, plan: dict[str, Any]
) -> None:
    """Most came, some gave each other cards, some said something; then the results went out."""
    for n, guest in enumerate(guests[AWAY:]):
        with acting(by):
            here = event.begins_at + timedelta(minutes=n // 3 - 25)
            actions.arrive(guest=guest, by=by, at=here)
    for giver, taker in zip(guests[10:24], guests[30:44], strict=True):
        actions.give_card(guest=giver, number=taker.number, by=NOBODY, at=event.begins_at)
    for guest, (kind, text) in zip(guests[FIRST_SAYS:], plan["said"], strict=False):
        actions.say(guest=guest, texts={kind: text}, by=NOBODY, at=event.ends_at)
    ends = datetime.combine(event.ends_at.astimezone(BERLIN).date(), time(17), BERLIN)
    actions.end_events(by=Actor(role=Usher, region=world.region.pk), at=ends)
    with acting(by):
        over = queries.event_for(event.pk)
        keys = {one.title: one.pk for one in Group.objects.filter(event=event)}
        actions.write_result(event=over, group=None, text=plan["result"], by=by, at=ends)
        for title, _leader, _room, _seats, text in plan["groups"]:
            actions.write_result(event=over, group=keys[title], text=text, by=by, at=ends)
        actions.send_results(event=over, by=by, at=ends + timedelta(days=1))
