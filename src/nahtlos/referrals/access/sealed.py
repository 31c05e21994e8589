"""Who may hand a case to another region, take one in, and keep the keys for it."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.access import may_keep, may_make
from nahtlos.people.models import Given, Part, Person
from nahtlos.people.wording import SPECIAL
from nahtlos.referrals.engine.sealing import Broken
from nahtlos.referrals.models import ALWAYS, Seal, Sealed, Way

TWICE = _("This case has been taken in before. The same file is not taken in twice.")
WHY_NOT: dict[Broken, Promise] = {
    Broken.TOO_BIG: _("This file is larger than 40 MB. It is not a sealed case."),
    Broken.NOT_OURS: _("This is not a sealed case. Please choose the file as you got it."),
    Broken.UNKNOWN_VERSION: _("This file was sealed by a newer version of this program."),
    Broken.CUT_OFF: _("The end of this file is missing. Please have it sent to you again."),
    Broken.CHANGED: _("This file was changed on its way. Please have it sent to you again."),
    Broken.WRONG_RECEIVER: _("This file was sealed for another region. You cannot open it."),
    Broken.UNKNOWN_SENDER: _(
        "This file comes from a region that is not known here. An administrator enters its key."
    ),
    Broken.BAD_SIGNATURE: _(
        "The signature of this file is wrong. It does not come from the region that it names."
    ),
    Broken.BAD_CONTENT: _("What is in this file cannot be a case. Please tell the sender."),
}
NO_KEYS = _("Your region has no keys yet. An administrator makes them.")
ENDED = {
    Seal.RECEIVED: _("The receipt has been entered. The case is closed."),
    Seal.WITHDRAWN: _("This handover has been taken back."),
}


def may_keep_region_keys(actor: Actor) -> Refusal | None:
    """Whether this actor makes the keys of the region and enters those of partners."""
    return unless(
        actor.may(May.KEEP_HOUSE) and actor.region is not None,
        _("Only administrators look after the house."),
    )


def may_seal(actor: Actor, person: Person, parts: Collection[str], how: str) -> Refusal | None:
    """Whether this adviser may seal this case, with these parts, agreed to in this way."""
    return (
        may_keep(actor, person)
        or unless(
            ALWAYS in parts and set(parts) <= set(Part.values),
            _("Please name part by part what goes. The situation always goes."),
        )
        or unless(
            how in (Given.ON_THE_SPOT, Given.PAPER), _("Please say how the person has agreed.")
        )
        or unless(
            how == Given.PAPER or not set(parts) & set(SPECIAL),
            _("Burdens and health go only with a paper that the person has signed."),
        )
    )


def may_go_on(actor: Actor, sealed: Sealed) -> Refusal | None:
    """Whether this actor may fetch the file, enter the receipt or take the handover back."""
    return (
        unless(
            actor.may(May.KEEP_PERSONS) and sealed.institution_id == actor.institution,
            _("Only advisers of the institution that gives the case do this."),
        )
        or unless(sealed.way == Way.GIVEN, _("This case came to you; it was not given by you."))
        or unless(sealed.state == Seal.WAITING, ENDED.get(Seal(sealed.state), ""))
    )


def may_take_back_sealed(actor: Actor, sealed: Sealed) -> Refusal | None:
    """Whether this actor may take a sealed handover back; the person until the file was fetched."""
    if actor.person is None:
        return may_go_on(actor, sealed)
    return (
        unless(
            actor.person == sealed.person_id and sealed.way == Way.GIVEN,
            _("This handover is not about you."),
        )
        or unless(sealed.state == Seal.WAITING, ENDED.get(Seal(sealed.state), ""))
        or unless(sealed.fetched_at is None, _("Your file was sent already. Talk to your adviser."))
    )


def may_take_in(actor: Actor) -> Refusal | None:
    """Whether this adviser may take in a case from another region."""
    return may_make(actor)
