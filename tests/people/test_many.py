"""One thing with many at once: all or nothing, told of whom it refuses, and back what is untouched."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import access, actions, queries
from nahtlos.people.models import Bulk, BulkRow, Person
from nahtlos.plan import actions as plan
from nahtlos.plan.models import State, Step
from tests.makers import make_institution, make_member, make_person, make_record, sure
from tests.people.listing import NOW, fresh, hand_over, nobodys

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def colleague(adviser: Actor) -> Actor:
    return make_member(Institution.objects.get(pk=sure(adviser.institution)))


def undo(done: actions.Done, by: Actor, after: timedelta = timedelta(hours=1)) -> actions.Undone:
    verb = plan.undo_contact_many if done.bulk.kind == Bulk.Kind.CONTACT else actions.undo_many
    with acting(by):
        return verb(bulk=done.bulk, by=by, at=NOW + after)


def close(by: Actor, *persons: Person) -> actions.Done:
    with acting(by):
        return actions.close_many(
            persons=[one.pk for one in persons], reason="moved", turn=uuid7(), by=by, at=NOW
        )


def test_all_are_handed_over_and_back(adviser: Actor, colleague: Actor) -> None:
    persons = [make_person(adviser, name) for name in ("Anna", "Olena", "Samir")]
    done = hand_over(adviser, colleague, *persons)
    assert (done.number, done.refused) == (3, 0)
    assert {fresh(adviser, one).adviser_id for one in persons} == {colleague.membership}
    assert undo(done, colleague).number == 3
    assert {fresh(adviser, one).adviser_id for one in persons} == {adviser.membership}


def test_who_had_no_adviser_has_none_again(adviser: Actor, colleague: Actor) -> None:
    samir = nobodys(make_person(adviser, "Samir"), adviser)
    undo(hand_over(adviser, colleague, samir), adviser)
    assert fresh(adviser, samir).adviser_id is None


def test_a_closed_case_is_refused_with_its_sentence_and_the_others_are_done(
    adviser: Actor, colleague: Actor
) -> None:
    open_one = make_person(adviser, "Olena")
    closed = make_person(adviser, "Samir", closed_at=NOW, close_reason="moved")
    done = hand_over(adviser, colleague, open_one, closed)
    assert (done.number, done.refused) == (1, 1)
    with acting(adviser):
        told = {one.person: one.refused for one in queries.bulk_rows(done.bulk)}
    assert told == {open_one: "", closed: "This case is closed. Open it again to change it."}
    assert undo(done, adviser).number == 1


def test_what_was_changed_since_stays_and_is_named(adviser: Actor, colleague: Actor) -> None:
    olena, samir = make_person(adviser, "Olena"), make_person(adviser, "Samir")
    done = close(adviser, olena, samir)
    with acting(colleague):
        again = actions.reopen_case(person=fresh(colleague, samir), by=colleague)
        actions.close_case(person=again, reason="other", by=colleague, at=NOW + timedelta(hours=1))
    undone = undo(done, adviser)
    assert (undone.number, undone.left) == (1, (samir,))
    assert fresh(adviser, olena).closed_at is None
    assert fresh(adviser, samir).close_reason == "other"


def test_steps_are_taken_back_unless_somebody_has_worked_on_them(adviser: Actor) -> None:
    persons = [make_person(adviser, name) for name in ("Olena", "Samir")]
    with acting(adviser):
        done = plan.contact_many(
            persons=[one.pk for one in persons], until=date(2026, 12, 1), turn=uuid7(),
            by=adviser, at=NOW,
        )  # fmt: skip
        worked_on = Step.objects.get(person=persons[1])
        plan.record_result(step=worked_on, result="Angerufen", by=adviser)
    undone = undo(done, adviser)
    assert undone.left == (persons[1],)
    with acting(adviser):
        states = dict(Step.objects.values_list("person", "state"))
    assert states == {persons[0].pk: State.DROPPED, persons[1].pk: State.OPEN}


def test_a_fault_in_the_middle_leaves_nothing(
    adviser: Actor, colleague: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    persons = [make_person(adviser, name) for name in ("Anna", "Olena", "Samir")]
    calls = []

    def verb(person: Person) -> tuple[str, str]:
        calls.append(person)
        if len(calls) == 3:
            raise RuntimeError("the power fails")
        actions.accompany(person=person, adviser=colleague.membership, by=adviser)
        return "", "x"

    with acting(adviser), pytest.raises(RuntimeError), transaction.atomic():
        actions.do_with_many(
            kind=Bulk.Kind.HAND_OVER, persons=[one.pk for one in persons], verb=verb,
            turn=uuid7(), by=adviser, at=NOW,
        )  # fmt: skip
    assert {fresh(adviser, one).adviser_id for one in persons} == {adviser.membership}
    with acting(adviser):
        assert not Bulk.objects.exists()
        assert not BulkRow.objects.exists()


def test_after_a_day_and_a_second_time_nothing_is_undone(adviser: Actor, colleague: Actor) -> None:
    done = hand_over(adviser, colleague, make_person(adviser))
    with pytest.raises(Refused, match="for one day"):
        undo(done, adviser, timedelta(days=1, seconds=1))
    undo(done, adviser)
    with pytest.raises(Refused, match="undone already"):
        undo(done, adviser)


def test_nobody_is_handed_to_another_institution(adviser: Actor) -> None:
    at = Institution.objects.get(pk=sure(adviser.institution))
    stranger = make_member(make_institution(at.region))
    for to in (stranger, make_member(at, Member)):
        with pytest.raises(Refused, match="Only an adviser of your institution"):
            hand_over(adviser, to, make_person(adviser))


def test_persons_of_others_are_not_even_counted(adviser: Actor, colleague: Actor) -> None:
    at = Institution.objects.get(pk=sure(adviser.institution))
    other = make_member(make_institution(at.region))
    theirs = make_person(other)
    with pytest.raises(Refused, match="at least one person"):
        hand_over(adviser, colleague, theirs)
    assert fresh(other, theirs).adviser_id == other.membership


def test_at_most_five_hundred_at_once(adviser: Actor) -> None:
    assert access.may_bulk(adviser, 500) is None
    assert "At most 500" in str(access.may_bulk(adviser, 501))


def test_whoever_was_joined_since_is_left_as_they_are(adviser: Actor, colleague: Actor) -> None:
    olena, twin = make_person(adviser, "Olena"), make_person(adviser, "Olena")
    for one in (olena, twin):
        make_record(one, adviser)
    done = hand_over(adviser, colleague, olena, twin)
    with acting(adviser):
        actions.merge(person=fresh(adviser, olena), merged=fresh(adviser, twin), by=adviser, at=NOW)
    undone = undo(done, adviser)
    assert (undone.number, undone.left) == (1, (twin,))
    assert fresh(adviser, olena).adviser_id == adviser.membership
