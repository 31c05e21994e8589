"""Who may bring a table of persons, and what may be done with it in which state."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.models import Import

S = Import.State
OPEN = (S.BROUGHT, S.READING, S.LOOKED_THROUGH)
AT_REST = (S.LOOKED_THROUGH, S.STOPPED, S.DONE)


def may_import(actor: Actor) -> Refusal | None:
    """Whether this actor brings tables of persons at all."""
    return unless(actor.may(May.KEEP_PERSONS), _("Your role does not open cases."))


def _own(actor: Actor, brought: Import) -> Refusal | None:
    return may_import(actor) or unless(
        brought.institution_id == actor.institution,
        _("This table was brought by another institution."),
    )


def may_read_table(actor: Actor, brought: Import) -> Refusal | None:
    """Whether the table may be looked through, also anew with other meanings of its columns."""
    return _own(actor, brought) or unless(
        brought.state in OPEN, _("This table is being imported already. Please bring it anew.")
    )


def may_decide_rows(actor: Actor, brought: Import) -> Refusal | None:
    """Whether it may be said who is the same person and who is not."""
    return _own(actor, brought) or unless(
        brought.state in AT_REST, _("Please wait until the table has been gone through.")
    )


def may_run_import(actor: Actor, brought: Import) -> Refusal | None:
    """Whether the rows that are ready may be imported now."""
    return _own(actor, brought) or unless(
        brought.state in AT_REST, _("Please wait until the table has been gone through.")
    )


def may_stop_import(actor: Actor, brought: Import) -> Refusal | None:
    """Whether the import can be stopped; what was imported stays."""
    return _own(actor, brought) or unless(
        brought.state == S.RUNNING, _("This import is not running.")
    )


def may_undo_import(actor: Actor, brought: Import) -> Refusal | None:
    """Whether the whole import may be undone."""
    return _own(actor, brought) or unless(
        brought.state in (S.STOPPED, S.DONE), _("Only an import that has ended can be undone.")
    )


def may_forget_table(actor: Actor, brought: Import) -> Refusal | None:
    """Whether the table may be thrown away; once it has made persons, it is undone instead."""
    return _own(actor, brought) or unless(
        brought.state in OPEN, _("This table has been imported. You can undo the import.")
    )
