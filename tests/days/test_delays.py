"""Delays spread to whoever comes next at the desk, with the visitor and with the interpreter, and no further."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from nahtlos.days import engine
from nahtlos.days.engine import Expected, Running, expected

WALK = 5


def meeting(name: str, who: str, desk: str, start: int, **more: object) -> Running:
    return Running(name, who, desk, None, start, start + 20, **more)  # type: ignore[arg-type]  # told by name


def test_without_delay_everything_is_as_planned() -> None:
    rows = [meeting("a", "v1", "d1", 540), meeting("b", "v1", "d2", 565)]
    found = expected(rows, now=500, walk=WALK)
    assert found == {"a": Expected(540, 560, 0), "b": Expected(565, 585, 0)}


def test_a_long_talk_holds_up_the_desk_and_the_visitor() -> None:
    rows = [
        meeting("a", "v1", "d1", 540, stands="begun", until=580),
        meeting("b", "v2", "d1", 560),
        meeting("c", "v1", "d2", 565),
        meeting("d", "v3", "d3", 560),
    ]
    late = {key: one.late for key, one in expected(rows, now=555, walk=WALK).items()}
    assert late == {"a": 0, "b": 20, "c": 20, "d": 0}


def test_what_should_have_begun_begins_now_at_the_earliest() -> None:
    found = expected([meeting("a", "v1", "d1", 540)], now=552, walk=WALK)
    assert found["a"] == Expected(552, 572, 12)


def test_who_ends_early_makes_nobody_early() -> None:
    rows = [meeting("a", "v1", "d1", 540, stands="done", until=545), meeting("b", "v2", "d1", 560)]
    assert expected(rows, now=546, walk=WALK)["b"].start == 560


HALLS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 20)), max_size=8, unique=True
)


@given(HALLS, st.integers(0, 120))
def test_nobody_is_expected_in_two_places(hall: list[tuple[int, int, int]], now: int) -> None:
    rows = [
        meeting(f"m{at}", f"v{who}", f"d{desk}", 5 * start)
        for at, (who, desk, start) in enumerate(hall)
    ]
    found = expected(rows, now=now, walk=WALK)
    assert all(found[one.id].start >= max(one.start, now) for one in rows)
    for one, other in combinations(rows, 2):
        if one.visitor == other.visitor or one.desk == other.desk:
            a, b = found[one.id], found[other.id]
            assert a.end <= b.start or b.end <= a.start


def test_solvers_are_loaded_only_when_they_are_asked_for() -> None:
    assert engine.plan is not None
    assert not hasattr(engine, "nothing")
