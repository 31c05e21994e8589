"""Shares by group with intervals, and nothing that changes a proposal."""

import pytest

from nahtlos.matching.engine.fairness import look, share


def test_the_interval_is_wilsons() -> None:
    found = share(8, 10)
    assert [found.low, found.high] == pytest.approx([0.4902, 0.9433], abs=1e-4)


@pytest.mark.parametrize(("many", "of"), [(0, 0), (0, 7), (7, 7), (1, 1)])
def test_the_edges_stay_inside(many: int, of: int) -> None:
    found = share(many, of)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_a_group_that_is_passed_over_stands_apart() -> None:
    groups = {f"c{at}": "f" if at % 2 else "m" for at in range(200)}
    eligible = list(groups)
    told = {
        one.group: one for one in look(groups, eligible, [c for c in eligible if groups[c] == "m"])
    }
    assert told["f"].apart
    assert (told["f"].eligible.value, told["f"].proposed.value) == (0.5, 0.0)
    fair = look(groups, eligible, eligible[:100])
    assert not any(one.apart for one in fair)


def test_whose_group_is_not_known_is_counted_as_unknown() -> None:
    told = look({"c1": "f"}, ["c1", "c2"], ["c2"])
    assert [(one.group, one.eligible.many, one.proposed.many) for one in told] == [
        ("f", 1, 0), ("unknown", 1, 1),
    ]  # fmt: skip
