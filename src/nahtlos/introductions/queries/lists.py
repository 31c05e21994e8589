"""Introductions as somebody sees them: whose turn it is, since when, and what may be shown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.employers.models import Opening
from nahtlos.introductions.engine import Turn, turn_of
from nahtlos.introductions.models import ENDED, Introduction, Move, Naming, Profile, State

LOOKS_BACK = timedelta(days=180)
MOST = 200
ASKED = frozenset({State.SHOWN, State.CHASED})


@dataclass(frozen=True)
class Line:
    """An introduction with whose turn it is; profile and naming as far as the wall shows them."""

    row: Introduction
    turn: Turn
    on: date
    profile: Profile | None = None
    naming: Naming | None = None

    @property
    def late(self) -> bool:
        """Whether the day until which somebody should act is over."""
        return self.row.due_on is not None and self.row.due_on < self.on

    @property
    def days(self) -> int:
        """For how many days it has been this turn."""
        return max((self.on - timezone.localdate(self.row.turned_at)).days, 0)


def _lines(rows: Iterable[Introduction], on: date) -> list[Line]:
    """As many queries for one as for many."""
    found = list(rows)
    keys = [one.pk for one in found]
    profiles = {one.introduction_id: one for one in Profile.objects.filter(introduction__in=keys)}
    live = Naming.objects.filter(introduction__in=keys, revoked_at=None)
    namings = {one.introduction_id: one for one in live}
    return [
        Line(
            one,
            _turn(one, on),
            on,
            profiles.get(one.pk),
            namings.get(one.pk),
        )
        for one in found
    ]


def of_holder(institution: UUID, on: date, *, adviser: UUID | None = None) -> list[Line]:
    """What is open for the persons of an institution, or of one adviser; the latest turn last."""
    rows = Introduction.objects.open().filter(institution=institution)
    if adviser is not None:
        rows = rows.filter(person__adviser=adviser)
    return _lines(rows.select_related("person__adviser__account").order_by("turned_at")[:MOST], on)


def ended(institution: UUID, on: date) -> list[Line]:
    """What has ended in the last half year, the newest first."""
    since = timezone.now().replace(hour=0) - LOOKS_BACK
    rows = Introduction.objects.filter(institution=institution, ended_at__gt=since)
    return _lines(rows.select_related("person").order_by("-ended_at")[:MOST], on)


def of_person(person: UUID, on: date) -> list[Line]:
    """All of one person, the open ones first."""
    rows = _lines(Introduction.objects.filter(person=person)[:MOST], on)
    return sorted(rows, key=lambda one: one.row.ended_at is not None)


MAY_ASK = (State.PROPOSED, State.INVITED, State.TRIAL)


def may_ask() -> Exists:
    """Whether it can be the turn of a person, for a question about persons."""
    return Exists(Introduction.objects.filter(person=OuterRef("pk"), state__in=MAY_ASK))


def asking(person: UUID, on: date) -> list[Line]:
    """Where it is the person's turn now; one query, without profiles."""
    rows = Introduction.objects.filter(person=person, state__in=MAY_ASK)
    return [Line(one, _turn(one, on), on) for one in rows if _turn(one, on) is Turn.PERSON]


def for_desks(actor: Actor, whose: Collection[UUID], on: date) -> list[Line]:
    """Where it is the turn of these advisers; one query, without profiles."""
    rows = Introduction.objects.filter(
        institution=actor.institution, person__adviser__in=whose,
        state__in=[State.WISHED, State.PROPOSED],
    ).select_related("person")  # fmt: skip
    found = [Line(one, _turn(one, on), on) for one in rows.order_by("turned_at")[:MOST]]
    return [one for one in found if one.turn is Turn.ADVISER]


def _turn(one: Introduction, on: date) -> Turn:
    return turn_of(one.state, named=one.name_given, reminded_on=one.reminded_on, on=on)


def at_companies(companies: Collection[UUID], on: date) -> list[Line]:
    """What the users of these companies see; those that wait for them first."""
    rows = Introduction.objects.filter(company__in=companies).select_related("opening")
    found = _lines(rows[:MOST], on)
    return sorted(found, key=lambda one: (one.row.state in ENDED, one.row.state not in ASKED))


def for_opening(opening: UUID, on: date) -> list[Line]:
    """Everybody introduced for an opening, as far as the reader may see it."""
    return _lines(Introduction.objects.filter(opening=opening)[:MOST], on)


def for_service(institution: UUID, on: date) -> list[Line]:
    """Where companies looked after here have not answered, and where they are asked; silent ones first."""
    openings = Opening.objects.filter(institution=institution).values("pk")
    rows = Introduction.objects.open().filter(opening__in=openings, agreed_at__isnull=False)
    found = _lines(rows.select_related("company")[:MOST], on)
    return sorted(found, key=lambda one: (one.row.state != State.CHASED, one.row.turned_at))


def shown_line(introduction: UUID, on: date) -> Line:
    """One introduction, as far as the wall shows it (DoesNotExist)."""
    return _lines([Introduction.objects.get(pk=introduction)], on)[0]


def moves_of(introduction: UUID) -> list[Move]:
    """Every move of one introduction, the newest first."""
    rows = Move.objects.filter(introduction=introduction).select_related("by")
    return list(rows.order_by("-at", "-id"))
