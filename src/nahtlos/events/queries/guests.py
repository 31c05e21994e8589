"""Guests, as the organiser sees them, and what a guest sees of others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from nahtlos.events.models import (
    SEATED,
    Card,
    Event,
    Guest,
    Said,
    Share,
    Stand,
    State,
)
from nahtlos.events.queries.links import token_of


@dataclass(frozen=True)
class Line:
    """A guest with the card that belongs to it, if it is still there."""

    guest: Guest
    card: Card

    @property
    def name(self) -> str:
        """How the guest is called."""
        return self.card.name

    @property
    def token(self) -> str:
        """What the guest's link carries."""
        return token_of(self.guest.pk)


@dataclass(frozen=True)
class Counted:
    """How many stand where, and from how many institutions and companies they come."""

    invited: int
    coming: int
    waiting: int
    here: int
    places: int
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Known:
    """A card that somebody gave, or that is there for all."""

    guest: UUID
    number: int
    name: str
    affiliation: str
    email: str
    telephone: str


@dataclass(frozen=True)
class Given:
    """To whom the own card was given: the number alone."""

    taker: UUID
    number: int


def guest_for(key: UUID) -> Guest | None:
    """One guest that the actor may see."""
    return Guest.objects.select_related("event__institution", "group").filter(pk=key).first()


def card_of(guest: UUID) -> Card:
    """The card; an empty one where it has gone."""
    return Card.objects.filter(guest=guest).first() or Card()


def lines(event: UUID) -> list[Line]:
    """Every guest, by name, whoever signed up first."""
    cards = {one.guest_id: one for one in Card.objects.filter(event=event)}
    rows = Guest.objects.filter(event=event).select_related("event", "group", "institution")
    found = [Line(one, cards.get(one.pk, Card())) for one in rows]
    return sorted(found, key=lambda one: (not one.name, one.name.lower(), one.guest.number))


def counted(found: Sequence[Line]) -> Counted:
    """What is written over the list."""
    rows = [one.guest for one in found]
    stands = Counter(one.stand for one in rows)
    joined = [one for one in rows if one.stand in SEATED]
    spoken = Counter(code for one in joined for code in one.languages)
    places = places_of(one.card.affiliation for one in found if one.guest.stand in SEATED)
    return Counted(
        stands[Stand.INVITED],
        stands[Stand.COMING],
        stands[Stand.WAITING],
        stands[Stand.HERE],
        places,
        tuple(spoken.most_common()),
    )


def places_of(named: Iterable[str]) -> int:
    """How many institutions and companies these are; who wrote none counts for none."""
    return len({one.strip().lower() for one in named} - {""})


def by_number(event: UUID, number: int) -> Guest | None:
    """The guest who wears this number."""
    rows = Guest.objects.select_related("event", "group")
    return rows.filter(event=event, number=number).first()


def known_to(guest: Guest) -> list[Known]:
    """Cards that this guest sees: given, or there for all. Ask it as whoever holds the link."""
    cards = Card.objects.filter(event=guest.event_id).exclude(guest=guest).exclude(name="")
    rows = cards.values_list("guest", "number", "name", "affiliation", "email", "telephone")
    return sorted((Known(*row) for row in rows), key=lambda one: one.name.lower())


def given_by(guest: Guest) -> list[Given]:
    """To whom this guest gave the card, as far as it was not taken back."""
    rows = Share.objects.filter(giver=guest, revoked_at=None).order_by("given_at")
    return [Given(*row) for row in rows.values_list("taker", "number")]


def said_by(guest: Guest) -> dict[str, str]:
    """What this guest has said."""
    return dict(Said.objects.filter(guest=guest).order_by().values_list("kind", "text"))


def said_in(event: UUID) -> list[Said]:
    """Everything that guests said, for the organiser; without who it was."""
    return list(Said.objects.filter(event=event).select_related("group").defer("guest"))


def turn_of(guest: Guest) -> int:
    """How many wait before this guest, and this one; asked by the program."""
    waits = Guest.objects.filter(event=guest.event_id, stand=Stand.WAITING)
    return waits.filter(turn__lte=guest.turn or 0).count()


def to_remind(region: UUID, at: datetime) -> list[Guest]:
    """Whoever comes within two days and was not reminded; asked by the program."""
    near = Event.objects.shown().filter(
        region=region, begins_at__gt=at, begins_at__lte=at + timedelta(hours=48)
    )
    return list(Guest.objects.filter(event__in=near, stand=Stand.COMING, reminded_at=None))


def over_since(region: UUID, before: datetime) -> list[Event]:
    """Meetings of which names are still kept though their time is over."""
    rows = Event.objects.filter(region=region, cleared_at=None, ends_at__lt=before)
    return list(rows.filter(state__in=[State.OVER, State.CANCELLED]))
