"""What a process that draws pages does not carry: compilers and solvers come when something is to be compiled or solved."""

import os
import subprocess
import sys

HEAVY = ("numba", "llvmlite", "ortools", "scipy.optimize", "scipy.sparse", "distributed", "dask")

PAGES = """
import sys
import django
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
{more}
print(*(name for name in {names!r} if name in sys.modules))
"""


def loaded(more: str = "") -> list[str]:
    """The heavy libraries that a process of its own holds when all its doors are open."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "nahtlos.site.settings.test"}
    code = PAGES.format(names=HEAVY, more=more)
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()


def test_a_process_that_draws_pages_holds_no_compiler_and_no_solver() -> None:
    assert loaded() == []


GAPS = """
from datetime import date
from nahtlos.law import queries
status = {"record": {"status": "ae_25_2"}}
assert queries.gaps([status] * 12, on=date(2026, 11, 23), offered=frozenset())
"""


def test_neither_does_one_that_has_looked_for_gaps() -> None:
    assert loaded(GAPS) == []


def test_the_look_would_find_them() -> None:
    assert "numba" in loaded("from nahtlos.matching.engine import Market")
