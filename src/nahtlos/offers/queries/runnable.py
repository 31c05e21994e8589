"""What runs in a region, as frozen values: what the way to a goal is computed from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from nahtlos.offers.models import Kind, Offer
from nahtlos.offers.queries.finding import filled, wait_of
from nahtlos.offers.queries.offers import coming_of, with_runs


@dataclass(frozen=True, slots=True)
class Start:
    """One start with the seats that whoever joins now could have; 0 while others wait before."""

    run: UUID
    on: date
    until: date | None
    free: int


@dataclass(frozen=True, slots=True)
class Runnable:
    """An offer that somebody could begin. `wait_days` None: no history tells how long one waits.

    `days` is how long it takes, by its weeks or else its next run; `costs` in euro, None not known.
    """

    id: UUID
    offer: str
    institution: str
    kind: str
    topic: str
    level_from: str
    level_to: str
    teaches_script: bool
    starts: tuple[Start, ...]
    waiting: int
    wait_days: int | None
    days: int | None
    load: str
    hours: tuple[str, ...]
    costs: Decimal | None
    instruments: tuple[str, ...]
    childcare: bool
    languages: tuple[str, ...]
    place: str
    stale: bool


def on_offer(region: UUID, on: date) -> tuple[Runnable, ...]:
    """Everything that runs in a region from a day on, in a steady order; two queries and one more."""
    rows = with_runs(Offer.objects.running().filter(region=region), on).order_by("title", "id")
    paces = filled(region, on)
    return tuple(_runnable(offer, paces.get(offer.pk, 0), on) for offer in rows)


def with_seats(region: UUID, on: date) -> frozenset[str]:
    """The instruments for which something here has a seat: a start that whoever joins now can have.

    An advice hour, measure or project without any start written down is open to whoever comes.
    """
    return frozenset(
        id_
        for one in on_offer(region, on)
        if any(start.free for start in one.starts) or (one.kind != Kind.COURSE and not one.starts)
        for id_ in one.instruments
    )


def _runnable(offer: Offer, filled_before: int, on: date) -> Runnable:
    left = offer.waiting
    starts = []
    for run in coming_of(offer):
        free = max(0, run.free - left)
        left = max(0, left - run.free)
        starts.append(Start(run.pk, run.starts_on, run.ends_on, free))
    return Runnable(
        id=offer.pk, offer=offer.title, institution=offer.institution.short_name, kind=offer.kind,
        topic=offer.topic, level_from=offer.level_from, level_to=offer.level_to,
        teaches_script=offer.teaches_script, starts=tuple(starts), waiting=offer.waiting,
        wait_days=wait_of(offer, filled_before), days=_days(offer), load=offer.load,
        hours=tuple(offer.hours), costs=offer.costs, instruments=tuple(offer.instruments),
        childcare=offer.childcare, languages=tuple(offer.languages),
        place=offer.area.name if offer.area else "", stale=offer.is_stale(on),
    )  # fmt: skip


def _days(offer: Offer) -> int | None:
    if offer.weeks:
        return offer.weeks * 7
    spans = [(run.ends_on - run.starts_on).days + 1 for run in coming_of(offer) if run.ends_on]
    return spans[0] if spans else None
