"""Who may say what a person looks for, and who may look for persons for an opening."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people import access as people
from nahtlos.people.queries import Person


def may_wish(actor: Actor, person: Person) -> Refusal | None:
    """Write down what a person looks for: whoever keeps the file."""
    return people.may_keep(actor, person)


def may_look_for_persons(actor: Actor) -> Refusal | None:
    """See which of the persons whom the wall shows suit an opening."""
    return unless(actor.may(May.READ_PERSONS), _("Your role does not look for persons.")) or unless(
        actor.institution, _("Your role does not look for persons.")
    )
