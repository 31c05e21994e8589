"""Declined everywhere: against counting by hand, for the program alone, and without a key."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Adviser, Analyst, Coordinator, Counter, Member, Nobody, Role
from nahtlos.core.wall import acting
from nahtlos.law.queries import Gap
from nahtlos.network.models import Institution, Kind, Region, Topic
from nahtlos.people.models import Person
from nahtlos.referrals import queries
from nahtlos.referrals.models import Referral
from tests import makers

pytestmark = pytest.mark.django_db
TOPICS = (Topic.LANGUAGE, Topic.SOCIAL)
STATES = ("drafted", "sent", "accepted", "declined", "declined", "declined", "withdrawn", "expired")
Answer = tuple[str, str, UUID, bool, bool]
"""Topic, state, whom it went to, whether there is nowhere, whether it was ever answered."""


def counter(by: Actor) -> Actor:
    return Actor(role=Counter, region=by.region)


def everywhere(answers: Iterable[Answer], topic: str) -> bool:
    """As one would count on paper: who of those asked has answered, and has anybody not said no?"""
    of = [one for one in answers if one[0] == topic and one[1] != "drafted"]
    if any(state in {"sent", "seen"} for _topic, state, *_rest in of):
        return False
    said = [one for one in of if one[4]]
    noes = {to for _topic, state, to, *_rest in said if state == "declined"}
    nowhere = any(nowhere for *_rest, nowhere, _answered in said)
    return bool(said) and all(one[1] == "declined" for one in said) and (len(noes) > 1 or nowhere)


@pytest.fixture
def holder() -> Actor:
    return makers.make_member(makers.make_institution(makers.make_region()))


@pytest.fixture
def others(holder: Actor) -> list[Institution]:
    region = Region.objects.get(pk=makers.sure(holder.region))
    return [makers.make_institution(region, Kind.SCHOOL) for _ in range(3)]


def ask_elsewhere(
    person: Person, by: Actor, to: Institution, state: str, topic: str, *, nowhere: bool = True
) -> Answer:
    more: dict[str, Any] = {"topic": topic}
    if state == "declined" and not nowhere:
        more |= {"nowhere": False, "instead_id": to.pk}
    made: Referral = makers.make_referral(person, to.pk, by, state=state, **more)
    return topic, state, to.pk, made.nowhere, made.answered_at is not None


def counted(by: Actor) -> list[list[str]]:
    """The topics declined everywhere, of each in their order."""
    with acting(by), connection.cursor() as cursor:
        cursor.execute("select declined from referrals_declined()")
        return [sorted(row[0]) for row in cursor.fetchall()]


@pytest.mark.parametrize("seed", range(4))
def test_it_is_counted_as_by_hand(holder: Actor, others: list[Institution], seed: int) -> None:
    surely = makers.make_person(holder, "Anna")
    ask_elsewhere(surely, holder, others[0], "declined", Topic.SOCIAL)
    dice, expected = Random(seed), [[Topic.SOCIAL.value]]
    for number in range(12):
        person = makers.make_person(holder, f"Amir{number}")
        answers = [
            ask_elsewhere(person, holder, dice.choice(others), dice.choice(STATES),
                          dice.choice(TOPICS), nowhere=dice.random() < 0.3)
            for _ in range(dice.randint(0, 3))
        ]  # fmt: skip
        expected.append(sorted(topic for topic in TOPICS if everywhere(answers, topic)))
    assert counted(counter(holder)) == expected


def found(by: Actor) -> list[Gap]:
    with acting(by):
        _all, gaps = queries.uncovered(on=today(), offered=frozenset())
    return [one for one in gaps if one.kind.startswith("declined_")]


def make_declined(holder: Actor, others: list[Institution], many: int, *, of: int = 12) -> None:
    """So many of them were declined by two; the others were taken by one."""
    for number in range(of):
        person = makers.make_person(holder, f"Amir{number}")
        makers.make_record(person, holder, status="duldung_60b" if number % 2 else "ae_25_2")
        for to in others[:2]:
            state = "declined" if number < many or to is others[0] else "accepted"
            ask_elsewhere(person, holder, to, state, Topic.LANGUAGE, nowhere=False)


@pytest.mark.parametrize(("many", "told"), [(0, []), (2, []), (3, [3]), (7, [7])])
def test_a_group_is_told_from_three_on(
    holder: Actor, others: list[Institution], many: int, told: list[int]
) -> None:
    make_declined(holder, others, many)
    assert [one.persons for one in found(counter(holder))] == told
    for one in found(counter(holder)):
        assert one.kind == queries.DECLINED["language"]
        assert one.describes[0]["de"].endswith(": Sprache.")
        assert "Amir" not in repr(one)


def test_each_stands_beside_its_own_file(holder: Actor, others: list[Institution]) -> None:
    """All with a Duldung are declined and all others taken: so that is what the group has in common."""
    for number in range(12):
        person = makers.make_person(holder, f"Amir{number}")
        duldung = number % 2
        makers.make_record(person, holder, status="duldung_60b" if duldung else "ae_25_2")
        state = "declined" if duldung else "accepted"
        ask_elsewhere(person, holder, others[0], state, Topic.LANGUAGE)
    (group,) = found(counter(holder))
    assert group.persons == 6
    assert "status" in group.facts


@pytest.mark.parametrize("role", [Coordinator, Analyst, Adviser, Member, Counter, Nobody])
def test_nobody_else_is_told(holder: Actor, others: list[Institution], role: type[Role]) -> None:
    make_declined(holder, others, 5)
    assert counted(replace(holder, role=role)) == []
    assert counted(Actor(role=Counter, region=makers.make_region().pk)) == []


def test_who_is_accompanied_no_more_is_not_counted(
    holder: Actor, others: list[Institution]
) -> None:
    make_declined(holder, others, 4)
    with acting(holder):
        gone = Person.objects.order_by("pk").first()
        assert gone is not None
        Person.objects.filter(pk=gone.pk).update(
            closed_at=timezone.now() - timedelta(days=1), close_reason="moved"
        )
    assert len(counted(counter(holder))) == 11
    assert [one.persons for one in found(counter(holder))] == [3]
