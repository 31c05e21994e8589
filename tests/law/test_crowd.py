"""A crowd is known and judged like each person alone, by NumPy as by numba and as one by one."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine import compiled, plain
from nahtlos.law.engine.columns import Columns, Machine
from nahtlos.law.engine.conditions import Leaf
from nahtlos.law.engine.grants import CLOSED, OPEN
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.book import in_force
from nahtlos.law.queries.crowd import Crowd, crowd
from nahtlos.law.queries.encoding import encode
from nahtlos.law.queries.programs import VERDICTS, programs, work_follows
from nahtlos.law.translate import BadDocument, read
from nahtlos.law.translate.columns import Table
from nahtlos.law.translate.gather import gather
from nahtlos.law.translate.many import Deriving
from nahtlos.law.translate.table import read_table
from tests.law.people import ON, person, table

SCHOOLS: list[dict[str, Any]] = [
    {"country": "SY", "kind": "academic", "recognition": "full"},
    {"country": "AF", "kind": "vocational"},
    {"country": "DE", "kind": "vocational", "recognition": "none"},
    {"kind": "academic", "title": "?"},
]
GOALS = (None, {"kind": "job", "kldb": "81302"})


def learned(dice: random.Random) -> dict[str, Any]:
    """A random person, perhaps with qualifications and a goal, and with a key that says nothing."""
    made: dict[str, Any] = person(dice)
    made["record"]["sex"] = None
    if dice.random() < 0.5:
        made["record"]["qualifications"] = dice.sample(SCHOOLS, dice.randrange(3))
        made["record"]["goal"] = dice.choice(GOALS)
    return made


CROWDS = st.tuples(st.integers(0, 2**32), st.integers(1, 12)).map(
    lambda drawn: [learned(dice) for dice in [random.Random(drawn[0])] for _ in range(drawn[1])]
)


def among(documents: list[dict[str, Any]]) -> tuple[Crowd, list[Asked]]:
    one_by_one = [Asked(read(document), ON, catalogue()) for document in documents]
    return crowd(documents, in_force(ON), catalogue()), one_by_one


@given(CROWDS)
@settings(max_examples=40, deadline=None)
def test_classes_and_verdicts_are_those_of_each_person(documents: list[dict[str, Any]]) -> None:
    found, one_by_one = among(documents)
    for i, one in enumerate(one_by_one):
        places = range(len(one.law.frame.facts))
        assert [int(found.columns.row(place)[i]) for place in places] == [*one.classes.some]
        verdicts = [VERDICTS[code] for code in found.codes[:, i].tolist()]
        assert verdicts == [one.verdict(id_) for id_ in catalogue().instruments]


@given(CROWDS, st.frozensets(st.sampled_from(sorted(catalogue().instruments)), max_size=5))
@settings(max_examples=25, deadline=None)
def test_what_is_open_and_whom_a_test_fits(
    documents: list[dict[str, Any]], wanted: frozenset[str]
) -> None:
    found, one_by_one = among(documents)
    verdicts = [{one.verdict(id_) for id_ in wanted} for one in one_by_one]
    assert found.is_open(wanted).tolist() == [bool(some & OPEN) for some in verdicts]
    assert found.may_open(wanted).tolist() == [bool(some - {CLOSED}) for some in verdicts]
    frame = found.law.frame
    for test in (test for tests in frame.tests.values() for test in tests):
        truths = [frame.look(test)(one.classes.some) for one in one_by_one]
        assert fitting(found, test) == ([t is True for t in truths], [t is False for t in truths])


def fitting(found: Crowd, test: Leaf) -> tuple[list[bool], list[bool]]:
    return found.fits(test).tolist(), found.fits(test, passes=False).tolist()


def encoded(persons: Table, machine: Machine) -> Columns:
    law = in_force(ON)
    columns = programs(law.book).instruments.columns(persons.persons, machine)
    encode(Deriving(persons, ON, catalogue()).done(), law.frame, columns, catalogue())
    work_follows(columns, law, persons)
    return columns


def test_documents_and_tables_numpy_and_numba_come_to_the_same() -> None:
    dice = random.Random(7)
    documents = [person(dice) for _ in range(500)]
    every = [
        encoded(persons, machine)
        for persons in (gather(documents), read_table(table(documents)))
        for machine in (compiled, plain)
    ]
    for one in every[1:]:
        assert np.array_equal(one.narrow, every[0].narrow)
        assert np.array_equal(one.wide, every[0].wide)


def test_more_persons_than_a_block_are_counted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(8)
    columns = encoded(gather([person(dice) for _ in range(50)]), plain)
    whole = columns.possible()
    monkeypatch.setattr(plain, "BLOCK", 16)
    assert np.array_equal(columns.possible(), whole)


BAD: list[Any] = [
    {"record": {"status": "nonsense"}},
    {"facts": {"germann": "B1"}},
    {"facts": {"germann": None}},
    {"facts": {"employed": 1}},
    {"facts": {"children_count": True}},
    {"facts": {"german": ["B1"]}},
    {"record": {"children_birth_dates": "2020-01-01"}},
    {"record": {"children_birth_dates": ["2020-02-31"]}},
    {"record": {"qualifications": [{"kind": "nonsense"}]}},
    {"record": {"goal": "job"}},
    {"record": []},
    {"records": {}},
    {"id": 7},
    [],
]


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_a_bad_document_is_named_as_by_itself(bad: Any) -> None:
    with pytest.raises(BadDocument) as alone:
        read(bad)
    fine = {"id": "a", "record": None, "facts": {"employed": True, "children_count": 1}}
    with pytest.raises(BadDocument) as together:
        gather([fine, bad, {"facts": {"german": "B7"}}])
    assert together.value.faults == alone.value.faults


def test_nobody_is_a_crowd_too() -> None:
    assert crowd([], in_force(ON), catalogue()).persons == 0
