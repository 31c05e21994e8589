"""Job days: who is asked, who comes, which minutes are free, what came of each meeting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from nahtlos.introductions.models import Coming, Guest, JobDay, Meeting, Slot, Table
from nahtlos.people.models import Person


@dataclass(frozen=True)
class Row:
    """A time of the day, and for each table who sits there: nobody, somebody, or somebody of ours."""

    at: datetime
    cells: tuple[tuple[Table, Slot | None, Meeting | None], ...]


def days(region: UUID, since: datetime) -> list[JobDay]:
    """Job days of the region from a moment on."""
    rows = JobDay.objects.filter(region=region, ends_at__gte=since)
    return list(rows.select_related("institution").prefetch_related("tables__company"))


def days_of(person: UUID) -> list[Guest]:
    """To which days somebody is asked."""
    rows = Guest.objects.filter(person=person, day__cancelled_at=None)
    return list(rows.select_related("day").order_by("day__begins_at"))


def day_for(day: UUID) -> JobDay | None:
    """One day, as far as the wall shows it."""
    return JobDay.objects.select_related("institution").filter(pk=day).first()


def table_for(table: UUID) -> Table | None:
    """One table."""
    return Table.objects.select_related("day", "company", "opening").filter(pk=table).first()


def guest_for(guest: UUID) -> Guest | None:
    """One of those who are asked."""
    return Guest.objects.select_related("day", "person").filter(pk=guest).first()


def times(day: JobDay) -> Iterator[datetime]:
    """When meetings begin."""
    at, step = day.begins_at, timedelta(minutes=day.minutes)
    while at + step <= day.ends_at:
        yield at
        at += step


def plan_of(day: JobDay) -> list[Row]:
    """The whole day, table by table; who sits there as far as the wall shows it."""
    tables = list(day.tables.select_related("company", "opening"))
    slots = {(one.table_id, one.during.lower): one for one in day.slots.all()}
    met = day.meetings.select_related("introduction__person")
    meetings = {one.slot_id: one for one in met}

    def cell(table: Table, at: datetime) -> tuple[Table, Slot | None, Meeting | None]:
        slot = slots.get((table.pk, at))
        return table, slot, meetings.get(slot.pk) if slot else None

    return [Row(at, tuple(cell(table, at) for table in tables)) for at in times(day)]


def free_slots(table: Table, person: UUID) -> list[datetime]:
    """When the table is free and the person, too."""
    taken = {one.during.lower for one in table.slots.all()}
    busy = [one.during for one in Meeting.objects.filter(person=person, day=table.day)]
    step = timedelta(minutes=table.day.minutes)
    return [
        at for at in times(table.day)
        if at not in taken and not any(at < one.upper and one.lower < at + step for one in busy)
    ]  # fmt: skip


def to_ask(institution: UUID, day: JobDay) -> list[Person]:
    """Whom an institution accompanies and has not asked to this day."""
    asked = Guest.objects.filter(day=day).values("person")
    return list(Person.objects.held_by(institution).open().exclude(pk__in=asked))


def guests(day: JobDay) -> list[Guest]:
    """Those of one's own who are asked, and how it went."""
    rows = Guest.objects.filter(day=day, person__merged_into=None).select_related("person")
    order = list(Coming)
    return sorted(rows, key=lambda one: (order.index(Coming(one.state)), one.person.sort_key))


def meeting_for(meeting: UUID) -> Meeting | None:
    """One meeting."""
    return Meeting.objects.select_related("introduction__person").filter(pk=meeting).first()
