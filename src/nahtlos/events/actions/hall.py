"""One after the other: whoever writes guests of a meeting locks the meeting first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.events.models import Event, Guest, Stand
from nahtlos.events.news import GuestTold


@contextmanager
def hall(event: Event, by: Actor) -> Iterator[Event]:
    """The meeting, locked until the transaction ends, with the program keeping it in order.

    The account of whoever set it off stays in the note, so that the book says who it was.
    """
    with acting(replace(by, role=Usher, person=None, link="", region=event.region_id)):
        yield Event.objects.select_for_update(of=("self",)).get(pk=event.pk)


def fresh(guest: Guest) -> Guest:
    """As it stands now; whoever has been taken out is gone."""
    found = Guest.objects.select_related("event", "group").filter(pk=guest.pk).first()
    if found is None:
        raise Refused(Refusal(_("This has been changed in the meantime. Please look again.")))
    return found


def tell(guest: Guest, what: str) -> None:
    """Let the guest know."""
    publish(GuestTold(guest.pk, guest.event_id, guest.region_id, what))


def move_on(event: Event) -> tuple[Guest, ...]:
    """Give each free seat to whoever is next; call it inside `hall`."""
    event.refresh_from_db()
    if event.free <= 0:
        return ()
    waits = Guest.objects.filter(event=event, stand=Stand.WAITING).order_by("turn")
    moved = list(waits[: event.free])
    for guest in moved:
        guest.stand = Stand.COMING
        guest.save(update_fields=["stand"])
        tell(guest, "place")
    return tuple(moved)
