"""Who may ask for a permission and write down what became of it."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.people.access import may_keep
from nahtlos.placements.models import (
    LIVE,
    NEEDS_PAPER,
    STANDINGS,
    Access,
    Permission,
    Placement,
    Standing,
)

STANDS: dict[Standing, Promise] = {
    Standing.PREPARED: _("This request has not been sent yet."),
    Standing.SENT: _("This request waits for the office."),
    Standing.MORE: _("The office has asked for more."),
    Standing.GRANTED: _("The permission has been granted."),
    Standing.REFUSED: _("The permission has been refused."),
    Standing.WITHDRAWN: _("This request was taken back."),
}


def may_prepare(actor: Actor, placement: Placement, access: Access) -> Refusal | None:
    """Whether a permission may be asked for: where the law asks for one."""
    return (
        may_keep(actor, placement.person)
        or unless(placement.state in LIVE, _("This work has ended or did not begin."))
        or unless(access in NEEDS_PAPER, _("This work needs no permission, or none can be given."))
    )


def may_move_permission(
    actor: Actor, permission: Permission, to: Standing, on: date | None = None
) -> Refusal | None:
    """Whether a request may go where it is to go, on a day not before it was sent."""
    return (
        may_keep(actor, permission.person)
        or unless(to in STANDINGS[Standing(permission.state)], STANDS[Standing(permission.state)])
        or unless(
            on is None or permission.sent_on is None or on >= permission.sent_on,
            _("That day lies before the request was sent."),
        )
    )


def may_ask_agency(actor: Actor, permission: Permission, on: date) -> Refusal | None:
    """Whether the day may be written down on which the office asked the agency."""
    return (
        may_keep(actor, permission.person)
        or unless(permission.state == Standing.SENT, STANDS[Standing(permission.state)])
        or unless(
            permission.need == Access.BOTH, _("The employment agency is not asked for this work.")
        )
        or unless(
            permission.sent_on is not None and on >= permission.sent_on,
            _("That day lies before the request was sent."),
        )
    )
