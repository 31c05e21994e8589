"""Who may write, send, begin and end an internship."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.internships import engine, wording
from nahtlos.internships.access.moving import STANDS, may_move
from nahtlos.internships.models import (
    FIRST,
    TEXT_MAY_CHANGE,
    Internship,
    Party,
    Pass,
    Signer,
    State,
)
from nahtlos.people.access import may_keep
from nahtlos.people.models import Person

AT_ONE_TIME = _("The person is in another internship at this time. Please choose other days.")
PAUSE = timedelta(minutes=10)


def may_make(actor: Actor, person: Person) -> Refusal | None:
    """Prepare an agreement for this person."""
    return may_keep(actor, person)


def may_write(actor: Actor, internship: Internship) -> Refusal | None:
    """Change what is agreed."""
    state = State(internship.state)
    return may_keep(actor, internship.person) or unless(state in TEXT_MAY_CHANGE, STANDS[state])


def may_agree_on(one: engine.Agreed) -> Refusal | None:
    """Whether the law lets this be agreed; the first thing that stands against it."""
    found = engine.faults(one)
    return unless(not found, wording.because(found[0])) if found else None


def may_send(
    actor: Actor, internship: Internship, parties: Collection[str], on: date
) -> Refusal | None:
    """Have it signed: everybody who must sign is named, and its days are not over."""
    needed = {Party.PERSON, Party.EMPLOYER} | ({Party.GUARDIAN} if internship.minor else set())
    return (
        may_move(actor, internship, State.TO_SIGN)
        # What is signed goes back to be signed only by a change, which voids the signatures.
        or unless(internship.state == State.DRAFT, STANDS[State(internship.state)])
        or unless(needed <= set(parties), _("Somebody who must sign is not named."))
        or unless(internship.ends_on >= on, _("Its days are over. Please choose other days."))
    )


def may_send_again(
    actor: Actor, internship: Internship, signer: Signer, *, last: Pass | None, at: datetime
) -> Refusal | None:
    """Send a link once more: a moment after the last one at the earliest."""
    state = State(internship.state)
    return (
        may_keep(actor, internship.person)
        or unless(
            state in {State.TO_SIGN, State.RUNNING, State.ENDED, State.BROKEN_OFF}, STANDS[state]
        )
        or unless(
            internship.agreed_at or signer.party in FIRST,
            _("The person signs first. Then the link goes out by itself."),
        )
        or unless(
            last is None or last.made_at <= at - PAUSE,
            _("A link was sent a few minutes ago. Please wait a little."),
        )
    )


def may_start(actor: Actor, internship: Internship, on: date) -> Refusal | None:
    """Begin: on its first day at the earliest, and only if it is lawful."""
    return (
        may_move(actor, internship, State.RUNNING)
        or unless(internship.starts_on <= on, _("Its first day has not come yet."))
        or unless(
            internship.lawful,
            _("The permission is missing. It must be seen before the first day."),
        )
    )


def may_end(actor: Actor, internship: Internship, on: date) -> Refusal | None:
    """End: after its last day. Whoever stops before breaks it off."""
    return may_move(actor, internship, State.ENDED) or unless(
        internship.ends_on <= on, _("Its last day has not come yet.")
    )


def may_break_off(
    actor: Actor, internship: Internship, last: date, *, words: str, on: date
) -> Refusal | None:
    """Break off: with the last day, and a reason."""
    return (
        may_move(actor, internship, State.BROKEN_OFF)
        or unless(words.strip(), _("Please say why it was broken off."))
        or unless(
            internship.starts_on <= last <= min(internship.ends_on, on),
            _("The last day lies between the first day and today."),
        )
    )


def may_permit(actor: Actor, internship: Internship) -> Refusal | None:
    """Write down that the permission was seen."""
    state = State(internship.state)
    return may_keep(actor, internship.person) or unless(state in TEXT_MAY_CHANGE, STANDS[state])
