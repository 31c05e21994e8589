"""What a guest says, what is said at the door, and who gives a card to whom. Guests read it, too."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Usher
from nahtlos.events.access.events import may_run
from nahtlos.events.models import GUEST_MOVES, JOINED, Event, Group, Guest, Stand, State

GOES_ON = (State.OPEN, State.CLOSED)
AT_THE_DOOR = (*GOES_ON, State.OVER)
"""Arrivals that were noted without a net may come in after the end."""


def may_join(event: Event, at: datetime) -> Refusal | None:
    """Sign up without an account."""
    return unless(
        event.state == State.OPEN and at < event.ends_at,
        _("You cannot sign up for this meeting now."),
    )


def sides(actor: Actor, guest: Guest, *, themself: bool) -> frozenset[str]:
    """As whom this actor may speak."""
    found = {"guest"} if themself else set()
    if actor.role is Usher:
        found.add("program")
    if may_run(actor, guest.event) is None:
        found.add("organiser")
    return frozenset(found)


def may_move(actor: Actor, guest: Guest, to: Stand, *, themself: bool) -> Refusal | None:
    """Come, wait, arrive, call off: by the hand that the table names."""
    hands = sides(actor, guest, themself=themself)
    door = Stand.HERE in {to, Stand(guest.stand)}
    able = GUEST_MOVES[Stand(guest.stand)].get(to)
    return (
        unless(hands, _("Only you, or whoever organises the meeting, can change this."))
        or unless(
            guest.event.state in (AT_THE_DOOR if door else GOES_ON),
            _("This meeting is over or does not take place."),
        )
        or unless(able, _("This has been changed in the meantime. Please look again."))
        or unless(hands & (able or frozenset()), _by_whom(door=door, able=able or frozenset()))
    )


def _by_whom(*, door: bool, able: frozenset[str]) -> str:
    if "program" in able:
        return str(_("Seats go to whoever is next on the list."))
    if door:
        return str(_("Only whoever is at the door can say this."))
    return str(_("Only the guest can say this."))


def may_take_group(actor: Actor, guest: Guest, group: Group, *, themself: bool) -> Refusal | None:
    """Choose a working group, or be moved to one."""
    return (
        unless(
            sides(actor, guest, themself=themself) & {"guest", "organiser"},
            _("Only you, or whoever organises the meeting, can change this."),
        )
        or unless(guest.stand in JOINED, _("Please sign up first."))
        or unless(guest.event.state in GOES_ON, _("This meeting is over or does not take place."))
        or unless(group.event_id == guest.event_id, _("This group belongs to another meeting."))
        or unless(
            group.free > 0 or guest.group_id == group.pk,
            _("This group is full. Please choose another one."),
        )
    )


def may_share(guest: Guest) -> Refusal | None:
    """Give the own card: whoever has signed up, also after the meeting."""
    return unless(guest.stand in JOINED, _("Please sign up first."))


def may_say(guest: Guest, event: Event, at: datetime) -> Refusal | None:
    """Say what came of it and what one wishes for."""
    return unless(guest.stand in JOINED, _("Please sign up first.")) or unless(
        at >= event.begins_at and event.state in AT_THE_DOOR,
        _("You can say this once the meeting has begun."),
    )
