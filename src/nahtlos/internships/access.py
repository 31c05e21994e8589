"""Who may write, send, sign, move and judge an internship; the sentence says what stands against it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import EmployerContact, May, Watcher
from nahtlos.employers.access.companies import signs_in_for
from nahtlos.internships import engine, wording
from nahtlos.internships.models import (
    MOVES,
    TEXT_MAY_CHANGE,
    Entry,
    Internship,
    Party,
    Pass,
    Side,
    Signer,
    State,
)
from nahtlos.people.access import may_keep
from nahtlos.people.models import Person

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
AT_ONE_TIME = _("The person is in another internship at this time. Please choose other days.")
CHANGED = _("The agreement was changed meanwhile. Please read it once more.")
NOT_NOW = _("Nothing is to be signed here now.")
TWICE = _("You have signed this agreement already.")
LINK_OVER = _("This link is over. Please ask for a new one.")
PAUSE = timedelta(minutes=10)


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


def may_make(actor: Actor, person: Person) -> Refusal | None:
    """Prepare an agreement for this person."""
    return may_keep(actor, person)


def may_write(actor: Actor, internship: Internship) -> Refusal | None:
    """Change what is agreed."""
    state = State(internship.state)
    return may_keep(actor, internship.person) or unless(state in TEXT_MAY_CHANGE, STANDS[state])


def may_agree_on(one: engine.Agreed) -> Refusal | None:
    """Whether the law lets this be agreed; the first thing that stands against it."""
    found = engine.faults(one)
    return unless(not found, wording.because(found[0])) if found else None


def may_send(actor: Actor, internship: Internship, parties: Collection[str], on: date) -> Refusal | None:
    """Have it signed: everybody who must sign is named, and its days are not over."""
    needed = {Party.PERSON, Party.EMPLOYER} | ({Party.GUARDIAN} if internship.minor else set())
    return (
        may_move(actor, internship, State.TO_SIGN)
        or unless(needed <= set(parties), _("Somebody who must sign is not named."))
        or unless(internship.ends_on >= on, _("Its days are over. Please choose other days."))
    )


def may_send_again(actor: Actor, internship: Internship, last: Pass | None, at: datetime) -> Refusal | None:
    """Send a link once more: a moment after the last one at the earliest."""
    state = State(internship.state)
    return (
        may_keep(actor, internship.person)
        or unless(state in {State.TO_SIGN, State.RUNNING, State.ENDED, State.BROKEN_OFF}, STANDS[state])
        or unless(
            last is None or last.made_at <= at - PAUSE,
            _("A link was sent a few minutes ago. Please wait a little."),
        )
    )


def may_start(actor: Actor, internship: Internship, on: date) -> Refusal | None:
    """Begin: on its first day at the earliest, and only if it is lawful."""
    return (
        may_move(actor, internship, State.RUNNING)
        or unless(internship.starts_on <= on, _("Its first day has not come yet."))
        or unless(
            internship.lawful,
            _("The permission is missing. It must be seen before the first day."),
        )
    )


def may_end(actor: Actor, internship: Internship, on: date) -> Refusal | None:
    """End: after its last day. Whoever stops before breaks it off."""
    return may_move(actor, internship, State.ENDED) or unless(
        internship.ends_on <= on, _("Its last day has not come yet.")
    )


def may_break_off(actor: Actor, internship: Internship, last: date, words: str, on: date) -> Refusal | None:
    """Break off: with the last day, and a reason."""
    return (
        may_move(actor, internship, State.BROKEN_OFF)
        or unless(words.strip(), _("Please say why it was broken off."))
        or unless(
            internship.starts_on <= last <= min(internship.ends_on, on),
            _("The last day lies between the first day and today."),
        )
    )


def may_permit(actor: Actor, internship: Internship) -> Refusal | None:
    """Write down that the permission was seen."""
    state = State(internship.state)
    return may_keep(actor, internship.person) or unless(state in TEXT_MAY_CHANGE, STANDS[state])


def may_sign(actor: Actor, internship: Internship, party: str) -> Refusal | None:
    """Sign for this party; a link says by itself for whom."""
    hand = {
        Party.PERSON: actor.person == internship.person_id,
        Party.INSTITUTION: side_of(actor, internship) is Side.ADVISER,
        Party.EMPLOYER: actor.role is EmployerContact and signs_in_for(actor, internship.company_id),
    }
    return unless(actor.link or hand.get(Party(party), False), _("Everybody signs for themselves.")) or (
        unless(internship.state == State.TO_SIGN, NOT_NOW)
    )


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
        or unless(
            internship.state in {State.RUNNING, State.ENDED}, STANDS[State(internship.state)]
        )
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
