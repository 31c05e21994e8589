"""Guests: invited, signed up, moved up, here. Whoever comes after the last seat waits, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.events import access
from nahtlos.events.actions.hall import fresh, hall, move_on, tell
from nahtlos.events.models import SEATED, Card, Event, Group, Guest, Pass, Source, Stand, State
from nahtlos.events.queries.guests import turn_of
from nahtlos.events.queries.links import digest_of, token_of


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Whom to invite: an institution of the directory, somebody of its staff, or any address."""

    email: str
    name: str = ""
    affiliation: str = ""
    institution: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody says who signs up. `for_all`: every other guest may see the card."""

    name: str
    affiliation: str = ""
    email: str = ""
    telephone: str = ""
    languages: Sequence[str] = ()
    interests: Sequence[str] = ()
    group: UUID | None = None
    reads: str = "de"
    for_all: bool = False
    wants_results: bool = False
    once: UUID = field(default_factory=uuid7)


@transaction.atomic
def invite(*, event: Event, whom: Iterable[Invited], by: Actor, at: datetime) -> int:
    """Invite by mail; an address that is known for this meeting is left alone. How many are new.

    While the meeting is being prepared nothing goes out: the invitations follow when it opens.
    """
    demand(access.may_change(by, event))
    made = 0
    with hall(event, by) as locked:
        known = {
            mail.lower()
            for mail in Card.objects.filter(event=locked).values_list("email", flat=True)
        }
        for one in whom:
            if one.email.lower() in known:
                continue
            known.add(one.email.lower())
            guest = _guest(locked, Source.INVITED, at, institution=one.institution)
            _card(guest, name=one.name[:80], email=one.email, affiliation=one.affiliation[:120])
            made += 1
            if locked.state != State.DRAFT:
                tell(guest, "invited")
    return made


@transaction.atomic
def sign_up(*, event: Event, wish: Wish, at: datetime, by: Actor = NOBODY) -> Guest:
    """Somebody signs up without an account; the same form sent twice signs up once."""
    demand(access.may_join(event, at))
    with hall(event, by) as locked:
        known = Guest.objects.filter(event=locked, once=wish.once).first()
        if known is not None:
            return known
        demand(access.may_join(locked, at))
        guest = _guest(locked, Source.SIGNED_UP, at, once=wish.once)
        _seat(locked, guest, wish, at)
        _card(guest)
        _say_who(guest, wish)
        tell(guest, "seat")
    return guest


@transaction.atomic
def walk_in(*, event: Event, wish: Wish, by: Actor, at: datetime) -> Guest:
    """Somebody is at the door without having signed up."""
    demand(access.may_change(by, event))
    with hall(event, by) as locked:
        known = Guest.objects.filter(event=locked, once=wish.once).first()
        if known is not None:
            return known
        demand(unless(locked.free > 0 and not locked.waiting, _("All seats are taken.")))
        guest = _guest(locked, Source.AT_THE_DOOR, at, once=wish.once, here=True)
        _card(guest)
        _say_who(guest, wish)
    return guest


def _guest(
    event: Event, source: Source, at: datetime, *, institution: UUID | None = None,
    once: UUID | None = None, here: bool = False,
) -> Guest:  # fmt: skip
    """A number and a link; call it inside `hall`."""
    event.last_number += 1
    event.save(update_fields=["last_number"])
    guest = Guest.objects.create(
        region_id=event.region_id, event=event, number=event.last_number, source=source,
        institution_id=institution, once=once, asked_at=at,
        stand=Stand.HERE if here else Stand.INVITED, turn=event.last_number if here else None,
        joined_at=at if here else None, arrived_at=at if here else None,
    )  # fmt: skip
    common = {"region_id": event.region_id, "event": event, "guest": guest}
    Pass.objects.create(token_digest=digest_of(token_of(guest.pk)), **common)
    return guest


def _card(guest: Guest, **fields: str) -> None:
    Card.objects.create(
        region_id=guest.region_id,
        event_id=guest.event_id,
        guest=guest,
        number=guest.number,
        **fields,
    )


def _seat(event: Event, guest: Guest, wish: Wish, at: datetime) -> None:
    """A seat or a turn, and a group if one was chosen; call it inside `hall`."""
    event.refresh_from_db()
    last = Guest.objects.filter(event=event).exclude(turn=None).order_by("-turn").first()
    guest.turn = ((last.turn or 0) if last else 0) + 1
    guest.stand = Stand.COMING if event.free > 0 and not event.waiting else Stand.WAITING
    guest.joined_at = at
    if wish.group is not None:
        group = Group.objects.filter(pk=wish.group, event=event).first()
        demand(
            unless(group and group.free > 0, _("This group is full. Please choose another one."))
        )
        guest.group = group
    guest.save(update_fields=["turn", "stand", "joined_at", "group"])


def _say_who(guest: Guest, wish: Wish) -> None:
    guest.reads = wish.reads
    guest.languages = list(dict.fromkeys(wish.languages))
    guest.interests = list(dict.fromkeys(wish.interests))
    guest.wants_results = wish.wants_results
    guest.save(update_fields=["reads", "languages", "interests", "wants_results"])
    Card.objects.filter(guest=guest).update(
        name=wish.name,
        affiliation=wish.affiliation,
        email=wish.email,
        telephone=wish.telephone,
        for_all=wish.for_all,
    )


@transaction.atomic
def accept(*, guest: Guest, wish: Wish, by: Actor, at: datetime) -> Guest:
    """By the link of an invitation: yes, and who one is."""
    with hall(guest.event, by) as locked:
        one = fresh(guest)
        seated = locked.free > 0 and not locked.waiting
        demand(
            access.may_move(by, one, Stand.COMING if seated else Stand.WAITING, themself=True)
            or access.may_join(locked, at)
        )
        _seat(locked, one, wish, at)
        _say_who(one, wish)
        tell(one, "seat")
    return one


@transaction.atomic
def decline(*, guest: Guest, by: Actor) -> Guest:
    """By the link of an invitation: no."""
    with hall(guest.event, by):
        one = fresh(guest)
        demand(access.may_move(by, one, Stand.DECLINED, themself=True))
        one.stand = Stand.DECLINED
        one.save(update_fields=["stand"])
    return one


@transaction.atomic
def call_off(*, guest: Guest, by: Actor, themself: bool) -> tuple[Guest, ...]:
    """One does not come after all; the seat goes to whoever is next at once. Those who have one now."""
    with hall(guest.event, by) as locked:
        one = fresh(guest)
        demand(access.may_move(by, one, Stand.CANCELLED, themself=themself))
        one.stand, one.group, one.turn = Stand.CANCELLED, None, None
        one.save(update_fields=["stand", "group", "turn"])
        return move_on(locked)


@transaction.atomic
def arrive(*, guest: Guest, by: Actor, at: datetime) -> Guest:
    """Somebody is here; told twice, it counts once, and the first time stays."""
    with hall(guest.event, by) as locked:
        one = fresh(guest)
        if one.stand == Stand.HERE and access.may_run(by, locked) is None:
            return one
        demand(access.may_move(by, one, Stand.HERE, themself=False))
        seated = one.stand in SEATED or (locked.free > 0 and not locked.waiting)
        demand(unless(seated, _("All seats are taken.")))
        one.stand, one.arrived_at = Stand.HERE, one.arrived_at or at
        one.turn = one.turn or one.number
        one.save(update_fields=["stand", "arrived_at", "turn"])
    return one


@transaction.atomic
def not_here(*, guest: Guest, by: Actor) -> Guest:
    """It was somebody else."""
    with hall(guest.event, by):
        one = fresh(guest)
        demand(access.may_move(by, one, Stand.COMING, themself=False))
        one.stand, one.arrived_at = Stand.COMING, None
        one.save(update_fields=["stand", "arrived_at"])
    return one


@transaction.atomic
def take_group(*, guest: Guest, group: Group, by: Actor, themself: bool) -> Guest:
    """Another working group: chosen by the guest, or moved by the organiser."""
    with hall(guest.event, by):
        one, there = fresh(guest), Group.objects.get(pk=group.pk)
        demand(access.may_take_group(by, one, there, themself=themself))
        one.group = there
        one.save(update_fields=["group"])
    return one


@transaction.atomic
def turn_now(*, guest: Guest, by: Actor) -> int:
    """Which one in the waiting list; the program counts, for whoever may not see the others."""
    with acting(replace(by, role=Usher, person=None, link="", region=guest.region_id)):
        return turn_of(guest)
