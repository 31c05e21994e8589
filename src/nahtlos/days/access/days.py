"""Who may prepare a day, sit at its desks and run it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Immigration, May
from nahtlos.days.models import (
    LIVE,
    MEETS,
    STATES,
    Answered,
    Day,
    Desk,
    Draft,
    Helper,
    Making,
    Meeting,
    Phase,
    Running,
)
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person

GOES_ON = frozenset({Phase.PREPARING, Phase.OPEN, Phase.PLANNED})


def may_make(actor: Actor) -> Refusal | None:
    """Make a consultation day: staff of an institution that works with persons, or coordination."""
    return unless(
        actor.institution is not None
        and (actor.may(May.READ_PERSONS) or actor.may(May.KEEP_NETWORK)),
        _("Institutions of the region and its coordination make consultation days."),
    )


def may_look(actor: Actor, day: Day) -> Refusal | None:
    """Look at the whole of this day, also once it is over."""
    own = actor.may(May.READ_PERSONS) and actor.institution == day.institution_id
    return unless(
        own or actor.may(May.KEEP_NETWORK),
        _("Only the institution that runs this day, or the coordination, does this."),
    ) or unless(actor.region == day.region_id, _("This day belongs to another region."))


def may_run(actor: Actor, day: Day) -> Refusal | None:
    """Prepare and run this day: the institution that runs it, or the coordination."""
    return may_look(actor, day) or unless(day.phase in GOES_ON, _("This day is over."))


def may_turn(actor: Actor, day: Day, to: Phase) -> Refusal | None:
    """Open it, close it again, call it off, end it."""
    return may_run(actor, day) or unless(
        to in STATES[Phase(day.phase)], _("The day cannot go there from where it is now.")
    )


def may_sit(actor: Actor, desk: Desk) -> Refusal | None:
    """Answer for a desk: the staff of its institution."""
    at_desk = actor.may(May.READ_PERSONS) or actor.role is Immigration
    return unless(
        at_desk and actor.institution == desk.institution_id and actor.region == desk.region_id,
        _("Only the institution of this desk answers for it."),
    )


def may_answer(actor: Actor, desk: Desk, to: Answered) -> Refusal | None:
    """Say whether the desk comes. Whoever runs the day may note what was said on the telephone."""
    runs = may_run(actor, desk.day) is None
    return (
        (None if runs else may_sit(actor, desk))
        or unless(desk.day.phase in GOES_ON, _("This day is over."))
        or unless(
            to is not Answered.DECLINED or desk.day.phase != Phase.PLANNED,
            _("The day is planned. Please tell whoever runs it, so that it is planned anew."),
        )
    )


def may_answer_for_themself(helper: Helper) -> Refusal | None:
    """Say by the own link whether one comes to interpret or help."""
    return unless(helper.day.phase in GOES_ON, _("This day is over.")) or unless(
        helper.day.phase != Phase.PLANNED,
        _("The day is planned. Please call whoever runs it if something has changed."),
    )


def may_name(actor: Actor, person: Person, day: Day) -> Refusal | None:
    """Name somebody of the own caseload for this day."""
    return (
        may_keep(actor, person)
        or unless(day.region_id == person.region_id, _("This day is in another region."))
        or unless(day.phase in GOES_ON, _("This day is over."))
    )


def may_plan(actor: Actor, day: Day) -> Refusal | None:
    """Have a plan worked out."""
    return may_run(actor, day) or unless(
        day.phase != Phase.PREPARING, _("Please open the day for visitors first.")
    )


def may_take(actor: Actor, draft: Draft) -> Refusal | None:
    """Take a plan that was worked out."""
    return may_run(actor, draft.day) or unless(
        draft.making == Making.READY, _("This plan cannot be taken any more.")
    )


def may_move(actor: Actor, meeting: Meeting, to: Running, at: datetime) -> Refusal | None:
    """Begin, end, or miss a meeting: whoever sits at the desk, or whoever runs the day, once it is that day."""
    runs = may_run(actor, meeting.day) is None
    return (
        (None if runs else may_sit(actor, meeting.desk))
        or unless(
            to in MEETS[Running(meeting.state)], _("This meeting has already been moved there.")
        )
        or unless(
            to is Running.PLANNED or meeting.day.minute(at) >= 0,
            _("This day is still to come. Talks begin on the day itself."),
        )
    )


def may_tell(actor: Actor, meeting: Meeting) -> Refusal | None:
    """Say what came of a meeting: whoever sat at the desk."""
    return (
        may_sit(actor, meeting.desk)
        or unless(actor.may(May.READ_PERSONS), _("Your role does not write into plans."))
        or unless(
            meeting.state in LIVE and meeting.state != Running.PLANNED,
            _("There is no result before the meeting has begun."),
        )
    )
