"""Accept and withdraw in the same moment: exactly one wins, the other is told; nobody waits for ever."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import Declined, Referral, State
from tests import at_once as begun
from tests import makers

ROUNDS = 12
GONE = "Refused"


@dataclass(frozen=True)
class Two:
    """A sender and a recipient."""

    adviser: Actor
    member: Actor

    def sent(self) -> Referral:
        person = makers.make_person(self.adviser)
        return makers.make_referral(person, self.member.institution, self.adviser)


@pytest.fixture
def two(committed: None) -> Two:
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    return Two(adviser, makers.make_member(makers.make_institution(region, Kind.SCHOOL), Member))


def at_once(*works: Callable[[], object]) -> list[str]:
    """What came of each, begun in the same moment: "" or the name of what stopped it."""
    return [type(end).__name__ if end else "" for end in begun.at_once(works)]


def accept(referral: Referral, by: Actor) -> None:
    with acting(by):
        actions.accept(referral=referral, by=by, at=now())


def decline(referral: Referral, by: Actor) -> None:
    with acting(by):
        actions.decline(
            referral=referral, answered=actions.Answered(Declined.FULL), by=by, at=now()
        )


def withdraw(referral: Referral, by: Actor) -> None:
    with acting(by):
        actions.withdraw(referral=referral, by=by, at=now())


def take_back(referral: Referral, herself: Actor) -> None:
    with acting(herself):
        consent = Consent.objects.get(pk=makers.sure(referral.consent_id))
        people.revoke(consent=consent, by=herself, at=now())


def stands(referral: Referral, by: Actor) -> str:
    with acting(by):
        return str(Referral.objects.get(pk=referral.pk).state)


@pytest.mark.parametrize("answer", [accept, decline])
def test_of_answering_and_taking_back_exactly_one_wins(
    two: Two, answer: Callable[[Referral, Actor], None]
) -> None:
    for _ in range(ROUNDS):
        one = two.sent()
        ends = at_once(partial(answer, one, two.member), partial(withdraw, one, two.adviser))
        state = stands(one, two.adviser)
        if answer is accept:  # what was accepted can still be taken back
            assert state == State.WITHDRAWN
            assert ends in ([GONE, ""], ["", ""])
        else:
            assert sorted(ends) == ["", GONE]
            assert state == (State.WITHDRAWN if ends[0] else State.DECLINED)


def test_two_who_answer_answer_once(two: Two) -> None:
    for _ in range(ROUNDS):
        one = two.sent()
        ends = at_once(partial(accept, one, two.member), partial(decline, one, two.member))
        assert sorted(ends) == ["", GONE]
        assert stands(one, two.adviser) == (State.DECLINED if ends[0] else State.ACCEPTED)


def test_the_consent_taken_back_while_somebody_declines(two: Two) -> None:
    """Referral and consent are written by both, in two orders: neither waits for the other for ever."""
    for _ in range(ROUNDS):
        one = two.sent()
        herself = makers.newcomer(Person(pk=one.person_id, region_id=one.region_id))
        ends = at_once(partial(decline, one, two.member), partial(take_back, one, herself))
        assert set(ends) <= {"", GONE}
        assert ends[1] == ""
        with acting(two.adviser):
            assert Consent.objects.live().filter(pk=makers.sure(one.consent_id)).count() == 0
        with acting(two.member):
            assert Person.objects.filter(pk=one.person_id).count() == 0


def test_whoever_comes_too_late_is_told_so(two: Two) -> None:
    one = two.sent()
    withdraw(one, two.adviser)
    with pytest.raises(Refused, match="taken back"):
        accept(one, two.member)
    assert queries.State(stands(one, two.adviser)) is State.WITHDRAWN
