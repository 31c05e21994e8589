"""Who says that a start in work came from an activity."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nahtlos.activities.models import Activity, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.models import OfPerson


def may_tick(actor: Actor, row: OfPerson, activity: Activity | None, on: date) -> Refusal | None:
    """The person's adviser; the activity took place, and began before."""
    return unless(
        actor.may(May.KEEP_PERSONS) and actor.institution == row.institution_id,
        _("Only the person's own adviser says where it came from."),
    ) or unless(
        activity is None
        or (activity.state in {State.HELD, State.CLOSED} and activity.region_id == row.region_id),
        _("Please choose something that took place."),
    ) or unless(
        activity is None or activity.starts_on <= on,
        _("It began before that activity, so it cannot have come from it."),
    )  # fmt: skip
