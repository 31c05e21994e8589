"""Who may sign, meet, write to each other and set the rhythm."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person
from nahtlos.plan.models import Agreed, Appointment, Coming

ANSWERS = frozenset({Coming.CONFIRMED, Coming.DECLINED})
PAST = frozenset({Coming.KEPT, Coming.MISSED})


def _oneself(actor: Actor, person: Person) -> Refusal | None:
    return unless(
        actor.may(May.KEEP_OWN_DATA) and actor.person == person.pk, _("This plan is not yours.")
    ) or unless(
        person.closed_at is None,
        _("Your way with us has come to its end. Please ring us if you need something."),
    )


def may_sign(actor: Actor, person: Person, how: Agreed) -> Refusal | None:
    """Whether this actor may write down that the person has agreed to the plan in this way.

    On the own page the person does it alone; everywhere else the adviser sits beside them.
    """
    return _oneself(actor, person) if how is Agreed.OWN_PAGE else may_keep(actor, person)


def may_meet(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may make and change appointments with the person."""
    return may_keep(actor, person)


def may_come(actor: Actor, appointment: Appointment, to: Coming) -> Refusal | None:
    """Whether this actor may say this of an appointment: the person whether they come, the adviser
    how it went.
    """
    over = unless(appointment.state not in PAST, _("This appointment is over."))
    if actor.may(May.KEEP_OWN_DATA):
        return (
            _oneself(actor, appointment.person)
            or unless(to in ANSWERS, _("Please ask your adviser."))
            or unless(appointment.state != Coming.CANCELLED, _("This appointment was called off."))
            or over
        )
    return may_keep(actor, appointment.person)


def may_write(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may write a few words into the talk of person and adviser."""
    return _oneself(actor, person) if actor.may(May.KEEP_OWN_DATA) else may_keep(actor, person)


def may_feed(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may make an address for a telephone's calendar: the person alone."""
    return _oneself(actor, person)


def may_keep_rhythms(actor: Actor, region: UUID) -> Refusal | None:
    """Whether this actor sets how often persons of a region are met."""
    return unless(
        actor.may(May.KEEP_NETWORK) and actor.region == region,
        _("Only the coordination of the region sets the rhythm."),
    )
