"""A handover taken over while somebody takes it back: exactly one wins, the other is told."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Contact, Person
from nahtlos.referrals import actions
from nahtlos.referrals.models import Handover, Referral, Stage
from tests import makers
from tests.referrals.handing import Two, take, two
from tests.referrals.test_at_once import GONE, at_once

ROUNDS = 8
TAKE, OTHER = 0, 1


@pytest.fixture
def pair(committed: None) -> Two:
    return two()


def fresh(pair: Two) -> Two:
    """The same two institutions, another person."""
    return Two(pair.giver, pair.receiver, makers.make_person(pair.giver))


def withdraw(pair: Two, handover: Handover) -> None:
    with acting(pair.giver):
        actions.withdraw_handover(handover=handover, by=pair.giver, at=now())


def revoke(pair: Two, handover: Handover) -> None:
    with acting(pair.herself):
        consent = Consent.objects.get(pk=makers.sure(handover.consent_id))
        people.revoke(consent=consent, by=pair.herself, at=now())


def close(pair: Two, handover: Handover) -> None:
    with acting(pair.giver):
        people.close_case(person=pair.person, reason="work", by=pair.giver, at=now())


def holders(pair: Two) -> list[str]:
    """In whose hands the person is, for each of the two: always exactly one."""
    found = []
    for name, by in (("giver", pair.giver), ("receiver", pair.receiver)):
        with acting(by):
            rows = Person.objects.filter(pk=pair.person.pk, institution=by.institution)
            found += [name] * rows.count()
    return found


@pytest.mark.parametrize("other", [withdraw, revoke, close])
def test_of_taking_over_and_ending_exactly_one_wins(
    pair: Two, other: Callable[[Two, Handover], None]
) -> None:
    for _ in range(ROUNDS):
        case = fresh(pair)
        one = case.offered()
        ends = at_once(partial(take, one, case.receiver), partial(other, case, one))
        won = ends[TAKE] == ""
        assert (ends[OTHER] == "") is not won, ends
        assert set(ends) <= {"", GONE, "DoesNotExist"}, ends
        assert holders(case) == (["receiver"] if won else ["giver"])


def test_two_who_take_over_take_over_once(pair: Two) -> None:
    house = Institution.objects.get(pk=makers.sure(pair.receiver.institution))
    colleague = makers.make_member(house)
    for _ in range(ROUNDS):
        case = fresh(pair)
        one = case.offered()
        ends = at_once(partial(take, one, case.receiver), partial(take, one, colleague))
        assert sorted(ends) == ["", GONE]
        assert holders(case) == ["receiver"]


def test_a_consent_of_a_referral_is_taken_back_meanwhile(pair: Two) -> None:
    """Both end the same referral, in two orders: neither waits for the other for ever."""
    region = makers.by_region(pair.person)
    school = makers.make_institution(region)
    for _ in range(ROUNDS):
        case = fresh(pair)
        referral = makers.make_referral(case.person, school.pk, case.giver)
        one = case.offered()

        def back(case: Two = case, referral: Referral = referral) -> None:
            with acting(case.herself):
                consent = Consent.objects.get(pk=makers.sure(referral.consent_id))
                people.revoke(consent=consent, by=case.herself, at=now())

        ends = at_once(partial(take, one, case.receiver), back)
        assert ends[TAKE] == ""
        assert set(ends) <= {"", GONE, "DoesNotExist"}
        with acting(case.giver):
            assert Referral.objects.get(pk=referral.pk).state == "withdrawn"


def test_the_giver_writes_in_the_file_meanwhile(pair: Two) -> None:
    """What is written in the last moment goes or stays by the same rules; nothing is lost."""
    for _ in range(ROUNDS):
        case = fresh(pair)
        one = case.offered()

        def write(case: Two = case) -> None:
            with acting(case.giver):
                people.add(
                    person=case.person, what="contact", by=case.giver, kind="phone",
                    value="030 23125 009",
                )  # fmt: skip

        ends = at_once(partial(take, one, case.receiver), write)
        assert ends[TAKE] == ""
        assert holders(case) == ["receiver"]
        with acting(case.receiver):
            written = Contact.objects.filter(person=case.person).count()
        assert written == (1 if ends[OTHER] == "" else 0), ends


def test_whoever_comes_too_late_is_told_so(pair: Two) -> None:
    one = pair.offered()
    withdraw(pair, one)
    with pytest.raises(Exception, match="taken back"):
        take(one, pair.receiver)
    assert one.sight_ends_at is not None
    assert one.sight_ends_at > now() + timedelta(days=1)
    with acting(pair.giver):
        assert Handover.objects.get(pk=one.pk).state == Stage.WITHDRAWN
