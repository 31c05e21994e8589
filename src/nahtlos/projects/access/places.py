"""Who proposes a person, who says yes, who notes attendance, and who ends it."""

from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Watcher
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person
from nahtlos.projects.access.hands import himself, holds, meets
from nahtlos.projects.access.own import CLOSED, GONE
from nahtlos.projects.models import (
    PLACE_MOVES,
    TAKES,
    WAS_THERE,
    Participation,
    Place,
    Project,
    Slot,
)

MEETS = _("Only partners that meet the participants do this.")
SPEAKS = {
    Place.TAKEN: _("Only the person says yes to this."),
    Place.WAITING: _("Only the person says yes to this."),
    Place.REFUSED: _("Only the person says no to this."),
    Place.WITHDRAWN: _("Only the person, or the adviser, takes this back."),
    Place.LAPSED: _("This ends with the project alone."),
    Place.FINISHED: MEETS,
    Place.LEFT: _("Only the person, the adviser, or a partner that meets them says this."),
}


def may_propose(actor: Actor, person: Person, project: Project, *, already: bool) -> Refusal | None:
    """An adviser of the holder proposes the person."""
    return (
        may_keep(actor, person)
        or unless(person.region_id == project.region_id, _("This is run in another region."))
        or unless(project.state in TAKES, CLOSED)
        or unless(not already, _("This person has been proposed, or takes part already."))
    )


def hands(actor: Actor, one: Participation, *, on_the_spot: bool = False) -> frozenset[str]:
    """For whom this actor may speak. On the spot the person says it, and the adviser writes it down."""
    held = holds(actor, one)
    found = {
        "person": himself(actor, one) or (held and on_the_spot),
        "holder": held,
        "partner": meets(actor, one.project),
        "program": actor.role is Watcher and actor.region == one.region_id,
    }
    return frozenset(name for name, holding in found.items() if holding)


def may_move(
    actor: Actor, one: Participation, to: Place, *, on_the_spot: bool = False
) -> Refusal | None:
    """Move a place on: by the hand that its table names."""
    was = Place(one.state)
    mine = hands(actor, one, on_the_spot=on_the_spot)
    every = frozenset[str]().union(*(moves.get(to, frozenset()) for moves in PLACE_MOVES.values()))
    return (
        unless(mine & every, SPEAKS.get(to, GONE))
        or unless(to in PLACE_MOVES[was], GONE if himself(actor, one) else _not_from(was, to))
        or unless(mine & PLACE_MOVES[was].get(to, frozenset()), SPEAKS.get(to, GONE))
        or _is_open(one, to)
    )


def _not_from(was: Place, to: Place) -> str | Promise:
    return format_lazy(
        _("A place that says “{was}” does not become “{becomes}”."),
        was=was.label, becomes=to.label,
    )  # fmt: skip


def _is_open(one: Participation, to: Place) -> Refusal | None:
    return unless(to not in {Place.TAKEN, Place.WAITING} or one.project.state in TAKES, CLOSED)


def may_widen(actor: Actor, one: Participation) -> Refusal | None:
    """Let partners see it that joined later: the person alone."""
    return unless(himself(actor, one), _("Only the person says yes to this.")) or unless(
        one.state in {Place.WAITING, Place.TAKEN}, GONE
    )


def may_note(actor: Actor, project: Project, on: date, *, today: date) -> Refusal | None:
    """Note who was there on a day: a partner that meets them, for a day that was, on which something is."""
    begins, ends = project.starts_on, project.ends_on
    return (
        unless(meets(actor, project), MEETS)
        or unless(on <= today, _("This day lies ahead. Write it down afterwards."))
        or unless(
            begins is not None and ends is not None and begins <= on <= ends,
            _("On this day the project does not run."),
        )
        or unless(
            Slot.objects.filter(project=project, weekday=on.weekday()).exists(),
            _("Nothing stands in the week on this day."),
        )
    )


def may_record(actor: Actor, one: Participation) -> Refusal | None:
    """Write down what came of it: a partner that meets them, or the adviser, once it is over."""
    return unless(
        holds(actor, one) or meets(actor, one.project),
        _("Only the adviser, or a partner that meets them, writes this down."),
    ) or unless(
        one.state in {Place.FINISHED, Place.LEFT},
        _("This person still takes part, or never did. A result is written down afterwards."),
    )


def may_link(actor: Actor, one: Participation) -> Refusal | None:
    """Say that an internship belongs to the project: the adviser, of somebody who takes part."""
    return unless(
        holds(actor, one), _("Only an adviser of the institution that holds the file does this.")
    ) or unless(one.state in WAS_THERE, _("This person does not take part."))
