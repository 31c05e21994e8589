"""Who may choose which messages come, and when."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Adviser, May
from nahtlos.people.models import Person


def may_choose(actor: Actor, person: Person) -> Refusal | None:
    """The person, or the adviser who holds the file, at the person's word."""
    holds = actor.may(May.KEEP_PERSONS) and actor.institution == person.institution_id
    return unless(
        holds or actor.person == person.pk, _("Only the person decides which messages come.")
    )


def may_set_hours(actor: Actor) -> Refusal | None:
    """Quiet hours are set for the whole region."""
    return unless(
        actor.may(May.KEEP_HOUSE) and actor.region is not None,
        _("Only administrators look after the house."),
    )


def may_take_digest(actor: Actor) -> Refusal | None:
    """The digest tells of an adviser's own day."""
    return unless(
        actor.role is Adviser and actor.membership is not None,
        _("Only an adviser has a day to be told of."),
    )
