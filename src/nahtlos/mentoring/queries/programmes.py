"""Programmes of the region, those that somebody runs, and what waits in one."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.employers.queries import own_companies
from nahtlos.mentoring.models import OPEN, Certificate, Pair, Programme, State, Wish
from nahtlos.mentoring.queries.pairs import Shown, shown
from nahtlos.mentoring.translate import There, there, waiting

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
class Board:
    """A programme as whoever runs it sees it: who waits, who is proposed, who meets, who is silent."""

    programme: Programme
    waiting: tuple[Wish, ...]
    proposed: tuple[Shown, ...]
    silent: tuple[Shown, ...]
    active: tuple[Shown, ...]
    ended: tuple[Shown, ...]
    mentors: tuple[There, ...]
    running_out: int

    @property
    def free(self) -> int:
        """How many places mentors have."""
        return sum(one.free for one in self.mentors)


def board_of(programme: Programme, on: date) -> Board:
    """What waits, in the order in which it needs somebody."""
    pairs = Pair.objects.filter(programme=programme)
    standing = shown(pairs.filter(state__in=OPEN))
    lately = pairs.filter(state=State.ENDED, ended_at__date__gte=on - timedelta(days=90))
    soon = Certificate.objects.filter(
        programme=programme, mentor__left_at=None, valid_until__lte=on + timedelta(days=WARNED_DAYS)
    )
    newer = Certificate.objects.filter(
        programme=programme, valid_until__gt=on + timedelta(days=WARNED_DAYS)
    ).values("mentor")
    return Board(
        programme,
        tuple(waiting(programme)),
        tuple(one for one in standing if one.pair.state == State.PROPOSED),
        tuple(one for one in standing if one.pair.state == State.SILENT),
        tuple(one for one in standing if one.pair.state == State.ACTIVE),
        tuple(shown(lately)),
        tuple(there(programme)),
        soon.exclude(mentor__in=newer).values("mentor").distinct().count()
        if programme.needs_certificate
        else 0,
    )
