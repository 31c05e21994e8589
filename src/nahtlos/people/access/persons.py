"""Who may keep a person's file."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.models import HANDED_OVER, Person


def may_make(actor: Actor) -> Refusal | None:
    """Whether this actor begins to accompany persons at all."""
    return unless(actor.may(May.KEEP_PERSONS), _("Your role does not open cases."))


def _own(actor: Actor, person: Person) -> Refusal | None:
    return unless(actor.may(May.KEEP_PERSONS), _("Your role does not change files.")) or unless(
        person.institution_id == actor.institution,
        _("This file is held by another institution. You can read what was agreed, not change it."),
    )


def may_keep(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may write in this file."""
    return (
        _own(actor, person)
        or unless(person.merged_into_id is None, _("This file was joined with another one."))
        or unless(person.closed_at is None, _("This case is closed. Open it again to change it."))
    )


def may_accompany(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may take the case over from a colleague of the same institution."""
    return may_keep(actor, person)


def may_reopen(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may open a closed case again."""
    return (
        _own(actor, person)
        or unless(person.closed_at is not None, _("This case is open."))
        or unless(
            person.close_reason != HANDED_OVER,
            _("This case was handed over. What stayed of it is kept, not opened again."),
        )
    )


def may_merge(actor: Actor, person: Person, other: Person) -> Refusal | None:
    """Whether these two files of one institution may be joined."""
    return (
        may_keep(actor, person)
        or may_keep(actor, other)
        or unless(person.pk != other.pk, _("These are the same file."))
    )


def may_keep_burdens(actor: Actor, person: Person, *, agreed: bool) -> Refusal | None:
    """Burdens are written down only where the person has agreed to exactly that."""
    return may_keep(actor, person) or unless(
        agreed, _("The person has not agreed that you write down burdens of this kind.")
    )
