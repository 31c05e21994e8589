"""A meeting in the database for tests: an institution organises it, guests are invited and sign up."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator, Eraser, Member, Usher
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import Card, Event, Guest, Stand, State
from nahtlos.network.models import Institution, Kind, Region
from tests import makers

NOW = timezone.now()


@dataclass(frozen=True)
class Stage:
    """A region with a meeting: the city organises it, a Jobcenter is invited."""

    region: Region
    city: Institution
    runs: Actor
    coordinator: Actor
    jobcenter: Institution
    at_jobcenter: Actor
    event: Event

    def actor(self, side: str) -> Actor:
        """Somebody of each side; a guest holds a link, which `themself` says."""
        return {
            "organiser": self.runs, "coordinator": self.coordinator, "elsewhere": self.at_jobcenter,
            "program": usher(self), "nobody": Actor(), "guest": Actor(),
        }[side]  # fmt: skip


def usher(stage: Stage) -> Actor:
    """The program, keeping the meeting."""
    return Actor(role=Usher, region=stage.region.pk)


def eraser(stage: Stage) -> Actor:
    """The program, erasing in time."""
    return Actor(role=Eraser, region=stage.region.pk)


def make_stage(*, seats: int = 20, state: State = State.OPEN, days: float = 7) -> Stage:
    """Everything above; the meeting is in a week, from now for two hours."""
    region = makers.make_region()
    city, jobcenter = (makers.make_institution(region, k) for k in (Kind.CITY, Kind.JOBCENTER))
    runs = makers.make_member(city, Member)
    begins = NOW + timedelta(days=days)
    with acting(runs):
        event = actions.make_event(
            by=runs, at=NOW, title="Netzwerktreffen", place="Bürgersaal", seats=seats,
            begins_at=begins, ends_at=begins + timedelta(hours=2),
        )  # fmt: skip
    stage = Stage(region, city, runs, makers.make_member(city, Coordinator), jobcenter,
                  makers.make_member(jobcenter), event)  # fmt: skip
    return in_state(stage, state)


PATHS = {
    State.OPEN: (State.OPEN,), State.CLOSED: (State.OPEN, State.CLOSED), State.DRAFT: (),
    State.OVER: (State.OPEN, State.OVER), State.CANCELLED: (State.CANCELLED,),
}  # fmt: skip


def in_state(stage: Stage, state: State) -> Stage:
    """The same with the meeting turned as far as that."""
    event = stage.event
    for to in PATHS[state]:
        with acting(stage.runs):
            event = actions.turn(event=event, to=to, by=stage.runs, at=NOW)
    return Stage(**{**vars(stage), "event": event})


def wish(name: str = "Iryna Beispiel", **more: Any) -> actions.Wish:
    """What somebody says who signs up."""
    told = {"affiliation": "Handwerk Muster", "email": "iryna@muster.example", "languages": ["uk"]}
    return actions.Wish(name=name, **{**told, **more})


def sign_up(stage: Stage, name: str = "Iryna Beispiel", **more: Any) -> Guest:
    """Somebody signs up without an account."""
    return actions.sign_up(event=stage.event, wish=wish(name, **more), at=NOW)


def invite(stage: Stage, *mails: str) -> list[Guest]:
    """These addresses are invited."""
    with acting(stage.runs):
        actions.invite(
            event=stage.event, whom=[actions.Invited(email=one) for one in mails], by=stage.runs,
            at=NOW,
        )  # fmt: skip
    with acting(usher(stage)):
        found = Card.objects.filter(event=stage.event, email__in=mails)
        return [one.guest for one in found.select_related("guest__event").order_by("number")]


def in_stand(stage: Stage, stand: Stand) -> Guest:
    """A guest who stands there, made the way that leads there."""
    if stand in {Stand.INVITED, Stand.DECLINED}:
        guest = invite(stage, "office@muster.example")[0]
        return actions.decline(guest=guest, by=Actor()) if stand == Stand.DECLINED else guest
    if stand == Stand.WAITING:
        while sign_up(stage, email="").stand != Stand.WAITING:
            pass
        return stand_of(stage)[-1]
    guest = sign_up(stage)
    if stand == Stand.CANCELLED:
        actions.call_off(guest=guest, by=Actor(), themself=True)
    if stand == Stand.HERE:
        with acting(stage.runs):
            return actions.arrive(guest=guest, by=stage.runs, at=NOW)
    return fresh(stage, guest)


def fresh(stage: Stage, guest: Guest) -> Guest:
    """As it stands now."""
    with acting(usher(stage)):
        return Guest.objects.select_related("event", "group").get(pk=guest.pk)


def stand_of(stage: Stage) -> list[Guest]:
    """Every guest, in order of their numbers."""
    with acting(usher(stage)):
        return list(Guest.objects.select_related("event", "group").filter(event=stage.event))


def as_link(guest: Guest) -> Actor:
    """Whoever holds the link of a guest."""
    return Actor(link=queries.digest_of(queries.token_of(guest.pk)))


def make_group(stage: Stage, title: str = "Sprache", seats: int = 5) -> Any:
    """A working group."""
    with acting(stage.runs):
        return actions.add_group(event=stage.event, by=stage.runs, title=title, seats=seats)
