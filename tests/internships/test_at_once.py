"""Sign and change in the same moment, twice at once, two last signatures: exactly one story comes of it."""

from collections.abc import Callable
from functools import partial

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.internships import actions
from nahtlos.internships.models import Internship, Signature, State
from tests import at_once as begun
from tests import makers
from tests.internships import rows

pytestmark = pytest.mark.usefixtures("committed")
ROUNDS = 6


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Begin all in the same moment; what each ended with, empty where it was done."""
    return [_told(end) for end in begun.at_once(acts)]


def _told(end: BaseException | None) -> str:
    if end is None:
        return ""
    assert isinstance(end, Refused), end
    return str(end.refusal)


def held(one: Internship, by: Actor) -> list[Signature]:
    with acting(by):
        return list(Signature.objects.filter(internship=one, voided_at=None))


def change(one: Internship, by: Actor, place: rows.Place, aims: str) -> None:
    with acting(by):
        prepared = rows.prepared(place, aims=aims)
        actions.change(internship=one, prepared=prepared, by=by, at=now())


def test_a_signature_and_a_change_never_leave_one_under_the_other_text() -> None:
    by = makers.make_member()
    place = rows.make_place(by)
    for number in range(ROUNDS):
        one = rows.make_sent(rows.make_person(by), by, place)
        digest = rows.shown(one, by)
        ends = at_once(
            partial(rows.sign, one, by, "institution", digest=digest),
            partial(change, one, by, place, f"Messen {number}"),
        )
        fresh = rows.fresh(one, by)
        assert ends[1] == ""
        assert fresh.digest != digest
        assert held(fresh, by) == []


def test_pressing_twice_signs_once() -> None:
    by = makers.make_member()
    for _ in range(ROUNDS):
        one = rows.make_sent(rows.make_person(by), by)
        ends = at_once(*[partial(rows.sign, one, by, "institution")] * 2)
        assert sorted(ends) == ["", "You have signed this agreement already."]
        assert len(held(one, by)) == 1


def test_of_two_last_signatures_one_makes_it_signed() -> None:
    by = makers.make_member()
    for _ in range(ROUNDS):
        one = rows.make_sent(rows.make_person(by), by)
        rows.sign(one, by, "person")
        employer = rows.hand(one, by, "employer")
        ends = at_once(
            partial(rows.sign, one, by, "institution"),
            partial(rows.sign, one, by, "employer", actor=employer),
        )
        assert ends == ["", ""]
        assert rows.fresh(one, by).state == State.SIGNED
