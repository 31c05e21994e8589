"""Verdicts on the real catalogue: against every completion, and what opens them when it is done."""

import random
from collections.abc import Iterator
from itertools import combinations, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.law import queries
from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine.changes import Change
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.grants import CLOSED, ENTITLED, OPEN, Grant
from nahtlos.law.engine.situation import Situation, Value
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.instruments import InstrumentAnswer, plain
from nahtlos.law.translate import read
from nahtlos.people.facts import FACTS
from tests.law.people import ON, VALUES, Document, person

MOST = 4000
"""So many completions are tried of one instrument; more would take hours."""

SEEDS = st.integers(0, 10_000).map(random.Random)


def asked(document: Document) -> Asked:
    return Asked(read(document), ON, catalogue())


def said(grant: Grant, whole: Situation) -> str:
    """What the law says once everything is known, by the tree itself."""
    if not all(truth(condition, whole) for condition in grant.conditions):
        return CLOSED
    return ENTITLED if grant.claim is not None and truth(grant.claim, whole) else grant.outcome


def completions(one: Asked, facts: list[str]) -> Iterator[Situation]:
    """Every way to know these facts, each with all values that make a difference."""
    frame, situation = one.law.frame, one.situation
    ways: list[tuple[Value, ...]] = [
        tuple(situation.among.get(fact, frame.classes[frame.place[fact]].values)) for fact in facts
    ]
    for values in product(*ways):
        yield Situation(ON, {**situation.facts, **dict(zip(facts, values, strict=True))})


def unknown_of(grant: Grant, one: Asked) -> list[str]:
    facts = {fact for condition in grant.every for fact in condition.facts}
    return sorted(fact for fact in facts if not one.situation.knows(fact))


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_a_verdict_is_what_all_completions_say_and_only_that(r: random.Random) -> None:
    one, tried = asked(person(r)), 0
    for id_, grant in one.law.book.grants.items():
        facts = unknown_of(grant, one)
        sizes = (len(one.law.frame.classes[one.law.frame.place[fact]].values) for fact in facts)
        if prod(sizes) > MOST:
            continue
        every = {said(grant, whole) for whole in completions(one, facts)}
        assert one.verdict(id_) == (every.pop() if len(every) == 1 else UNKNOWN), id_
        tried += 1
    assert tried > 30


def changed(document: Document, changes: tuple[Change, ...]) -> Document:
    stated = {change.fact: plain(change.fact, change.becomes) for change in changes}
    return {**document, "facts": {**document["facts"], **stated}}


def opened(document: Document, changes: tuple[Change, ...], id_: str) -> bool:
    return asked(changed(document, changes)).verdict(id_) in OPEN


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_every_way_opens_and_no_part_of_it_does(r: random.Random) -> None:
    document = person(r)
    source = catalogue()
    for one in r.sample(queries.check(document, on=ON).instruments, 12):
        for way in one.opens_if[:3]:
            assert opened(document, way, one.id), (one.id, way)
            for size in range(len(way)):
                for part in combinations(way, size):
                    assert not opened(document, part, one.id), (one.id, way, part)
            assert {change.fact for change in way} <= set(source.reaches)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_nothing_opens_that_is_open_and_nobody_gets_younger(r: random.Random) -> None:
    for one in queries.check(person(r), on=ON).instruments:
        known = one.asked.situation.facts
        assert not (one.is_open and one.opens_if)
        for change in (change for way in one.opens_if for change in way):
            assert change.fact not in {"nationality", "sex", "status", "birth_date"}
            if change.fact == "age" and "age" in known:
                assert change.becomes > known["age"]  # type: ignore[operator] # both are numbers


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_more_facts_never_turn_a_settled_verdict(r: random.Random) -> None:
    document = person(r)
    before = asked(document)
    fact = r.choice(
        [f for f in before.law.frame.facts if f in FACTS and not before.situation.knows(f)]
    )
    if FACTS[fact].kind not in VALUES or fact in before.situation.among:
        return
    value = VALUES[FACTS[fact].kind](FACTS[fact], r)
    after = asked({**document, "facts": {**document["facts"], fact: value}})
    for id_ in before.source.instruments:
        if before.verdict(id_) != UNKNOWN and fact != "status_group":
            assert after.verdict(id_) == before.verdict(id_), (id_, fact)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_time_opens_or_closes_on_the_day_and_not_before(r: random.Random) -> None:
    document = person(r)
    for one in r.sample(queries.check(document, on=ON).instruments, 10):
        days = {later.day: later.is_open(one.id) for later in one.asked.later}
        turns = [day for day, is_open in days.items() if is_open != one.is_open]
        if one.opens_on is None:
            assert not turns
            continue
        shown = [one.asked.shown(later) for later in one.asked.later if later.day == turns[0]]
        assert one.opens_on == shown[0]


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_the_question_is_unknown_and_may_settle_something(r: random.Random) -> None:
    document = person(r)
    question = queries.ask_next(document, on=ON)
    if question is not None:
        assert not asked(document).situation.knows(question.fact)
        missing = missing_of(queries.check(document, on=ON).instruments)
        missing |= {f for w in queries.check(document, on=ON).work for f in w.missing}
        follows = {f for f in missing if f in FACTS and question.fact in FACTS[f].from_record}
        assert question.fact in missing or follows


def missing_of(found: tuple[InstrumentAnswer, ...]) -> set[str]:
    return {fact for one in found for fact in one.missing}


@pytest.mark.parametrize(
    "day", ["2024-01-01", "2024-08-01", "2025-06-30", "2026-07-01", "2027-06-01"]
)
def test_any_day_is_answered_and_says_where_the_law_was_not_read(day: str) -> None:
    found = queries.check({"record": {"status": "ae_24"}}, on=ON.fromisoformat(day))
    assert len(found.instruments) == len(catalogue().instruments)
    for one in found.instruments:
        if one.terms is None:
            assert one.verdict in {UNKNOWN, CLOSED}
            assert one.because[0].says["en"]
