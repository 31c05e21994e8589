"""What several tests of the matching start from."""

import pytest

from nahtlos.matching.engine import Candidate, Occupation, Opening

from .making import DAY

FEW = frozenset


@pytest.fixture
def candidate() -> Candidate:
    return Candidate(
        "c1", 51.36, 7.46, 25.0, "B1", (20.0, 40.0), DAY, FEW({"job"}), "free",
        (Occupation("81302", 4.5),), FEW({"s1"}), FEW({"driving_b"}), FEW({"early"}), FEW({"81302"}),
    )  # fmt: skip


@pytest.fixture
def opening() -> Opening:
    return Opening(
        "o1",
        "job",
        51.37,
        7.50,
        "A2",
        "81301",
        30.0,
        DAY,
        FEW({"s1"}),
        FEW(),
        FEW(),
        FEW({"early"}),
    )


@pytest.fixture
def both_sides(candidate: Candidate, opening: Opening) -> tuple[list[Candidate], list[Opening]]:
    return [candidate], [opening]
