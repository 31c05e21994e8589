"""The activities of a year, and one of them with who came and what it cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.activities.models import Activity, Guests, Share
from nahtlos.activities.queries.led_to import LedTo, led_to
from nahtlos.network.models import Institution


def activity_for(activity: UUID) -> Activity:
    """The activity behind a key; raises Activity.DoesNotExist for whoever may not see it."""
    return Activity.objects.select_related("institution", "region").get(pk=activity)


def years(region: UUID) -> list[int]:
    """Years in which something was done or is planned, the latest first."""
    rows = Activity.objects.filter(region=region).dates("starts_on", "year", order="DESC")
    return [day.year for day in rows]


def institutions(region: UUID) -> QuerySet[Institution]:
    """Who may have put something in."""
    return Institution.objects.filter(region=region).order_by("name")


@dataclass(frozen=True)
class Page:
    """An activity with its lines. `newcomers` is None where nobody counted them."""

    activity: Activity
    guests: tuple[Guests, ...]
    shares: tuple[Share, ...]
    led_to: LedTo

    @property
    def hours(self) -> Decimal:
        """Hours of all institutions."""
        return sum((one.hours for one in self.shares), Decimal(0))

    @property
    def euros(self) -> Decimal:
        """Euros of all institutions."""
        return sum((one.euros for one in self.shares), Decimal(0))

    @property
    def came(self) -> int | None:
        """Everybody who came; None where nobody counted."""
        return sum(one.number for one in self.guests) if self.guests else None


@dataclass(frozen=True)
class Yearly:
    """The activities of a year and what they cost together."""

    pages: tuple[Page, ...]
    hours: Decimal
    euros: Decimal


def page_of(activity: Activity) -> Page:
    """One activity, whole."""
    return _pages([activity])[0]


def year_of(region: UUID, year: int) -> Yearly:
    """All of a year, the latest first."""
    rows = Activity.objects.filter(region=region, starts_on__year=year)
    pages = _pages(rows.select_related("institution"))
    hours = sum((page.hours for page in pages), Decimal(0))
    return Yearly(tuple(pages), hours, sum((page.euros for page in pages), Decimal(0)))


def _pages(rows: Iterable[Activity]) -> list[Page]:
    found = list(rows)
    keys = [one.pk for one in found]
    guests = list(Guests.objects.filter(activity__in=keys))
    shares = list(Share.objects.filter(activity__in=keys).select_related("institution"))
    counted = led_to(keys)
    return [
        Page(
            one,
            tuple(line for line in guests if line.activity_id == one.pk),
            tuple(line for line in shares if line.activity_id == one.pk),
            counted[one.pk],
        )
        for one in found
    ]
