"""Who may move, sign and judge an internship; a newcomer may read each of these sentences."""

from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import EmployerContact, May, Watcher
from nahtlos.employers.access.companies import signs_in_for
from nahtlos.internships.models import (
    MOVES,
    Entry,
    Internship,
    Party,
    Pass,
    Side,
    Signer,
    State,
)

NOT_YOURS = _("This internship is between others.")
STANDS: dict[State, Promise] = {
    State.DRAFT: _("This agreement is still a draft."),
    State.TO_SIGN: _("This agreement waits for signatures."),
    State.SIGNED: _("Everybody has signed this agreement."),
    State.RUNNING: _("This internship is running."),
    State.ENDED: _("This internship has ended."),
    State.BROKEN_OFF: _("This internship was broken off."),
    State.WITHDRAWN: _("This internship was taken back."),
}
BY: dict[frozenset[Side], Promise] = {
    frozenset({Side.ADVISER}): _("Only the adviser who keeps the file does this."),
    frozenset({Side.ADVISER, Side.PERSON}): _("Only the person or the adviser takes this back."),
    frozenset({Side.ADVISER, Side.PROGRAM}): _("Only the adviser does this, or the day."),
    frozenset({Side.SIGNATURES}): _("It is signed by everybody once the last one has signed."),
}
CHANGED = _("The agreement was changed meanwhile. Please read it once more.")
NOT_NOW = _("Nothing is to be signed here now.")
TWICE = _("You have signed this agreement already.")
LINK_OVER = _("This link is over. Please ask for a new one.")
TOLD_TWICE = _("You have told us how it was already. Thank you.")
LINE_TWICE = _("There is a line for this day already.")
FEW_WORDS = _("Please write a few words.")


def side_of(actor: Actor, internship: Internship) -> Side | None:
    """On which side somebody stands; none for those who can only sign or tell."""
    if actor.role is Watcher:
        return Side.PROGRAM if actor.region == internship.region_id else None
    if actor.person is not None:
        return Side.PERSON if actor.person == internship.person_id else None
    at_work = actor.may(May.KEEP_PERSONS) and actor.institution == internship.institution_id
    return Side.ADVISER if at_work else None


def may_move(actor: Actor, internship: Internship, to: State) -> Refusal | None:
    """Whether this actor may move it there."""
    state, side = State(internship.state), side_of(actor, internship)
    sides = MOVES[state].get(to)
    return (
        unless(side is not None, NOT_YOURS)
        or unless(sides is not None, STANDS[state])
        or unless(side in (sides or ()), BY[sides or frozenset({Side.ADVISER})])
    )


def may_sign(actor: Actor, internship: Internship, party: str) -> Refusal | None:
    """Sign for this party; a link says by itself for whom."""
    hand = {
        Party.PERSON: actor.person == internship.person_id,
        Party.INSTITUTION: side_of(actor, internship) is Side.ADVISER,
        Party.EMPLOYER: actor.role is EmployerContact
        and signs_in_for(actor, internship.company_id),
    }
    return unless(
        actor.link or hand.get(Party(party), False), _("Everybody signs for themselves.")
    ) or (unless(internship.state == State.TO_SIGN, NOT_NOW))


def may_use(link: Pass | None, signer: Signer | None, at: datetime) -> Refusal | None:
    """Whether a link still opens what it was made for."""
    return unless(
        link is not None and signer is not None and link.ended_at is None and link.ends_at > at,
        LINK_OVER,
    )


def may_write_diary(actor: Actor, internship: Internship, on: date, today: date) -> Refusal | None:
    """Write a line: the person, about a day of the internship that has come."""
    last = internship.last_on or internship.ends_on
    return (
        unless(actor.person == internship.person_id, NOT_YOURS)
        or unless(internship.state in {State.RUNNING, State.ENDED}, STANDS[State(internship.state)])
        or unless(
            internship.starts_on <= on <= min(last, today),
            _("Please choose a day of your internship, today at the latest."),
        )
    )


def may_answer(actor: Actor, internship: Internship, entry: Entry) -> Refusal | None:
    """Answer a line: the employer's users."""
    return unless(
        actor.role is EmployerContact and signs_in_for(actor, internship.company_id), NOT_YOURS
    ) or unless(entry.internship_id == internship.pk, NOT_YOURS)


def may_tell(actor: Actor, internship: Internship, teller: str) -> Refusal | None:
    """Say how it was, near the end or after it: the person, or the employer."""
    state = State(internship.state)
    hand = {
        "person": actor.person == internship.person_id,
        "employer": bool(actor.link)
        or side_of(actor, internship) is Side.ADVISER
        or (actor.role is EmployerContact and signs_in_for(actor, internship.company_id)),
    }
    return unless(hand[teller], NOT_YOURS) or unless(
        state in {State.RUNNING, State.ENDED, State.BROKEN_OFF}, STANDS[state]
    )
