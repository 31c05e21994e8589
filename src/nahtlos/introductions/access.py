"""Who may propose, agree, answer, name and settle, each in which state."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May, Watcher
from nahtlos.employers.access.companies import signs_in_for
from nahtlos.employers.models import Opening
from nahtlos.employers.models import State as OpeningState
from nahtlos.introductions.models import (
    COMES,
    ENDED,
    LEARNABLE,
    MOVES,
    NAMED,
    Coming,
    Guest,
    Introduction,
    JobDay,
    Side,
    State,
)
from nahtlos.people import access as people
from nahtlos.people.queries import Person

NOT_YOURS = _("You have no part in this.")
OVER = _("This has ended already.")
NOT_NOW = _("This is not possible now. Please look at the page again.")
NOT_OPEN = _("This opening is not open any more.")
ANSWERED = _("Somebody has answered in the meantime. Please look again.")


def _serves(actor: Actor, opening: UUID) -> bool:
    """Whether this is the employer service that looks after the company of an opening."""
    return (
        actor.may(May.SERVE_EMPLOYERS)
        and actor.institution is not None
        and Opening.objects.filter(pk=opening, institution=actor.institution).exists()
    )


def sides_of(actor: Actor, introduction: Introduction) -> frozenset[Side]:
    """Whose hands these are; an adviser of the holder may look after the company, too."""
    holds = actor.may(May.KEEP_PERSONS) and actor.institution == introduction.institution_id
    here = actor.region == introduction.region_id
    known = {
        Side.PROGRAM: actor.role is Watcher,
        Side.PERSON: actor.person is not None and actor.person == introduction.person_id,
        Side.ADVISER: holds,
        Side.EMPLOYER: actor.may(May.OFFER_OPENINGS)
        and signs_in_for(actor, introduction.company_id),
        Side.SERVICE: _serves(actor, introduction.opening_id),
    }
    return frozenset(side for side, holds in known.items() if holds and here)


def may_move(actor: Actor, introduction: Introduction, to: State) -> Refusal | None:
    """Whether these hands may move it there now."""
    hands, state = sides_of(actor, introduction), State(introduction.state)
    return (
        unless(hands, NOT_YOURS)
        or unless(state not in ENDED, OVER)
        or unless(hands & MOVES[state].get(to, frozenset()), NOT_NOW)
    )


def may_propose(actor: Actor, person: Person, opening: Opening, on: date) -> Refusal | None:
    """Ask a person whether they want to be introduced for an opening."""
    return (
        people.may_keep(actor, person)
        or unless(opening.region_id == person.region_id, _("This belongs to another region."))
        or may_be_asked_for(opening, on)
    )


def may_be_asked_for(opening: Opening, on: date) -> Refusal | None:
    """Only what is published and holds still."""
    holds = opening.expires_on is not None and opening.expires_on >= on
    return unless(opening.state == OpeningState.PUBLISHED and holds, NOT_OPEN)


def may_wish(actor: Actor, opening: Opening, on: date) -> Refusal | None:
    """Ask the own adviser to be introduced: a person, for themself."""
    return unless(
        actor.may(May.KEEP_OWN_DATA) and actor.person and actor.region == opening.region_id,
        NOT_YOURS,
    ) or may_be_asked_for(opening, on)


def may_answer(actor: Actor, introduction: Introduction, to: State) -> Refusal | None:
    """Answer for the employer: its users, or its service after a call."""
    return may_move(actor, introduction, to) or unless(
        sides_of(actor, introduction) & {Side.EMPLOYER, Side.SERVICE}, NOT_YOURS
    )


def may_refuse(reason: str, change: str) -> Refusal | None:
    """A no says why; where something can be done about it, also what would change it."""
    return unless(reason, _("Please say why not.")) or unless(
        reason not in LEARNABLE or change.strip(),
        _("Please say what would change it, for example “German B1”."),
    )


def may_name(actor: Actor, introduction: Introduction) -> Refusal | None:
    """Give name and contact to this employer: the person, or the adviser with the person beside."""
    return unless(sides_of(actor, introduction) & {Side.PERSON, Side.ADVISER}, NOT_YOURS) or unless(
        introduction.state not in ENDED, OVER
    )


def may_take_name_back(actor: Actor, introduction: Introduction) -> Refusal | None:
    """Close name and contact again, whatever the state."""
    return unless(sides_of(actor, introduction) & {Side.PERSON, Side.ADVISER}, NOT_YOURS)


def shows_name(introduction: Introduction) -> bool:
    """Whether the employer may see a name now, if the person has agreed."""
    return introduction.state in NAMED


def may_settle(actor: Actor, opening: Opening, placed: Person | None) -> Refusal | None:
    """Say that somebody has the job: the employer service, and whoever keeps the file of that person."""
    holds = placed is not None and people.may_keep(actor, placed) is None
    return unless(
        actor.region == opening.region_id, _("This belongs to another region.")
    ) or unless(
        holds or actor.role is Watcher or _serves(actor, opening.pk),
        _("Only the employer service that looks after the company can say this."),
    )


def may_keep_day(actor: Actor, day: JobDay) -> Refusal | None:
    """Prepare a job day: the institution that runs it."""
    return unless(
        actor.may(May.SERVE_EMPLOYERS) and actor.institution == day.institution_id,
        _("Another institution runs this day."),
    ) or unless(day.cancelled_at is None, _("This day does not take place."))


def may_ask_guest(actor: Actor, person: Person, day: JobDay) -> Refusal | None:
    """Ask somebody to come: an adviser who keeps the file."""
    return (
        people.may_keep(actor, person)
        or unless(day.region_id == person.region_id, _("This belongs to another region."))
        or unless(day.cancelled_at is None, _("This day does not take place."))
    )


def may_come(actor: Actor, guest: Guest, to: Coming) -> Refusal | None:
    """Say whether somebody comes, or came."""
    theirs = actor.person == guest.person_id and to in {Coming.AGREED, Coming.DECLINED}
    holds = actor.may(May.KEEP_PERSONS) and actor.institution == guest.institution_id
    return unless(theirs or holds, NOT_YOURS) or unless(to in COMES[Coming(guest.state)], NOT_NOW)
