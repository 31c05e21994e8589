"""Programmes of the region, those that somebody runs, and what waits in one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum

from nahtlos.core.actor import Actor
from nahtlos.employers.queries import own_companies
from nahtlos.mentoring.models import OPEN, Certificate, Mentor, Pair, Programme, State, Wish
from nahtlos.mentoring.queries.pairs import Shown, shown
from nahtlos.mentoring.translate import waiting

WARNED_DAYS = 60


def _with_all() -> "QuerySet[Programme]":
    return Programme.objects.select_related("institution", "company")


def programme_for(programme: UUID) -> Programme | None:
    """One programme of the reader's region."""
    return _with_all().filter(pk=programme).first()


def open_programmes(region: UUID) -> list[Programme]:
    """What one may ask for in a region."""
    return list(_with_all().filter(region=region, closed_at=None))


def ours(actor: Actor) -> list[Programme]:
    """What the reader runs, by their institution or by the company for which they sign in."""
    companies = own_companies(actor.account) if actor.account and actor.institution is None else []
    mine = Q(institution=actor.institution) if actor.institution else Q(company__in=companies)
    return list(_with_all().filter(mine, region=actor.region))


@dataclass(frozen=True)
class Line:
    """A programme in a list: who waits, who meets, where nothing is heard, how many places are free.

    `running_out` certificates run out soon or have run out, and no newer one was seen.
    """

    programme: Programme
    waiting: int
    active: int
    silent: int
    free: int
    running_out: int


def lines_of(programmes: Sequence[Programme], on: date) -> list[Line]:
    """These programmes, each with its figures, in four queries."""
    of = {"programme__in": [one.pk for one in programmes]}
    pairs = Pair.objects.filter(**of).order_by()
    states = {
        (programme, state): many
        for programme, state, many in pairs.values_list("programme", "state").annotate(Count("id"))
    }
    settled = pairs.filter(state__in=[*OPEN, State.ENDED]).values("wish")
    wishes = Wish.objects.filter(state="open", **of).exclude(pk__in=settled).order_by()
    waits = dict(wishes.values_list("programme").annotate(Count("id")))
    mentors = Mentor.objects.filter(left_at=None, **of).order_by()
    places = dict(mentors.values_list("programme").annotate(Sum("capacity")))
    out = _running_out(programmes, on)
    return [
        Line(
            programme=one,
            waiting=waits.get(one.pk, 0),
            active=states.get((one.pk, State.ACTIVE), 0),
            silent=states.get((one.pk, State.SILENT), 0),
            free=max(0, (places.get(one.pk) or 0) - sum(states.get((one.pk, s), 0) for s in OPEN)),
            running_out=out[one.pk],
        )
        for one in programmes
    ]


def _running_out(programmes: Sequence[Programme], on: date) -> Counter[UUID]:
    demand = [one.pk for one in programmes if one.needs_certificate]
    rows = Certificate.objects.filter(programme__in=demand, mentor__left_at=None).order_by()
    last = rows.values_list("programme", "mentor").annotate(last=Max("valid_until"))
    soon = on + timedelta(days=WARNED_DAYS)
    return Counter(programme for programme, _mentor, until in last if until <= soon)


@dataclass(frozen=True)
class Board:
    """A programme as whoever runs it sees it: who waits, who is proposed, who meets, who is silent."""

    programme: Programme
    waiting: tuple[Wish, ...]
    proposed: tuple[Shown, ...]
    silent: tuple[Shown, ...]
    active: tuple[Shown, ...]
    ended: tuple[Shown, ...]


def board_of(programme: Programme, on: date) -> Board:
    """What waits, in the order in which it needs somebody."""
    pairs = Pair.objects.filter(programme=programme)
    standing = shown(pairs.filter(state__in=OPEN))
    lately = pairs.filter(state=State.ENDED, ended_at__date__gte=on - timedelta(days=90))
    return Board(
        programme,
        tuple(waiting(programme)),
        tuple(one for one in standing if one.pair.state == State.PROPOSED),
        tuple(one for one in standing if one.pair.state == State.SILENT),
        tuple(one for one in standing if one.pair.state == State.ACTIVE),
        tuple(shown(lately)),
    )
