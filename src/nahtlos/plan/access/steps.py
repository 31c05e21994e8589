"""Who may agree on steps, move them, and answer them."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person
from nahtlos.plan.models import MOVES, Doer, State, Step


def may_agree(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may write down what was agreed with this person."""
    return may_keep(actor, person)


def may_move(actor: Actor, step: Step, to: State) -> Refusal | None:
    """Whether this actor may move the step; a person moves only what they do themself."""
    allowed = unless(to in MOVES[State(step.state)], _("This step has already been moved there."))
    if actor.may(May.KEEP_OWN_DATA):
        return (
            may_answer(actor, step)
            or unless(
                step.who == Doer.PERSON, _("Somebody else does this step. Please ask your adviser.")
            )
            or unless(to is not State.DROPPED, _("Please ask your adviser to take out a step."))
            or allowed
        )
    return may_keep(actor, step.person) or allowed


def may_answer(actor: Actor, step: Step) -> Refusal | None:
    """Whether this actor may say how it goes with the step: the person whose step it is."""
    return unless(
        actor.may(May.KEEP_OWN_DATA) and step.person_id == actor.person,
        _("This step is not yours."),
    )
