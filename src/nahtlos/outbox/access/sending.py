"""Who may have a message go out, and what may be done with one that is out."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Courier, May, Usher
from nahtlos.outbox.models import TROUBLED, Message, Notice, Outgoing, State
from nahtlos.people.models import Person


def may_write(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may send messages to the person: an adviser who holds the open file."""
    return (
        unless(
            actor.may(May.KEEP_PERSONS) and actor.institution == person.institution_id,
            _("Only an adviser who holds the file sends messages to the person."),
        )
        or unless(person.closed_at is None, _("This case is closed. Open it again first."))
        or unless(person.merged_into_id is None, _("This file was joined with another one."))
    )


def may_write_to(*, known: bool, wanted: bool) -> Refusal | None:
    """Whether a way stands open: a number or address at which a message may be left."""
    return unless(
        known, _("No mobile number or mail address is known at which a message may be left.")
    ) or unless(wanted, _("The person does not want such messages."))


def may_send_again(message: Outgoing) -> Refusal | None:
    """Whether a message may go out once more: when it is known or likely that it did not arrive."""
    return unless(
        message.state in TROUBLED | {State.SENT}, _("This message cannot be sent again.")
    ) or unless(message.settled_at is None, _("This message was sent again already."))


def may_settle(message: Outgoing) -> Refusal | None:
    """Whether it can be put aside: what went wrong and nobody has looked at yet."""
    return unless(
        message.state in TROUBLED and message.settled_at is None,
        _("Somebody has looked at this message already."),
    )


def may_call_back(message: Message) -> Refusal | None:
    """Whether it can still be held back."""
    return unless(message.state == State.WAITING, _("This message is out already."))


def may_carry(actor: Actor) -> Refusal | None:
    """Carrying is the program's own work."""
    return unless(actor.role is Courier, _("Only the program carries messages."))


def may_notify(actor: Actor) -> Refusal | None:
    """Notices are written by the program, in a job that the news has left behind."""
    return may_carry(actor)


def may_send_errands(actor: Actor) -> Refusal | None:
    """Messages to those without a file are written by the program that keeps a day in order."""
    return unless(actor.role is Usher, _("Only the program carries messages."))


def may_see_notices(actor: Actor, notice: Notice | None = None) -> Refusal | None:
    """Whether this actor looks after mail to institutions."""
    return unless(
        actor.may(May.KEEP_HOUSE) and (notice is None or notice.region_id == actor.region),
        _("Only administrators look after the house."),
    )
