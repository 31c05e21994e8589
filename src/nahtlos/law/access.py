"""Who may keep a region's own instruments, and what a version allows in its state."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.law.models import MOVES, RegionalInstrument, RegionalVersion, State

NOT_THE_KEEPER = _(
    "Your role does not keep the region's own support. Ask the coordination of your region."
)


def may_keep(actor: Actor, region: UUID | None) -> Refusal | None:
    """See drafts of this region, make new ones."""
    return unless(region is not None and actor.may(May.KEEP_NETWORK), NOT_THE_KEEPER) or unless(
        actor.region == region, _("This belongs to another region.")
    )


def may_change(actor: Actor, version: RegionalVersion) -> Refusal | None:
    """Write other words into this version."""
    return may_keep(actor, version.region_id) or unless(
        version.state == State.DRAFT,
        _("What was published stays as it is. Change it in a new draft."),
    )


def may_begin(actor: Actor, instrument: RegionalInstrument) -> Refusal | None:
    """Begin a new draft of this instrument."""
    drafts = RegionalVersion.objects.filter(instrument=instrument.pk, state=State.DRAFT)
    return may_keep(actor, instrument.region_id) or unless(
        not drafts.exists(), _("There is a draft already. Go on with that one.")
    )


def may_try(actor: Actor, version: RegionalVersion) -> Refusal | None:
    """Count for how many persons of the region this version would open."""
    return may_keep(actor, version.region_id) or unless(
        version.state != State.RETIRED,
        _("This version is no longer in use. Try the draft or the published one."),
    )


def may_publish(actor: Actor, version: RegionalVersion) -> Refusal | None:
    """Let this version answer on the pages of all persons of the region."""
    return may_keep(actor, version.region_id) or unless(
        State.PUBLISHED in MOVES[State(version.state)],
        _("Only a draft can be published."),
    )


def may_retire(actor: Actor, version: RegionalVersion) -> Refusal | None:
    """Take this version out of use: a draft is set aside, a published one no longer answers."""
    return may_keep(actor, version.region_id) or unless(
        State.RETIRED in MOVES[State(version.state)],
        _("This version is no longer in use already."),
    )
