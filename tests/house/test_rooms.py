"""Each room says what it is, owns only declared furniture, and stands truly in the README."""

import ast
import re

import pytest

from nahtlos.site import map as house_map

from .house import PACKAGE, ROOT, furniture, rooms, tree

# Furniture that is not Python and that import-linter therefore does not see.
BESIDE_CODE = {"__init__", "policies", "cases", "catalogue", "migrations"}
MOST_CORE_FILES = 8


@pytest.mark.parametrize("room", rooms(with_doors=True))
def test_a_room_says_what_lives_there(room: str) -> None:
    says = ast.get_docstring(tree(PACKAGE / room / "__init__.py")) or ""
    assert re.match(r"[A-Z].{15,}?\.", says), f"{room}/__init__.py needs a sentence"


@pytest.mark.parametrize("room", rooms())
def test_a_room_has_only_declared_furniture(room: str) -> None:
    found = {p.stem for p in (PACKAGE / room).iterdir() if p.name != "__pycache__"}
    assert found - furniture() - BESIDE_CODE == set()


def test_core_stays_small() -> None:
    core = PACKAGE / "core"
    files = [p for p in core.rglob("*.py") if "migrations" not in p.parts and p.stem != "__init__"]
    assert len(files) <= MOST_CORE_FILES, sorted(p.name for p in files)


def test_the_readme_shows_the_rooms_as_they_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == house_map.renewed(readme), "run `make map`"


def test_a_built_room_speaks_for_itself() -> None:
    assert set(house_map.TO_COME) & set(rooms(with_doors=True)) == set()
