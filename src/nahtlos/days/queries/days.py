"""Days, rooms, topics, desks and helpers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, F, Func, QuerySet

from nahtlos.days.models import (
    Answered,
    Day,
    Desk,
    Draft,
    Helper,
    Phase,
    Room,
    Subject,
    Visitor,
)

NoDay = Day.DoesNotExist


def day_for(day: UUID) -> Day:
    """The day behind a key; raises NoDay."""
    return Day.objects.select_related("institution", "region").get(pk=day)


def day_and_pulse(day: UUID) -> tuple[Day, str]:
    """The day behind a key with its pulse; raises NoDay.

    The pulse is 32 hexadecimal digits that change when anything does that the screens of the day show
    to whoever asks. The time of day is not in it.
    """
    rows = Day.objects.select_related("institution", "region").annotate(pulse=_pulse("pk"))
    row = rows.get(pk=day)
    return row, str(vars(row)["pulse"])


def _pulse(*of: str) -> Func:
    return Func(*map(F, of), function="days_pulse", output_field=CharField())


def days_of(region: UUID, *, since: date) -> QuerySet[Day]:
    """The days of a region from a day on, the next one first."""
    rows = Day.objects.filter(region=region, on__gte=since).exclude(phase=Phase.CANCELLED)
    return rows.select_related("institution")


def past_days(region: UUID, *, before: date, most: int = 20) -> QuerySet[Day]:
    """Days that have been, the last one first."""
    rows = Day.objects.filter(region=region, on__lt=before).exclude(phase=Phase.CANCELLED)
    return rows.select_related("institution").order_by("-on")[:most]


def public_days(since: date) -> QuerySet[Day]:
    """The days that everybody may see."""
    rows = Day.objects.public().filter(on__gte=since)
    return rows.select_related("institution", "region")


def rooms_of(day: UUID) -> tuple[Room, ...]:
    """The rooms of a day, storey by storey."""
    return tuple(Room.objects.filter(day=day))


def subjects_of(day: UUID) -> tuple[Subject, ...]:
    """The topics of a day with the places there are."""
    return tuple(Subject.objects.filter(day=day))


def desks_of(day: UUID) -> tuple[Desk, ...]:
    """The desks of a day, also those that have not answered."""
    rows = Desk.objects.filter(day=day).select_related("institution", "room", "day")
    return tuple(rows)


def desk_for(desk: UUID) -> Desk | None:
    """The desk behind a key."""
    return Desk.objects.select_related("institution", "room", "day").filter(pk=desk).first()


def desk_and_pulse(desk: UUID) -> tuple[Desk, str] | None:
    """The desk behind a key with its own pulse: its meetings and visitors, and the interpreters."""
    rows = Desk.objects.select_related("institution", "room", "day")
    row = rows.annotate(pulse=_pulse("day_id", "pk")).filter(pk=desk).first()
    return (row, row.pulse) if row else None


def desks_asked(institution: UUID, since: date) -> tuple[Desk, ...]:
    """Where an institution is asked for a desk or has one, the next day first."""
    rows = Desk.objects.filter(institution=institution, day__on__gte=since)
    rows = rows.exclude(state=Answered.DECLINED).exclude(day__phase=Phase.CANCELLED)
    return tuple(rows.select_related("day__institution", "room").order_by("day__on", "number"))


def helpers_of(day: UUID) -> tuple[Helper, ...]:
    """Interpreters and other helpers, as far as the wall shows them."""
    return tuple(Helper.objects.filter(day=day).select_related("institution", "day"))


def helper_for(helper: UUID) -> Helper | None:
    """The helper behind a key."""
    return Helper.objects.select_related("day").filter(pk=helper).first()


def draft_for(draft: UUID) -> Draft | None:
    """A plan that was worked out."""
    return Draft.objects.select_related("day").filter(pk=draft).first()


def last_draft(day: UUID) -> Draft | None:
    """The newest plan that was asked for."""
    return Draft.objects.select_related("day").filter(day=day).first()


@dataclass(frozen=True)
class Counted:
    """How many come, and how many of them are here."""

    visitors: int
    here: int


def counted(day: UUID) -> Counted:
    """Visitors that have not called off."""
    return counted_among(Visitor.objects.filter(day=day).values_list("state", flat=True))


def counted_among(states: Iterable[str]) -> Counted:
    """The same of visitors who are known already, by their states."""
    came = [state for state in states if state != "cancelled"]
    return Counted(len(came), came.count("here"))


def institutions_for(day: UUID) -> dict[str, list[tuple[UUID, str]]]:
    """For each topic the institutions that confirmed a desk for it: key and name."""
    found: dict[str, list[tuple[UUID, str]]] = {}
    for desk in Desk.objects.filter(day=day, state=Answered.CONFIRMED).select_related(
        "institution"
    ):
        for topic in desk.topics:
            pair = (desk.institution_id, desk.institution.name)
            if pair not in found.setdefault(topic, []):
                found[topic].append(pair)
    return found
