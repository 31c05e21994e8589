"""Who may hold a place, take a seat, pass it on, or come before their turn."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.offers.models import ENDED, Booking, Offer, Place, Run, State
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person


def may_book(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor puts this person on waiting lists at all."""
    return may_keep(actor, person)


def may_join(actor: Actor, person: Person, offer: Offer, *, already: bool) -> Refusal | None:
    """Whether the person may stand on the list of this offer."""
    return (
        may_book(actor, person)
        or unless(offer.region_id == person.region_id, _("This is run in another region."))
        or unless(offer.closed_at is None, _("This is no longer offered."))
        or unless(not already, _("The person has a place here already."))
    )


def _own(actor: Actor, booking: Booking) -> Refusal | None:
    """The person, or an adviser of the holder at the person's word."""
    themself = actor.person is not None and actor.person == booking.person_id
    held = actor.may(May.KEEP_PERSONS) and actor.institution == booking.institution_id
    return unless(
        themself or held, _("Only the person, or their adviser at the person's word, decides this.")
    )


def may_accept(
    actor: Actor, booking: Booking, place: Place, at: datetime, *, known: bool
) -> Refusal | None:
    """Take the seat that is held. `known`: whoever runs the course may learn whose seat it is."""
    return (
        _own(actor, booking)
        or unless(place.state == State.OFFERED, _("No seat is held at the moment."))
        or unless(
            place.hold_until is not None and at <= place.hold_until,
            _("The seat was held until then. It goes to the next now."),
        )
        or unless(
            known,
            _(
                "The person has not agreed yet that this institution learns the name."
                " Please ask for consent first."
            ),
        )
    )


def may_pass_on(actor: Actor, booking: Booking, place: Place) -> Refusal | None:
    """Let this seat go to the next."""
    return _own(actor, booking) or unless(
        place.state == State.OFFERED, _("No seat is held at the moment.")
    )


def may_leave(actor: Actor, booking: Booking, place: Place) -> Refusal | None:
    """Give the place up: the person, the adviser, or whoever runs the course and knows who it is."""
    runs = actor.may(May.READ_PERSONS) and actor.institution == booking.offered_by_id
    return (None if runs else _own(actor, booking)) or unless(
        place.state not in ENDED, _("This place has ended already.")
    )


def may_finish(actor: Actor, booking: Booking, place: Place) -> Refusal | None:
    """Say that the course is over for this person: whoever runs it."""
    return unless(
        actor.may(May.READ_PERSONS) and actor.institution == booking.offered_by_id,
        _("Only the institution that runs this says when it is over."),
    ) or unless(place.state == State.TAKEN, _("Only a seat that was taken can be over."))


def may_offer_out_of_turn(
    actor: Actor, place: Place, run: Run, *, note: str, at: datetime
) -> Refusal | None:
    """Let somebody come before their turn: whoever runs the offer, with a reason that is kept."""
    return (
        unless(
            actor.may(May.READ_PERSONS) and actor.institution == place.institution_id,
            _("Only the institution that runs this makes an exception."),
        )
        or unless(place.state == State.WAITING, _("This place is not on the waiting list."))
        or unless(run.offer_id == place.offer_id, _("This run belongs to another offer."))
        or unless(
            run.cancelled_at is None and run.starts_on >= timezone.localdate(at),
            _("This run has begun or does not take place."),
        )
        or unless(run.free > 0, _("No seat is free in this run."))
        or unless(note.strip(), _("Please write why, in one sentence, without a name."))
    )
