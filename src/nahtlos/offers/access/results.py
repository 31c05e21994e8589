"""Who may say what came of a course, and who takes it over into the file."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.offers.models import ANSWERS, Answered, Booking, Place, Result, State
from nahtlos.people.access import may_keep


def may_record(actor: Actor, booking: Booking, place: Place) -> Refusal | None:
    """Record attendance and results: whoever runs the course, for a seat that was taken."""
    return unless(
        actor.may(May.READ_PERSONS) and actor.institution == booking.offered_by_id,
        _("Only the institution that runs this records results."),
    ) or unless(
        place.state in {State.TAKEN, State.DONE, State.LEFT} and place.run_id is not None,
        _("There is no result before the seat was taken."),
    )


def may_answer_result(actor: Actor, result: Result, to: Answered) -> Refusal | None:
    """Take a result over into the file, or not: an adviser of the holder."""
    return may_keep(actor, result.person) or unless(
        to in ANSWERS[Answered(result.state)], _("This result has been answered already.")
    )
