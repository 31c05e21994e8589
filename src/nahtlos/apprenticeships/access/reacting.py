"""Who reacts to an early sign, and who tells the chamber and registers."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.access.moving import STANDS
from nahtlos.apprenticeships.models import (
    STANDINGS,
    Apprenticeship,
    Hand,
    Reaction,
    Registration,
    Standing,
    State,
)
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.network.models import Institution, Kind, Membership
from nahtlos.people.access import may_keep

IN_REGISTER: dict[Standing, Promise] = {
    Standing.TOLD: _("The chamber has been told already."),
    Standing.MISSING: _("The chamber has said that something is missing."),
    Standing.REGISTERED: _("This contract is registered."),
}


def may_react(actor: Actor, reaction: Reaction, on: date) -> Refusal | None:
    """Whether may be written down what was done: by whoever keeps the file, once."""
    return (
        _own(actor, reaction.institution_id)
        or unless(reaction.done_on is None, _("It was written down already what was done."))
        or unless(on >= reaction.opened_on, _("That day lies before the sign."))
    )


def may_hand_on(actor: Actor, reaction: Reaction, to: Membership) -> Refusal | None:
    """Whether a colleague of the same institution reacts instead."""
    return (
        may_keep(actor, reaction.person)
        or unless(reaction.done_on is None, _("It was written down already what was done."))
        or unless(
            to.institution_id == reaction.institution_id and to.role == "adviser",
            _("Please choose an adviser of your institution."),
        )
    )


def _own(actor: Actor, institution: object) -> Refusal | None:
    return unless(
        actor.may(May.KEEP_PERSONS) and actor.institution == institution,
        _("Only advisers who keep the file do this."),
    )


def may_register(actor: Actor, row: Apprenticeship, known: Registration | None) -> Refusal | None:
    """Whether the contract may be entered as registered by hand."""
    return (
        may_keep(actor, row.person)
        or unless(row.state in {State.CONTRACT, State.TRAINING}, STANDS[State(row.state)])
        or unless(row.registers, _("This training stands in no chamber's register."))
        or unless(
            known is None or known.state != Standing.REGISTERED, IN_REGISTER[Standing.REGISTERED]
        )
    )


def may_tell_chamber(
    actor: Actor, row: Apprenticeship, known: Registration | None, chamber: Institution,
    *, agreed: bool,
) -> Refusal | None:  # fmt: skip
    """Whether the chamber may be told: once, with the person's yes, and where it can be reached."""
    return (
        may_register(actor, row, known)
        or unless(known is None or known.state == Standing.MISSING, IN_REGISTER[Standing.TOLD])
        or unless(
            chamber.kind == Kind.CHAMBER and chamber.region_id == row.region_id,
            _("Please choose the chamber of the region."),
        )
        or unless(chamber.email, _("No mail address of this chamber is known here."))
        or unless(agreed, _("The person has not agreed that the chamber is told."))
    )


def may_move_registration(actor: Actor, row: Registration, to: Standing) -> Refusal | None:
    """Whether the chamber, by its link, or an adviser of the holder may say so now."""
    hands = STANDINGS[Standing(row.state)].get(to)
    linked = bool(actor.link) and actor.link == row.token_digest
    keeps = actor.may(May.KEEP_PERSONS) and actor.institution == row.institution_id
    hand = Hand.CHAMBER if linked else Hand.ADVISER if keeps else None
    return unless(hands is not None, IN_REGISTER[Standing(row.state)]) or unless(
        hand in (hands or ()), _("Only the chamber or the adviser says this.")
    )
