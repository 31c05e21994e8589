"""One offer, an institution's own, and what the import has to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from nahtlos.network.queries import Institution, areas
from nahtlos.offers.engine.columns import HEADS
from nahtlos.offers.models import Booking, Columns, Offer, Place, Run, Sheet

NoOffer = Offer.DoesNotExist


def with_runs(offers: QuerySet[Offer], on: date) -> QuerySet[Offer]:
    """The offers with their institution, place and the runs from a day on, soonest first."""
    coming = Run.objects.filter(cancelled_at=None, starts_on__gte=on)
    return offers.select_related("institution", "area", "region").prefetch_related(
        Prefetch("runs", queryset=coming, to_attr="coming")
    )


def coming_of(offer: Offer) -> tuple[Run, ...]:
    """The runs that `with_runs` has fetched beside the offer."""
    return tuple(vars(offer).get("coming", ()))


def offer_for(offer: UUID) -> Offer:
    """One offer, with its institution and area; raises NoOffer."""
    return Offer.objects.select_related("institution", "area", "region").get(pk=offer)


def runs_of(offer: UUID, *, since: date | None = None) -> tuple[Run, ...]:
    """The runs of an offer that take place, soonest first; `since` leaves earlier ones out."""
    rows = Run.objects.filter(offer=offer, cancelled_at=None)
    return tuple(rows.filter(starts_on__gte=since) if since else rows)


def run_for(run: UUID) -> Run | None:
    """One run."""
    return Run.objects.select_related("offer__institution").filter(pk=run).first()


def place_for(place: UUID) -> Place | None:
    """One place, as far as the wall shows it."""
    return Place.objects.select_related("offer__institution", "run").filter(pk=place).first()


def booking_for(booking: UUID) -> Booking | None:
    """One booking with person, place and offer, as far as the wall shows it."""
    rows = Booking.objects.select_related(
        "person", "place__run", "place__need", "offer__institution", "offered_by"
    )
    return rows.filter(pk=booking).first()


@dataclass(frozen=True)
class Ours:
    """An offer as its own institution sees it: the next run, who waits, whether it has to be checked."""

    offer: Offer
    next: Run | None
    stale: bool

    @property
    def full(self) -> bool:
        """Whether nobody can begin at the next start."""
        return self.next is not None and self.next.free == 0


def ours(institution: UUID, on: date, *, closed: bool = False) -> tuple[Ours, ...]:
    """What an institution runs: what has to be checked first, then by title."""
    rows = Offer.objects.filter(institution=institution, closed_at__isnull=not closed)
    found = [
        Ours(offer, next(iter(coming_of(offer)), None), offer.is_stale(on))
        for offer in with_runs(rows, on)
    ]
    return tuple(sorted(found, key=lambda one: (not one.stale, one.offer.title)))


def stale_of(region: UUID, on: date, *, reminded_before: date) -> dict[Institution, list[Offer]]:
    """Whom to remind of what: offers nobody has checked in time, and not asked about since a day."""
    rows = Offer.objects.running().filter(region=region).select_related("institution")
    found: dict[Institution, list[Offer]] = {}
    for offer in rows.order_by("institution__name", "title"):
        asked = offer.reminded_on is not None and offer.reminded_on >= reminded_before
        if offer.is_stale(on) and not asked:
            found.setdefault(offer.institution, []).append(offer)
    return found


def waited_for(region: UUID, on: date) -> tuple[Ours, ...]:
    """Where somebody waits and no seat is free from that day on; the longest list first."""
    rows = Offer.objects.running().filter(region=region, waiting__gt=0)
    found = [
        Ours(offer, next(iter(coming_of(offer)), None), offer.is_stale(on))
        for offer in with_runs(rows, on)
        if not any(run.free for run in coming_of(offer))
    ]
    return tuple(sorted(found, key=lambda one: (-one.offer.waiting, one.offer.title)))


def sheet_for(sheet: UUID) -> Sheet | None:
    """A table that was brought, for the institution that brought it."""
    return Sheet.objects.select_related("institution").filter(pk=sheet).first()


def columns_of(institution: UUID) -> dict[str, str]:
    """Which column meant what in the last import."""
    found = Columns.objects.filter(institution=institution).values_list("meant", flat=True).first()
    return dict(found or {})


def places_known(region: UUID) -> dict[str, str]:
    """The areas of a region by their name in small letters, with their key as text."""
    return {area.name.casefold(): str(area.pk) for area in areas(region)}


def table_of(offers: Sequence[Offer]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Head and rows of a table for export, one row a run; the import reads them again."""
    head = tuple(heads[0] for heads in HEADS.values())
    return head, [
        tuple(_cell(offer, run, field) for field in HEADS)
        for offer in offers
        for run in coming_of(offer) or (None,)
    ]


def _cell(offer: Offer, run: Run | None, field: str) -> str:
    if field in {"starts_on", "ends_on", "seats"}:
        value = getattr(run, field) if run else None
    elif field == "place":
        value = offer.area.name if offer.area else ""
    else:
        value = getattr(offer, field)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)
