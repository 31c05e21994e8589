"""How the tests of this folder read the house: its files, its storeys, its functions."""

import ast
import configparser
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "nahtlos"
TESTS = ROOT / "tests"
DOORS = ("web", "api", "jobs")
NOT_ROOMS = ("site", *DOORS, "core")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def contract(name: str) -> dict[str, list[str]]:
    """One contract of importlinter.ini, each option as the list of its lines."""
    ini = configparser.ConfigParser()
    ini.read(ROOT / "importlinter.ini", encoding="utf-8")
    return {key: value.split("\n") for key, value in ini[f"importlinter:contract:{name}"].items()}


def _layers(name: str) -> list[list[str]]:
    lines = (line.strip() for line in contract(name)["layers"])
    return [[tail.strip(" ()") for tail in line.split("|")] for line in lines if line]


def storeys() -> list[list[str]]:
    """Rooms from the top storey down; the rooms of one storey together."""
    return _layers("storeys")


def furniture() -> set[str]:
    """Every module name that a room may have."""
    return {tail for layer in _layers("furniture") for tail in layer}


def height(room: str) -> int:
    """The higher, the more a room may know: 0 is the ground."""
    below = storeys()[::-1]
    return next(at for at, rooms in enumerate(below) if room in rooms)


def rooms(*, with_doors: bool = False) -> list[str]:
    """The rooms that are built, from the top down."""
    wanted = [room for line in storeys() for room in line if (PACKAGE / room).is_dir()]
    return wanted if with_doors else [room for room in wanted if room not in NOT_ROOMS]


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file below the folder but migrations, which a machine writes."""
    return sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of one file, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def templates() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.html") if "templates" in p.parts)


@cache
def tracked() -> list[Path]:
    """What git keeps, without what was deleted and not yet committed."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def at(path: Path, line: int) -> str:
    """A place as an editor understands it."""
    return f"{path.relative_to(ROOT)}:{line}"
