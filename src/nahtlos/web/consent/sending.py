"""The one place from which a link leaves by SMS or e-mail."""

from collections.abc import Callable

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.people import actions, queries

KIND = "own_page"
# The verb that leaves a message for a person; without it no button offers to send.
SEND: Callable[..., object] | None = getattr(actions, "send_message", None)


def ways(person: queries.Person) -> frozenset[queries.HandedBy]:
    """By which ways a link can be sent to this person now."""
    return queries.ways_to_write(person.pk) if SEND else frozenset()


def send(*, person: queries.Person, address: str, channel: queries.HandedBy, by: Actor) -> None:
    """Leave the link and the institution's name, no other word, where messages may be left."""
    if SEND is not None:
        values = {"institution": person.institution.short_name, "link": address}
        SEND(person=person, kind=KIND, values=values, by=by, at=now(), channel=channel.value)
