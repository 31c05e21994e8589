"""Who may keep an offer, its runs, and the region's classes of need."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.offers.models import Run


def may_keep(actor: Actor, institution: UUID, region: UUID) -> Refusal | None:
    """Make and change what this institution runs: its own staff, or the region's coordination."""
    own = actor.may(May.READ_PERSONS) and actor.institution == institution
    return unless(
        own or actor.may(May.KEEP_NETWORK),
        _("Only the institution that runs this, or the coordination, changes it."),
    ) or unless(actor.region == region, _("This belongs to another region."))


def may_keep_needs(actor: Actor, region: UUID) -> Refusal | None:
    """Set the order in which seats are given: the region's coordination."""
    return unless(
        actor.may(May.KEEP_NETWORK),
        _("The coordination of the region sets the order of waiting lists."),
    ) or unless(actor.region == region, _("This belongs to another region."))


def may_plan_run(starts_on: date, ends_on: date | None) -> Refusal | None:
    """Whether a run can have these days."""
    return unless(
        ends_on is None or ends_on >= starts_on, _("The last day comes after the first one.")
    )


def may_seats(run: Run, seats: int) -> Refusal | None:
    """No seat that somebody holds is taken away."""
    return unless(
        seats >= run.held,
        _("%(held)d seats are held already. Please write at least this number.")
        % {"held": run.held},
    )
