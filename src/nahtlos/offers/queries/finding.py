"""Find what helps: by need, level, place, time, language, childcare and free seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from nahtlos.network.queries import areas
from nahtlos.network.queries.directory import meant, understood
from nahtlos.offers.engine.distance import km
from nahtlos.offers.engine.waits import DAYS_BACK, expected_wait
from nahtlos.offers.models import Offer, Run, Spot
from nahtlos.offers.queries.offers import coming_of, with_runs

FAR = 9_999.0
MOST = 500


@dataclass(frozen=True)
class Search:
    """What somebody looks for; an empty part asks for nothing. `level` is the German one has now."""

    text: str = ""
    topic: str = ""
    kind: str = ""
    level: str = ""
    place: str = ""
    within_km: int | None = None
    hours: str = ""
    language: str = ""
    childcare: bool = False
    free: bool = False
    instrument: str = ""


@dataclass(frozen=True)
class Hit:
    """An offer with its next start, how far it is, and how long one waits (days; None: not known)."""

    offer: Offer
    next: Run | None
    free: int
    km: int | None
    wait: int | None
    stale: bool


@dataclass(frozen=True)
class Found:
    """What was found, nearest and soonest first; `known` is False for a place nobody knows."""

    hits: tuple[Hit, ...]
    known: bool = True
    meant: tuple[str, ...] = ()


def find(search: Search, *, region: UUID, on: date) -> Found:
    """What runs in a region and fits; at most five hundred."""
    known = areas(region)
    here = understood(search.place, known) if search.place else []
    lost = bool(search.place) and not here
    here_and_there = spots(region)
    rows = list(with_runs(_fitting(search, region), on)[:MOST])
    paces = filled(region, on)
    hits = [
        _hit(offer, _far(offer, [a.pk for a in here], here_and_there), paces, on) for offer in rows
    ]
    if search.free:
        hits = [hit for hit in hits if hit.free > 0 or hit.offer.kind != "course"]
    if here and search.within_km is not None:
        hits = [hit for hit in hits if hit.km is None or hit.km <= search.within_km]
    return Found(
        tuple(sorted(hits, key=_order)),
        known=not lost,
        meant=tuple(meant(search.place, known)) if lost else (),
    )


def spots(region: UUID) -> dict[UUID, tuple[float, float]]:
    """Where the middles of the areas of a region lie, by the key of the area."""
    return {one.area_id: (one.lat, one.lon) for one in Spot.objects.filter(area__region=region)}


def _order(hit: Hit) -> tuple[bool, float, bool, date, str]:
    """What is checked first; then near, free, soon."""
    far = FAR if hit.km is None else float(hit.km)
    starts = hit.next.starts_on if hit.next else date.max
    return hit.stale, far, hit.free == 0, starts, hit.offer.title


def _fitting(search: Search, region: UUID) -> QuerySet[Offer]:
    rows = Offer.objects.running().filter(region=region)
    exact = {"topic": search.topic, "kind": search.kind}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if search.level:
        rows = rows.filter(level_from__lte=search.level, level_to__gte=search.level)
        rows = rows.exclude(level_to="").exclude(
            Q(level_to=search.level) & ~Q(level_from=search.level)
        )
    if search.hours:
        rows = rows.filter(hours__contains=[search.hours])
    if search.language:
        rows = rows.filter(languages__contains=[search.language])
    if search.childcare:
        rows = rows.filter(childcare=True)
    if search.instrument:
        rows = rows.filter(instruments__contains=[search.instrument])
    for word in search.text.split():
        fits = Q(title__icontains=word) | Q(says__icontains=word) | Q(target_group__icontains=word)
        rows = rows.filter(fits | Q(institution__name__icontains=word))
    return rows


def filled(region: UUID, on: date) -> dict[UUID, int]:
    """For each offer the seats that were filled in the last two years: the pace of its list."""
    past = Run.objects.filter(
        region=region, starts_on__lt=on, starts_on__gte=on - timedelta(days=DAYS_BACK)
    )
    rows = past.order_by().values_list("offer").annotate(seats=Sum("seats"))
    return dict(rows)


def wait_of(offer: Offer, filled_before: int) -> int | None:
    """Days until somebody who joins now is offered a seat."""
    free = sum(run.free for run in coming_of(offer))
    return expected_wait(offer.waiting, filled_before, free)


def _hit(offer: Offer, far: float | None, paces: dict[UUID, int], on: date) -> Hit:
    coming = coming_of(offer)
    open_to_all = [run for run in coming if run.free > 0 and offer.waiting == 0]
    first = next(iter(open_to_all or coming), None)
    free = open_to_all[0].free if open_to_all else 0
    return Hit(
        offer, first, free, None if far is None else round(far),
        wait_of(offer, paces.get(offer.pk, 0)) if coming or offer.waiting else None,
        offer.is_stale(on),
    )  # fmt: skip


def _far(
    offer: Offer, here: Iterable[UUID], lying: dict[UUID, tuple[float, float]]
) -> float | None:
    """From the nearest of the places meant to the offer's; None where one of them is not known."""
    keys = list(here)
    if not keys or offer.area_id is None:
        return None
    if offer.area_id in keys:
        return 0.0
    there = lying.get(offer.area_id)
    if there is None:
        return None
    return min((km(*lying[key], *there) for key in keys if key in lying), default=None)
