"""Who introduces two, who answers, who writes down meetings, and who ends it."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.core.roles import Mentor as MentorRole
from nahtlos.mentoring.access.programmes import may_run, runs
from nahtlos.mentoring.models import (
    MOVES,
    STANDING,
    About,
    Mentor,
    Pair,
    Side,
    State,
)

GONE = _("This has been answered or taken back in the meantime.")


def sides(actor: Actor, pair: Pair) -> frozenset[str]:
    """For whom this actor may speak: a mentor without a sign-in speaks through the programme."""
    found = set()
    holds = actor.may(May.KEEP_PERSONS) and actor.institution == pair.institution_id
    if holds or (actor.person is not None and actor.person == pair.person_id):
        found.add(Side.PERSON.value)
    known = Mentor.objects.filter(pk=pair.mentor_id).values_list("account", flat=True)
    for account in known:
        own = actor.role is MentorRole and account == actor.account
        if own or _by_mouth(actor, pair, account):
            found.add(Side.MENTOR.value)
    if runs(actor, pair.programme):
        found.add("programme")
    return frozenset(found)


def _by_mouth(actor: Actor, pair: Pair, account: UUID | None) -> bool:
    """A mentor without a sign-in, whom the programme has asked."""
    return account is None and runs(actor, pair.programme)


def _for_side(actor: Actor, pair: Pair, side: str) -> Refusal | None:
    return unless(side in sides(actor, pair), _("Only the two themselves say this."))


def may_answer(actor: Actor, pair: Pair, side: str) -> Refusal | None:
    """Say yes or no to being introduced; each once."""
    said = pair.person_said_at if side == Side.PERSON else pair.mentor_said_at
    return (
        _for_side(actor, pair, side)
        or unless(pair.state == State.PROPOSED, GONE)
        or unless(said is None, _("You have said yes already. The other has not answered yet."))
    )


def may_take_back(actor: Actor, pair: Pair) -> Refusal | None:
    """Take a suggestion back before both have said yes."""
    return may_run(actor, pair.programme) or unless(
        State.WITHDRAWN in MOVES[State(pair.state)], GONE
    )


def _stands(pair: Pair) -> Refusal | None:
    return unless(pair.state in STANDING, _("This is over, or has not begun."))


def may_log(actor: Actor, pair: Pair, side: str, *, held_on: date, at: datetime) -> Refusal | None:
    """Write a meeting down: either of the two, or the programme for them."""
    began = pair.started_on
    return (
        _for_side(actor, pair, side or "programme")
        or _stands(pair)
        or unless(
            held_on <= timezone.localdate(at), _("This day lies ahead. Write it down afterwards.")
        )
        or unless(
            began is not None and held_on >= began, _("Before that day you had not begun yet.")
        )
    )


def may_set_next(
    actor: Actor, pair: Pair, next_at: datetime | None, at: datetime
) -> Refusal | None:
    """Say when the two meet next."""
    return (
        unless(sides(actor, pair), _("Only the two themselves say this."))
        or _stands(pair)
        or unless(next_at is None or next_at > at, _("Please write a time that lies ahead."))
    )


def may_say_word(actor: Actor, pair: Pair, side: str, about: str) -> Refusal | None:
    """Answer why nothing is heard, ask for help, or say a word at the end."""
    fits = {
        About.SILENCE: pair.state == State.SILENT,
        About.HELP: pair.state in STANDING,
        About.END: pair.state == State.ENDED,
    }
    return _for_side(actor, pair, side) or unless(fits[About(about)], GONE)


def may_end(actor: Actor, pair: Pair, side: str) -> Refusal | None:
    """End it: either of the two, or the programme."""
    return _for_side(actor, pair, side or "programme") or unless(
        State.ENDED in MOVES[State(pair.state)], _("This is over, or has not begun.")
    )
