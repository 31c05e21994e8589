"""Who organises a meeting, and how far it may go."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Adviser, Coordinator, Member, Usher
from nahtlos.events.models import EVENT_MOVES, LIVE, Event, State

ORGANISE = frozenset({Adviser, Member, Coordinator})


def may_organise(actor: Actor) -> Refusal | None:
    """Make a meeting: staff of an institution, or its coordination."""
    return unless(
        actor.institution is not None and actor.role in ORGANISE,
        _("Institutions of the region and its coordination organise meetings."),
    )


def may_run(actor: Actor, event: Event) -> Refusal | None:
    """See its guests: staff of the institution that organises it."""
    return unless(
        actor.role in ORGANISE
        and actor.institution == event.institution_id
        and actor.region == event.region_id,
        _("Only the institution that organises this meeting does this."),
    )


def may_change(actor: Actor, event: Event) -> Refusal | None:
    """Prepare it: until it is over."""
    return may_run(actor, event) or unless(
        event.state in LIVE, _("This meeting is over or called off.")
    )


def may_turn(actor: Actor, event: Event, to: State) -> Refusal | None:
    """Open it, close it, call it off, end it. The program ends it by the day."""
    sides = EVENT_MOVES[State(event.state)].get(to, frozenset())
    if actor.role is Usher:
        return unless("program" in sides, _("The program only ends meetings that have been."))
    return may_change(actor, event) or unless(
        "organiser" in sides, _("The meeting cannot go there from where it is now.")
    )


def may_tell_results(actor: Actor, event: Event) -> Refusal | None:
    """Send the results: once the meeting is over."""
    return may_run(actor, event) or unless(
        event.state == State.OVER, _("Results go out when the meeting is over.")
    )
