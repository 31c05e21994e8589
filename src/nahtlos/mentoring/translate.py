"""Rows of a programme as the engine reads them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from nahtlos.mentoring import engine
from nahtlos.mentoring.models import (
    OPEN,
    Certificate,
    Meeting,
    Mentor,
    Pair,
    Programme,
    State,
    Training,
    Wish,
)
from nahtlos.offers.queries import spots


def problem(programme: Programme, on: date) -> engine.Problem:
    """Who looks for a mentor and has nobody, who has a place, and what the programme demands."""
    at = spots(programme.region_id)
    return engine.Problem(
        seekers=_seekers(programme, on, at),
        mentors=_mentors(programme, on, at),
        needs_certificate=programme.needs_certificate,
        needs_training=programme.needs_training,
    )


@dataclass(frozen=True)
class There:
    """A mentor, and how many of their places are taken."""

    mentor: Mentor
    held: int

    @property
    def free(self) -> int:
        """How many persons more."""
        return max(0, self.mentor.capacity - self.held)


def waiting(programme: Programme) -> list[Wish]:
    """Open wishes of whoever has nobody, the longest first; a pair that ended settles a wish."""
    settled = [*OPEN, State.ENDED]
    taken = Pair.objects.filter(programme=programme, state__in=settled).values("wish")
    rows = Wish.objects.filter(programme=programme, state="open").exclude(pk__in=taken)
    return list(rows.select_related("area").order_by("given_at", "id"))


def there(programme: Programme) -> list[There]:
    """The mentors of a programme who have not left."""
    rows = Mentor.objects.filter(programme=programme, left_at=None).select_related(
        "area", "account"
    )
    held = dict(
        Pair.objects.filter(programme=programme, state__in=OPEN)
        .order_by()
        .values_list("mentor")
        .annotate(Count("id"))
    )
    return [There(one, held.get(one.pk, 0)) for one in rows]


def _seekers(
    programme: Programme, on: date, at: dict[UUID, tuple[float, float]]
) -> tuple[engine.Seeker, ...]:
    tried: dict[UUID, set[str]] = defaultdict(set)
    for wish, mentor in (
        Pair.objects.filter(programme=programme)
        .exclude(state__in=["withdrawn", "lapsed"])
        .values_list("wish", "mentor")
    ):
        tried[wish].add(str(mentor))
    return tuple(
        engine.Seeker(
            key=str(one.pk),
            languages=tuple(one.languages),
            occupation=one.kldb,
            at=at.get(one.area_id) if one.area_id else None,
            times=frozenset(one.times),
            sex=one.sex,
            aim=one.aim,
            waits=_days(one.given_at, on),
            excluded=frozenset({*map(str, one.excluded), *tried[one.pk]}),
        )
        for one in waiting(programme)
    )


def _days(since: datetime | None, on: date) -> int:
    return max(0, (on - timezone.localdate(since)).days) if since else 0


def _mentors(
    programme: Programme, on: date, at: dict[UUID, tuple[float, float]]
) -> tuple[engine.Mentor, ...]:
    counts = Certificate.objects.filter(programme=programme, valid_until__gte=on)
    seen = set(counts.values_list("mentor", flat=True))
    trained = set(Training.objects.filter(programme=programme).values_list("mentor", flat=True))
    return tuple(
        engine.Mentor(
            key=str(one.mentor.pk),
            languages=tuple(one.mentor.languages),
            occupation=one.mentor.kldb,
            at=at.get(one.mentor.area_id) if one.mentor.area_id else None,
            times=frozenset(one.mentor.times),
            sex=one.mentor.sex,
            aims=frozenset(one.mentor.aims),
            places=one.free,
            certificate=one.mentor.pk in seen,
            trained=one.mentor.pk in trained,
        )
        for one in there(programme)
    )


def kept(programme: Programme, on: date) -> dict[UUID, engine.Kept]:
    """Every pair of a programme that has begun, with its meetings, by its key."""
    pairs = Pair.objects.filter(programme=programme, started_on__lte=on)
    met: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    for pair, day, minutes in Meeting.objects.filter(pair__in=pairs).values_list(
        "pair", "held_on", "minutes"
    ):
        met[pair].append((day, minutes))
    found = {}
    for one in pairs:
        began, until = one.started_on, on
        if began is None:
            continue
        if one.ended_at is not None:
            until = max(began, timezone.localdate(one.ended_at))
        found[one.pk] = engine.Kept(began, until, tuple(sorted(met[one.pk])))
    return found
