"""What a project brought: no number from 1 to 2 is said to others, nor follows from what is said."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.core.wall import acting
from nahtlos.projects import actions, queries
from tests import makers
from tests.projects.rows import NOW, TODAY, Stage, make_stage, make_taken, note

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), max_size=6)


@given(COUNTS)
def test_no_small_number_is_said(counts: dict[str, int]) -> None:
    told = queries.pooled(counts)
    assert all(number is None or number >= 3 for _names, number in told)


@given(COUNTS)
def test_what_is_said_is_true_and_says_everything_once(counts: dict[str, int]) -> None:
    told = queries.pooled(counts)
    named = [name for names, _number in told for name in names]
    assert sorted(named) == sorted(name for name, n in counts.items() if n)
    for names, number in told:
        assert number in {None, sum(counts[name] for name in names)}


NAMES = ("a", "b", "c")
EVERY = list(product(range(7), repeat=3))


def _told(values: tuple[int, ...]) -> str:
    return repr(queries.pooled(dict(zip(NAMES, values, strict=True))))


def test_no_small_number_follows_from_what_is_said() -> None:
    """Whoever knows the rule tries every possible count: more than one fits, wherever one is small."""
    fitting: dict[str, set[tuple[int, ...]]] = {}
    for values in EVERY:
        fitting.setdefault(_told(values), set()).add(values)
    gives_away = [
        (told, values)
        for told, possible in fitting.items()
        for values in possible
        for place, number in enumerate(values)
        if 0 < number < 3 and len({one[place] for one in possible}) == 1
    ]
    assert gives_away == []


@pytest.fixture
def stage() -> Stage:
    made = make_stage(places=20)
    for number in range(7):
        one = make_taken(made, makers.make_person(made.holder, f"Amir{number}"))
        note(made, one, "absent" if number == 0 else "present")
        with acting(made.trainer) as by:
            if number < 4:
                actions.finish(one=one, result="apprenticeship", on=TODAY, by=by, at=NOW)
            elif number == 4:
                actions.finish(one=one, result="", on=None, by=by, at=NOW)
            elif number == 5:
                actions.leave(one=one, reason="moved", by=by, at=NOW)
    return made


@pytest.mark.django_db
def test_the_staff_of_the_project_sees_every_number(stage: Stage) -> None:
    with acting(stage.trainer):
        found = queries.brought(stage.project, exact=True)
    told = {one.labels: one.number for one in found.results}
    assert told == {
        ("apprenticeship",): 4, ("nothing is known",): 2,
    }  # fmt: skip
    assert found.now == 1
    assert [(one.labels, one.number) for one in found.left] == [(("has moved away",), 1)]
    assert found.there == 86


@pytest.mark.django_db
def test_others_read_no_small_number(stage: Stage) -> None:
    with acting(stage.lead):
        found = queries.brought(stage.project, exact=False)
    assert [(one.labels, one.number) for one in found.results] == [
        (("apprenticeship", "nothing is known"), 6),
    ]  # fmt: skip
    assert [(one.labels, one.number) for one in found.left] == [(("has moved away",), None)]
