"""One sealed file taken in twice at once, or taken back while it is fetched: exactly one wins."""

from functools import partial

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.referrals import actions
from nahtlos.referrals.access.sealed import TWICE
from nahtlos.referrals.models import Sealed
from tests import makers
from tests.referrals.sealing import Regions, two_regions
from tests.referrals.test_at_once import GONE, at_once

ROUNDS = 4


@pytest.fixture
def regions(committed: None) -> Regions:
    return two_regions()


def take(file: bytes, by: Actor, told: list[str]) -> None:
    try:
        with acting(by):
            actions.take_in(file=file, by=by, at=now())
    except Refused as refused:
        told.append(str(refused.refusal))
        raise


@pytest.mark.parametrize("elsewhere", [False, True])
def test_one_file_is_taken_in_once(regions: Regions, elsewhere: bool) -> None:
    """By a colleague, or by an institution of the region that sees nothing of the first."""
    home = Institution.objects.get(pk=makers.sure(regions.taker.institution))
    other = makers.make_member(makers.make_institution(home.region) if elsewhere else home)
    for done in range(ROUNDS):
        person = makers.make_person(regions.giver)
        case = Regions(regions.giver, regions.taker, regions.keepers, person)
        file, told = case.file(case.sealed()), list[str]()
        ends = at_once(partial(take, file, regions.taker, told), partial(take, file, other, told))
        assert sorted(ends) == ["", GONE]
        assert told == [str(TWICE)]
        assert taken_in((regions.taker, other)) == done + 1, "one person for each file"


def taken_in(both: tuple[Actor, Actor]) -> int:
    found: set[object] = set()
    for by in both:
        with acting(by):
            found |= set(Person.objects.values_list("pk", flat=True))
    return len(found)


def back(one: Sealed, herself: Actor) -> None:
    with acting(herself):
        actions.withdraw_sealed(sealed=one, by=herself, at=now())


def test_fetched_or_taken_back_never_both(regions: Regions) -> None:
    for _ in range(ROUNDS):
        person = makers.make_person(regions.giver)
        case = Regions(regions.giver, regions.taker, regions.keepers, person)
        one = case.sealed()
        ends = at_once(partial(case.file, one), partial(back, one, makers.newcomer(person)))
        assert sorted(ends) == ["", GONE]
        with acting(regions.giver):
            fresh = Sealed.objects.get(pk=one.pk)
        assert (fresh.state, fresh.fetched_at is None) == (
            ("waiting", False) if ends[0] == "" else ("withdrawn", True)
        )
