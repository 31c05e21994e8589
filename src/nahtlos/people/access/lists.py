"""Who may keep views of the list of persons, and do one thing with many of them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Adviser, May
from nahtlos.network.models import Membership
from nahtlos.people.models import Bulk, View

MOST_AT_ONCE, MOST_VIEWS = 500, 50
UNDO_FOR = timedelta(days=1)


def may_view(actor: Actor) -> Refusal | None:
    """Whether this actor has a list of persons at all."""
    return unless(
        actor.may(May.READ_PERSONS) and actor.institution is not None,
        _("Your role works without lists of persons."),
    )


def may_change_view(actor: Actor, view: View) -> Refusal | None:
    """Whether this actor may rename, share or take out this view: its owner."""
    return may_view(actor) or unless(
        view.owner_id == actor.account and view.institution_id == actor.institution,
        _("Only whoever keeps this view can change it. You can keep one of your own."),
    )


def may_name_view(actor: Actor, name: str, but: View | None = None) -> Refusal | None:
    """Whether a view of the actor may have this name, and whether there is room for one more."""
    own = View.objects.filter(owner=actor.account, institution=actor.institution)
    others = own.exclude(pk=but.pk) if but else own
    return (
        unless(name.strip(), _("Please give the view a name, for example: overdue."))
        or unless(
            but is None or not others.filter(name=name).exists(),
            _("You have a view of this name already. Please choose another name."),
        )
        or unless(
            others.count() < MOST_VIEWS, _("You have very many views. Please take some out first.")
        )
    )


def may_bulk(actor: Actor, number: int) -> Refusal | None:
    """Whether this actor may do one thing with so many persons at once."""
    return (
        unless(actor.may(May.KEEP_PERSONS), _("Your role does not change files."))
        or unless(number, _("Please tick at least one person."))
        or unless(
            number <= MOST_AT_ONCE,
            _("At most 500 persons at once. Please narrow the list down with a filter."),
        )
    )


def may_receive(actor: Actor, adviser: UUID) -> Refusal | None:
    """Whether this place of work can take persons over: an adviser of the same institution."""
    there = Membership.objects.live().filter(
        pk=adviser, institution=actor.institution, role=Adviser.key
    )
    return unless(there.exists(), _("Only an adviser of your institution can take persons over."))


def may_undo_bulk(actor: Actor, bulk: Bulk, at: datetime) -> Refusal | None:
    """Whether this actor may take this back: an adviser of the institution, within a day."""
    return (
        unless(
            actor.may(May.KEEP_PERSONS) and bulk.institution_id == actor.institution,
            _("Only advisers of the institution that did this can undo it."),
        )
        or unless(bulk.undone_at is None, _("This has been undone already."))
        or unless(
            at <= bulk.done_at + UNDO_FOR,
            _("This can be undone for one day. Please change the persons one by one."),
        )
    )
