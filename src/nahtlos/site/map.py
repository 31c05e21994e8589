"""Writes the table of rooms into the README from what the rooms say of themselves.

`python -m nahtlos.site.map` writes it; with `--check` it only says whether it is stale (exit 1).
"""

import ast
import configparser
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
README = ROOT / "README.md"
START, END = "<!-- rooms: written by `make map` -->", "<!-- end of rooms -->"

# A room that is not built yet has no docstring; its sentence moves there on the day it is built.
TO_COME: dict[str, str] = {}


def storeys() -> list[list[str]]:
    """Rooms from the top down, as importlinter.ini orders them."""
    ini = configparser.ConfigParser()
    ini.read(ROOT / "importlinter.ini", encoding="utf-8")
    lines = ini["importlinter:contract:storeys"]["layers"].split("\n")
    return [[room.strip(" ()") for room in line.split("|")] for line in lines if line.strip()]


def sentence(room: str) -> str | None:
    """The first sentence of the room's docstring, in one line; None when it is not built."""
    init = ROOT / "src" / "nahtlos" / room / "__init__.py"
    if not init.is_file():
        return None
    says = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    first = re.match(r".+?\.(?=\s|$)", " ".join(says.split()))
    return first.group() if first else ""


def line(storey: int, room: str) -> str:
    says = sentence(room)
    told = f"*to come:* {TO_COME.get(room, '')}" if says is None else says
    return f"| {storey} | `{room}` | {told} |"


def table() -> str:
    """The rooms as a Markdown table, the top storey first."""
    house = storeys()
    lines = [line(len(house) - at, room) for at, rooms in enumerate(house) for room in rooms]
    return "\n".join(["| storey | room | what lives there |", "|---:|---|---|", *lines])


def renewed(readme: str) -> str:
    """The README with a fresh table between its two marks; ValueError when they are missing."""
    if readme.count(START) != 1 or readme.count(END) != 1:
        raise ValueError(f"README.md needs one line {START!r} and one line {END!r}")
    before, _, rest = readme.partition(START)
    return f"{before}{START}\n\n{table()}\n\n{END}{rest.partition(END)[2]}"


def main(arguments: list[str]) -> int:
    """Exit status: 0 fresh or written, 1 stale."""
    old = README.read_text(encoding="utf-8")
    new = renewed(old)
    if "--check" not in arguments:
        README.write_text(new, encoding="utf-8")
    elif old != new:
        sys.stderr.write("The rooms in README.md are stale: run `make map`.\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
