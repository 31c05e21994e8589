"""The storeys hold, and each fault that they forbid is really caught."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .house import DOORS, PACKAGE, ROOT, contract, rooms

LINT = Path(sys.executable).with_name("lint-imports")

# What is planted where, and the contract that must catch it. "x" stands for a file made for the fault.
FAULTS = {
    "upward import": ("people/actions.py", "import nahtlos.plan", "storeys"),
    "sibling import": ("employers/models.py", "import nahtlos.law", "storeys"),
    "upward import hidden in a function": (
        "network/models.py",
        "def later() -> None:\n    import nahtlos.people.models",
        "storeys",
    ),
    "core knows a room": ("core/x.py", "import nahtlos.network", "storeys"),
    "undeclared room": ("corner/__init__.py", "", "storeys"),
    "models call actions": ("people/models.py", "from . import actions", "furniture"),
    "queries call actions": ("people/queries.py", "from . import actions", "furniture"),
    "stray utils.py": ("people/utils.py", "", "furniture"),
    "Django in an engine": ("law/engine/x.py", "import django.db", "engines"),
    "core in an engine": ("law/engine/x.py", "import nahtlos.core", "engines"),
    "another room in an engine": ("law/engine/x.py", "import nahtlos.people", "engines"),
    "models in an engine": ("law/engine/x.py", "import nahtlos.law.models", "engines"),
    "a view touches models": ("web/people/x.py", "import nahtlos.people.models", "doors"),
    "a cycle among siblings": (
        "web/people/__init__.py",
        "import nahtlos.web.plan",
        "cycles",
    ),
}
# What a fault needs around it to be an import of something that exists.
AROUND = {
    "law/__init__.py": "",
    "law/models.py": "",
    "law/engine/__init__.py": "",
    "plan/__init__.py": "",
    "people/actions.py": "",
    "people/models.py": "",
    "employers/__init__.py": "",
    "web/__init__.py": "",
    "web/plan/__init__.py": "import nahtlos.web.people",
    "web/people/__init__.py": "",
}


def lint(source: Path) -> tuple[bool, str]:
    """Whether the house below `source` holds, and what import-linter says about it."""
    done = subprocess.run(
        [LINT, "--config", ROOT / "importlinter.ini", "--no-cache"],
        env=os.environ | {"PYTHONPATH": str(source)},
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def test_the_house_holds() -> None:
    holds, says = lint(PACKAGE.parent)
    assert holds, says


def test_every_built_room_stands_in_the_contracts() -> None:
    assert [c.strip() for c in contract("furniture")["containers"] if c] == [
        f"nahtlos.{room}" for room in rooms()
    ]
    doors = [f"nahtlos.{door}" for door in DOORS if (PACKAGE / door).is_dir()]
    assert [d for d in contract("doors")["source_modules"] if d] == doors


def plant(house: Path, file: str, code: str) -> None:
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(f"\n{code}\n")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str, tmp_path: Path) -> None:
    file, code, broken = FAULTS[fault]
    house = shutil.copytree(
        PACKAGE,
        tmp_path / "nahtlos",
        ignore=shutil.ignore_patterns("static", "templates", "locale", "__pycache__"),
    )
    for needed, text in AROUND.items():
        if broken == "cycles" or needed != "web/plan/__init__.py":
            plant(house, needed, text)
    plant(house, file, code)
    holds, says = lint(tmp_path)
    assert not holds
    assert f"{title(broken)} BROKEN" in " ".join(says.split()), says


def title(name: str) -> str:
    return contract(name)["name"][0]
