"""Who may hand a person on, and who may move a referral from where to where."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May, Watcher
from nahtlos.network.models import Institution, Kind
from nahtlos.people.access import may_keep
from nahtlos.people.models import Part, Person
from nahtlos.referrals.models import MOVES, Referral, Side, State

NOT_YOURS = _("This referral is between others.")
STANDS: dict[State, Promise] = {
    State.DRAFTED: _("This referral has not been sent yet."),
    State.SENT: _("This referral waits for its answer."),
    State.SEEN: _("This referral waits for its answer."),
    State.ACCEPTED: _("This referral has been accepted and waits for the first appointment."),
    State.KEPT: _("The first appointment has already been kept."),
    State.DECLINED: _("This referral has been declined."),
    State.WITHDRAWN: _("This referral has been taken back."),
    State.CLOSED: _("This referral is closed."),
    State.EXPIRED: _("This referral has run out. It can be sent anew."),
}
BY: dict[frozenset[Side], Promise] = {
    frozenset({Side.RECIPIENT}): _("Only the institution that was asked answers this."),
    frozenset({Side.SENDER, Side.PERSON}): _(
        "Only the person or the sender sends this or takes it back."
    ),
    frozenset({Side.PROGRAM}): _("A referral runs out by its deadline, not by hand."),
}
NEEDS_ACCOUNT = frozenset({Part.NOTES.value, Part.BURDENS.value, Part.HEALTH.value})


def may_draft(
    actor: Actor, person: Person, recipient: Institution, parts: Collection[str]
) -> Refusal | None:
    """Whether this adviser may prepare a referral of this person to this institution."""
    return (
        may_keep(actor, person)
        or unless(
            recipient.kind != Kind.IMMIGRATION_OFFICE,
            _("Nobody is referred to the immigration office. It is asked single questions."),
        )
        or unless(recipient.region_id == person.region_id, _("A file stays in its region."))
        or unless(
            recipient.pk != person.institution_id,
            _("Your own institution already accompanies this person."),
        )
        or unless(
            parts and set(parts) <= set(Part.values),
            _("Please name what may be seen, part by part."),
        )
    )


def side_of(actor: Actor, referral: Referral) -> Side | None:
    """On which side of a referral somebody stands; none for everybody else."""
    if actor.role is Watcher:
        return Side.PROGRAM if actor.region == referral.region_id else None
    if actor.person is not None:
        return Side.PERSON if actor.person == referral.person_id else None
    if actor.may(May.KEEP_PERSONS) and actor.institution == referral.institution_id:
        return Side.SENDER
    by_link = bool(actor.link) and actor.link == referral.token_digest
    at_work = actor.may(May.READ_PERSONS) and actor.institution == referral.recipient_id
    return Side.RECIPIENT if by_link or at_work else None


def may_move(actor: Actor, referral: Referral, to: State) -> Refusal | None:
    """Whether this actor may move the referral there; the sentence says what stands against it."""
    state, side = State(referral.state), side_of(actor, referral)
    sides = MOVES[state].get(to)
    return (
        unless(side is not None, NOT_YOURS)
        or unless(sides is not None, STANDS[state])
        or unless(side in (sides or ()), BY[sides or frozenset({Side.PROGRAM})])
    )
