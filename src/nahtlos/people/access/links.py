"""Who may open a person's own page with a link."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.models import Person


def may_link(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may make or end a link: an adviser who holds the file."""
    return unless(
        actor.may(May.KEEP_PERSONS) and actor.institution == person.institution_id,
        _("Only an adviser who holds the file makes a link for the person."),
    ) or unless(person.merged_into_id is None, _("This file was joined with another one."))


def may_hand_over(*, birth_date_known: bool) -> Refusal | None:
    """Whether a link to the own page can be handed over: the birth date is asked with it."""
    return unless(
        birth_date_known,
        _("The page asks for the birth date, and the file does not know it yet."),
    )


def may_renew(*, still_open: bool) -> Refusal | None:
    """Whether a link can be made to hold longer: one that is open."""
    return unless(still_open, _("This link has ended or is locked. Please hand over a new one."))
