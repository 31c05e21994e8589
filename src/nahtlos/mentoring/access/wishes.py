"""Who asks for a mentor, proposes one, agrees, and takes it back."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.mentoring.access.programmes import may_run
from nahtlos.mentoring.models import WISH_MOVES, Programme, Wish, WishState
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person

GONE = _("This has been answered or taken back in the meantime.")


def _open_to(programme: Programme, person: Person, *, already: bool) -> Refusal | None:
    return (
        unless(programme.region_id == person.region_id, _("This is run in another region."))
        or unless(programme.closed_at is None, _("This programme has ended already."))
        or unless(not already, _("This programme looks for a mentor already."))
    )


def may_ask(actor: Actor, person: Person, programme: Programme, *, already: bool) -> Refusal | None:
    """The person asks for a mentor with their own hand."""
    return unless(
        actor.person is not None and actor.person == person.pk,
        _("Only the person asks for a mentor. An adviser proposes one."),
    ) or _open_to(programme, person, already=already)


def may_propose(
    actor: Actor, person: Person, programme: Programme, *, already: bool
) -> Refusal | None:
    """An adviser of the holder proposes a programme to the person."""
    return may_keep(actor, person) or _open_to(programme, person, already=already)


def _himself(actor: Actor, wish: Wish) -> bool:
    return actor.person is not None and actor.person == wish.person_id


def may_agree(actor: Actor, wish: Wish) -> Refusal | None:
    """Say yes or no: the person alone."""
    return unless(_himself(actor, wish), _("Only the person says yes to this.")) or unless(
        WishState.OPEN in WISH_MOVES[WishState(wish.state)], GONE
    )


def may_close_wish(actor: Actor, wish: Wish, *, stands: bool) -> Refusal | None:
    """Look no longer: the person, or an adviser of the holder. A pair that stands is ended first."""
    if not _himself(actor, wish) and (refusal := may_keep(actor, wish.person)):
        return refusal
    return unless(WishState.CLOSED in WISH_MOVES[WishState(wish.state)], GONE) or unless(
        not stands, _("There is a mentor. Please end that first.")
    )


def may_exclude(actor: Actor, wish: Wish) -> Refusal | None:
    """Say that these two should not be introduced: whoever runs the programme."""
    return may_run(actor, wish.programme) or unless(wish.state == WishState.OPEN, GONE)
