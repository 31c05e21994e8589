"""Who may hand a whole case on, and who may move a handover from where to where."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May, Watcher
from nahtlos.network.models import Institution, Kind, Membership
from nahtlos.people.access import may_keep
from nahtlos.people.models import Part, Person
from nahtlos.referrals.models import ALWAYS, STAGES, Hand, Handover, Stage

BETWEEN_OTHERS = _("This handover is between others.")
STANDS: dict[Stage, Promise] = {
    Stage.DRAFTED: _("This handover has not been offered yet."),
    Stage.OFFERED: _("This handover waits for its answer."),
    Stage.SEEN: _("This handover waits for its answer."),
    Stage.TAKEN: _("The case has been taken over."),
    Stage.DECLINED: _("This handover has been declined."),
    Stage.WITHDRAWN: _("This handover has been taken back."),
    Stage.EXPIRED: _("This handover has run out. It can be offered anew."),
}
BY: dict[frozenset[Hand], Promise] = {
    frozenset({Hand.RECEIVER}): _("Only the institution that was asked answers this."),
    frozenset({Hand.GIVER, Hand.PERSON}): _(
        "Only the person or the giver offers this or takes it back."
    ),
    frozenset({Hand.PROGRAM}): _("A handover runs out by its deadline, not by hand."),
}


def may_prepare_handover(
    actor: Actor, person: Person, recipient: Institution, parts: Collection[str]
) -> Refusal | None:
    """Whether this adviser may prepare to hand this case to this institution."""
    return (
        may_keep(actor, person)
        or unless(
            recipient.kind != Kind.IMMIGRATION_OFFICE,
            _("No case is handed to the immigration office. It is asked single questions."),
        )
        or unless(
            recipient.region_id == person.region_id,
            _("To another region a case does not go in this way."),
        )
        or unless(
            recipient.pk != person.institution_id,
            _("Your own institution already accompanies this person."),
        )
        or unless(
            ALWAYS in parts and set(parts) <= set(Part.values),
            _("Please name part by part what goes. The situation always goes."),
        )
    )


def hand_of(actor: Actor, handover: Handover) -> Hand | None:
    """On which side of a handover somebody stands; none for everybody else."""
    if actor.role is Watcher:
        return Hand.PROGRAM if actor.region == handover.region_id else None
    if actor.person is not None:
        return Hand.PERSON if actor.person == handover.person_id else None
    if actor.may(May.KEEP_PERSONS) and actor.institution == handover.giver_id:
        return Hand.GIVER
    at_work = actor.may(May.READ_PERSONS) and actor.institution == handover.recipient_id
    return Hand.RECEIVER if at_work else None


def may_move_handover(actor: Actor, handover: Handover, to: Stage) -> Refusal | None:
    """Whether this actor may move the handover there; the sentence says what stands against it."""
    state, hand = Stage(handover.state), hand_of(actor, handover)
    hands = STAGES[state].get(to)
    return (
        unless(hand is not None, BETWEEN_OTHERS)
        or unless(hands is not None, STANDS[state])
        or unless(hand in (hands or ()), BY[hands or frozenset({Hand.PROGRAM})])
    )


def may_take_over(actor: Actor, handover: Handover, adviser: Membership | None) -> Refusal | None:
    """Whether this actor may take the case over for this adviser of their own institution."""
    return (
        may_move_handover(actor, handover, Stage.TAKEN)
        or unless(actor.may(May.KEEP_PERSONS), _("Only an adviser takes a case over."))
        or unless(
            adviser is not None and adviser.institution_id == actor.institution,
            _("Please choose an adviser of your own institution."),
        )
    )
