"""One after the other: whoever writes visitors, wants or meetings of a day locks the day first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from django.db.models import F, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days.models import Day, Meeting, Place, Visitor, Want
from nahtlos.days.news import PlaceFreed


@contextmanager
def hall(day: UUID, by: Actor) -> Iterator[Day]:
    """The day, locked until the transaction ends, with the program keeping it in order.

    The account of whoever set it off stays in the note, so that the book says who it was.
    """
    locked = Day.objects.select_for_update(of=("self",)).get(pk=day)
    with acting(replace(by, role=Usher, person=None, link="", region=locked.region_id)):
        yield locked


def take_away(talks: QuerySet[Meeting]) -> None:
    """Talks that are no more; their visitors can take them out of a calendar. Call it inside `hall`."""
    rows = list(talks.select_related("visitor"))
    whose = {row.visitor_id: row.visitor for row in rows}
    for row in rows:
        whose[row.visitor_id].gone[row.topic] = [row.start, row.end]
    Visitor.objects.bulk_update(whose.values(), ["gone"])
    Meeting.objects.filter(pk__in=[row.pk for row in rows]).delete()


def look_again(visitor: UUID) -> None:
    """Desks draw a visitor anew whose row was written; what else is wanted stands elsewhere. Inside `hall`."""
    Visitor.objects.filter(pk=visitor).update(number=F("number"))


def move_on(day: Day, topic: str) -> tuple[Want, ...]:
    """Give each free place of a topic to whoever is in turn; call it inside `hall`."""
    subject = day.subjects.filter(topic=topic).first()
    if subject is None or subject.free <= 0:
        return ()
    waits = Want.objects.filter(day=day, topic=topic, place=Place.WAITING).order_by("turn")
    moved = []
    for want in waits[: subject.free]:
        want.place = Place.HELD
        want.save(update_fields=["place"])
        publish(PlaceFreed(want.visitor_id, day.pk, day.region_id))
        moved.append(want)
    return tuple(moved)
