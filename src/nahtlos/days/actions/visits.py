"""Visitors: named by an adviser, signed up, come on the day; confirmed, changed, called off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import NOBODY, Actor, sure
from nahtlos.core.clock import uuid7
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.core.wall import acting
from nahtlos.days import access
from nahtlos.days.actions.hall import hall, look_again, move_on, take_away
from nahtlos.days.models import (
    Coming,
    Day,
    Guest,
    Meeting,
    Pass,
    Place,
    Running,
    Shown,
    Source,
    State,
    Subject,
    Visitor,
    Want,
)
from nahtlos.days.news import InvitationReady, TimeFreed, VisitorCalledOff
from nahtlos.days.queries.links import digest_of, token_of
from nahtlos.network.actions.once import only_once
from nahtlos.people import actions as people
from nahtlos.people.queries import Person


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants of a day. `after` names, for a topic, those that come before it.

    `shown` are institutions that may learn the first name of somebody without a file.
    """

    topics: Sequence[str]
    languages: Sequence[str]
    hours: Sequence[Sequence[int]] = ()
    after: Mapping[str, Sequence[str]] = field(default_factory=dict)
    reads: str = "de"
    first_name: str = ""
    telephone: str = ""
    email: str = ""
    shown: Sequence[UUID] = ()


@dataclass(frozen=True)
class Joined:
    """A visitor, the token of their link, for which topics there is a place, and which turn it is for
    the others.
    """

    visitor: Visitor
    token: str
    held: tuple[str, ...]
    waiting: tuple[tuple[str, int], ...]


@transaction.atomic
def sign_up(*, day: Day, wish: Wish, at: datetime, by: Actor = NOBODY) -> Joined:
    """Somebody signs up without an account. Whoever comes after the last place waits, in order."""
    demand(access.may_sign_up(day, at))
    with hall(day.pk, by) as locked:
        demand(access.may_sign_up(locked, at))
        return _guest(locked, wish, Source.SIGN_UP, at)


@transaction.atomic
def walk_in(*, day: Day, wish: Wish, by: Actor, at: datetime) -> Joined:
    """Somebody comes on the day without an invitation; they are here already."""
    demand(access.may_run(by, day))
    with hall(day.pk, by) as locked:
        demand(access.may_run(by, locked))
        return _guest(locked, wish, Source.WALK_IN, at)


@transaction.atomic
def name_visitor(
    *, person: Person, day: Day, wish: Wish, asked: Sequence[people.Asked], by: Actor, at: datetime
) -> Joined:
    """An adviser names somebody of the own caseload, with the consents that the person has just given."""
    demand(access.may_name(by, person, day))
    with hall(day.pk, by) as locked:
        demand(access.may_name(by, person, locked))
        joined = _join(locked, wish, at, source=Source.CASELOAD, looked_after=person.institution_id)
    with only_once(_("This person comes to this day already.")):
        Coming.objects.create(
            person=person,
            region_id=person.region_id,
            institution_id=person.institution_id,
            day_id=day.pk,
            visitor_id=joined.visitor.pk,
            named_at=at,
            named_by_id=sure(by.account),
        )
    for one in asked:
        people.give_on_the_spot(person=person, asked=one, by=by, at=at)
    return joined


def _guest(day: Day, wish: Wish, source: Source, at: datetime) -> Joined:
    joined = _join(day, wish, at, source=source, looked_after=day.institution_id)
    common = {"day": day, "region_id": day.region_id, "visitor": joined.visitor}
    Guest.objects.create(
        institution_id=day.institution_id,
        first_name=wish.first_name,
        telephone=wish.telephone,
        email=wish.email,
        **common,
    )
    Shown.objects.bulk_create(
        Shown(institution_id=key, given_at=at, **common) for key in dict.fromkeys(wish.shown)
    )
    return joined


def _join(day: Day, wish: Wish, at: datetime, *, source: Source, looked_after: UUID) -> Joined:
    """A number, a link, and a place or a turn for each topic; call it inside `hall`."""
    subjects = {one.topic: one for one in Subject.objects.filter(day=day)}
    demand(unless(wish.topics, _("Please choose at least one topic.")))
    demand(unless(set(wish.topics) <= set(subjects), _("This topic is not offered on this day.")))
    day.last_number += 1
    day.save(update_fields=["last_number"])
    key, here = uuid7(), source is Source.WALK_IN
    visitor = Visitor.objects.create(
        id=key,
        region_id=day.region_id,
        institution_id=looked_after,
        day=day,
        number=day.last_number,
        source=source,
        languages=list(dict.fromkeys(wish.languages)),
        hours=[list(pair) for pair in wish.hours] or [[day.opens, day.closes]],
        reads=wish.reads,
        state=State.HERE if here else State.COMING,
        arrived_at=at if here else None,
        joined_at=at,
    )
    token = token_of(key)
    Pass.objects.create(region_id=day.region_id, visitor=visitor, token_digest=digest_of(token))
    places = {topic: _place(subjects[topic]) for topic in dict.fromkeys(wish.topics)}
    for topic, place in places.items():
        Want.objects.create(
            region_id=day.region_id,
            day=day,
            visitor=visitor,
            topic=topic,
            minutes=subjects[topic].minutes,
            after=list(wish.after.get(topic, ())),
            turn=visitor.number,
            place=place,
        )
    held = tuple(topic for topic, place in places.items() if place == Place.HELD)
    turns = ((one, subjects[one].waiting + 1) for one in places if one not in held)
    return Joined(visitor, token, held, tuple(turns))


def _place(subject: Subject) -> Place:
    return Place.HELD if subject.free > 0 and not subject.waiting else Place.WAITING


def _fresh(visitor: Visitor) -> Visitor:
    return Visitor.objects.select_related("day").get(pk=visitor.pk)


@transaction.atomic
def confirm(*, visitor: Visitor, by: Actor, themself: bool) -> Visitor:
    """Say that one comes."""
    demand(access.may_change_visit(by, visitor, themself=themself))
    with hall(visitor.day_id, by):
        fresh = _fresh(visitor)
        demand(access.may_change_visit(by, fresh, themself=themself))
        if fresh.state == State.COMING:
            fresh.state = State.CONFIRMED
            fresh.save(update_fields=["state"])
    return fresh


@transaction.atomic
def call_off(*, visitor: Visitor, by: Actor, at: datetime, themself: bool) -> tuple[Want, ...]:
    """One does not come; the places go to whoever is in turn at once. Those who have one now."""
    demand(access.may_change_visit(by, visitor, themself=themself))
    with hall(visitor.day_id, by) as day:
        fresh = _fresh(visitor)
        demand(access.may_change_visit(by, fresh, themself=themself))
        fresh.state = State.LEFT if fresh.state == State.HERE else State.CANCELLED
        fresh.moved_at = at
        fresh.save(update_fields=["state", "moved_at"])
        take_away(Meeting.objects.filter(visitor=fresh, state=Running.PLANNED))
        met = set(Meeting.objects.filter(visitor=fresh).values_list("topic", flat=True))
        moved: list[Want] = []
        for want in Want.objects.filter(visitor=fresh).exclude(topic__in=met):
            want.place = Place.DROPPED
            want.save(update_fields=["place"])
            moved += move_on(day, want.topic)
        publish(VisitorCalledOff(fresh.pk, day.pk, day.region_id))
        if not moved:
            publish(TimeFreed(day.pk, day.region_id))
    return tuple(moved)


@transaction.atomic
def drop_want(*, want: Want, by: Actor, at: datetime, themself: bool) -> tuple[Want, ...]:
    """Give up one topic and keep the others."""
    demand(access.may_change_visit(by, want.visitor, themself=themself))
    with hall(want.day_id, by) as day:
        talk = Meeting.objects.filter(
            visitor=want.visitor_id, topic=want.topic, state=Running.PLANNED
        )
        if talk:
            Visitor.objects.filter(pk=want.visitor_id).update(moved_at=at)
            take_away(talk)
        Want.objects.filter(pk=want.pk).update(place=Place.DROPPED)
        look_again(want.visitor_id)
        moved = move_on(day, want.topic)
        if not moved:
            publish(TimeFreed(day.pk, day.region_id))
    return moved


@transaction.atomic
def show_name(*, visitor: Visitor, institutions: Sequence[UUID], by: Actor, at: datetime) -> None:
    """Whom the first name may be shown to from now on; whoever is not named any more is not."""
    with hall(visitor.day_id, by) as day:
        rows = {one.institution_id: one for one in Shown.objects.filter(visitor=visitor)}
        for key, row in rows.items():
            row.revoked_at = None if key in institutions else row.revoked_at or at
            row.save(update_fields=["revoked_at"])
        Shown.objects.bulk_create(
            Shown(day=day, region_id=day.region_id, visitor=visitor, institution_id=key,
                  given_at=at)
            for key in dict.fromkeys(institutions) if key not in rows
        )  # fmt: skip


@transaction.atomic
def note_told(*, visitor: UUID, told: bool, by: Actor) -> None:
    """Whether there was a way to tell the last news. For whoever carries news; `by` is the usher."""
    with acting(by):
        Visitor.objects.filter(pk=visitor).exclude(untold=not told).update(untold=not told)


@transaction.atomic
def remind_again(*, visitor: Visitor, by: Actor) -> None:
    """Send the invitation once more."""
    demand(access.may_change_visit(by, visitor, themself=False))
    publish(InvitationReady(visitor.pk, visitor.day_id, visitor.region_id))
