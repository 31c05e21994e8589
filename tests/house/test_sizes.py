"""Small enough to read: the budget for files and functions."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from .house import PACKAGE, TESTS, at, functions, python_files

FILES = {"median": 80, "p90": 250, "max": 500}
FUNCTIONS = {"median": 8, "p90": 25, "max": 60}
TEST_FILES = {"max": 600}
TEST_FUNCTIONS = {"median": 12, "p90": 25}

Sizes = list[tuple[int, str]]


def p90(numbers: list[int]) -> int:
    return sorted(numbers)[int(0.9 * (len(numbers) - 1))]


MEASURES: dict[str, Callable[[list[int]], float]] = {"median": median, "p90": p90, "max": max}


def over(budget: dict[str, int], sizes: Sizes) -> list[str]:
    """A line for every measure that is too big, with the biggest places."""
    numbers = [size for size, _ in sizes]
    worst = ", ".join(f"{place} ({size})" for size, place in sorted(sizes)[:-6:-1])
    return [
        f"{name} {MEASURES[name](numbers)} > {most}; biggest: {worst}"
        for name, most in budget.items()
        if MEASURES[name](numbers) > most
    ]


def file_sizes(folder: Path) -> Sizes:
    """Lines of every file that says anything; empty package files would flatter the median."""
    sizes = [
        (len(p.read_text(encoding="utf-8").splitlines()), at(p, 1)) for p in python_files(folder)
    ]
    return [(size, place) for size, place in sizes if size]


def function_sizes(folder: Path, prefix: str = "") -> Sizes:
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{at(path, node.lineno)} {node.name}")
        for path in python_files(folder)
        for node in functions(path)
        if node.name.startswith(prefix)
    ]


def test_files_of_the_product() -> None:
    assert over(FILES, file_sizes(PACKAGE)) == []


def test_functions_of_the_product() -> None:
    assert over(FUNCTIONS, function_sizes(PACKAGE)) == []


def test_files_of_the_tests() -> None:
    assert over(TEST_FILES, file_sizes(TESTS)) == []


def test_test_functions() -> None:
    assert over(TEST_FUNCTIONS, function_sizes(TESTS, "test_")) == []


@pytest.mark.parametrize(
    ("numbers", "faults"), [([8] * 9 + [60], 0), ([8] * 9 + [61], 1), ([9] * 9, 1)]
)
def test_the_budget_bites(numbers: list[int], faults: int) -> None:
    assert len(over(FUNCTIONS, [(number, "x") for number in numbers])) == faults
