"""Reads the official lists of occupations as their publishers hand them out.

KldB 2010: the systematic list or the list of occupations and activities of the employment agency's
statistics, and its key to ISCO-08. ESCO: `occupations_<language>.csv`. None of them may be shipped;
whoever runs the program brings them.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from nahtlos.employers.engine import Concept, Title, fold
from nahtlos.people.engine.sheets import MEGABYTE, Limits, Unreadable, stream
from nahtlos.site.faults import BadInput

LIMITS = Limits(bytes=60 * MEGABYTE, unpacked=300 * MEGABYTE, rows=100_000)
CODE = ("schlussel kldb 2010", "kldb 2010", "kldb", "schlussel", "code", "systematiknummer")
NAME = ("titel", "bezeichnung", "klassentitel", "berufsbenennung", "title", "name")
LEVEL = ("ebene", "gliederungsebene", "level")
ISCO = ("isco 08", "isco08", "schlussel isco 08", "isco")
FIVE, FOUR = re.compile(r"[0-9]{5}\Z"), re.compile(r"[0-9]{4}\Z")
LETTERS = re.compile(r"\D")

Row = dict[str, str]


def titles(path: Path) -> list[Title]:
    """The German names of all codes of five digits; raises BadInput."""
    found = [
        Title(code, row["name"])
        for row in _rows(path, {"code": CODE, "name": NAME}, {"level": LEVEL})
        if row["name"] and (code := _kldb(row["code"], row.get("level", "")))
    ]
    if not found:
        raise BadInput(f"{path.name}: no code of five digits with a name stands in it.")
    return found


def leads(path: Path) -> list[tuple[str, str]]:
    """Pairs of ISCO-08 group and KldB code; raises BadInput."""
    found = [
        (isco, code)
        for row in _rows(path, {"isco": ISCO, "code": CODE})
        if FOUR.match(isco := LETTERS.sub("", row["isco"])) and (code := _kldb(row["code"], "5"))
    ]
    if not found:
        raise BadInput(f"{path.name}: no pair of ISCO-08 and KldB 2010 stands in it.")
    return found


def concepts(path: Path) -> list[Concept]:
    """The occupations of ESCO with their labels; raises BadInput."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = {"conceptUri", "iscoGroup", "preferredLabel"} - set(rows.fieldnames or ())
            if missing:
                raise BadInput(f"{path.name}: a column is missing: {', '.join(sorted(missing))}.")
            return [
                Concept(row["conceptUri"], LETTERS.sub("", row["iscoGroup"]).zfill(4), labels)
                for row in rows
                if row["conceptUri"] and (labels := tuple(_labels(row)))
            ]
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path.name}: is no CSV in UTF-8 as ESCO publishes it ({error})."
        ) from error


def _labels(row: Row) -> Iterator[str]:
    """One label a line, as ESCO writes them; the usual one first."""
    kinds = ("preferredLabel", "altLabels", "hiddenLabels")
    whole = "\n".join(row.get(kind) or "" for kind in kinds)
    yield from dict.fromkeys(text.strip() for text in whole.split("\n") if text.strip())


def _kldb(cell: str, level: str) -> str:
    """A code of five digits; a spreadsheet loses the zero before those of the armed forces."""
    digits = LETTERS.sub("", cell)
    if level.startswith("5") and FOUR.match(digits):
        digits = digits.zfill(5)
    return digits if FIVE.match(digits) else ""


def _rows(
    path: Path, needed: dict[str, tuple[str, ...]], more: dict[str, tuple[str, ...]] | None = None
) -> Iterator[Row]:
    try:
        table = stream(path.read_bytes(), LIMITS)
        columns = _columns(path, table.head, needed, more or {})
        for _number, cells in table.rows:
            yield {
                name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()
            }
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
    except Unreadable as error:
        raise BadInput(f"{path.name}: is no table in CSV or XLSX ({error.code}).") from error


def _columns(
    path: Path,
    head: tuple[str, ...],
    needed: dict[str, tuple[str, ...]],
    more: dict[str, tuple[str, ...]],
) -> dict[str, int]:
    heads = [fold(cell) for cell in head]
    found = {}
    for name, called in (needed | more).items():
        at = next((heads.index(one) for one in called if one in heads), None)
        if at is not None:
            found[name] = at
        elif name in needed:
            raise BadInput(f'{path.name}: a column is missing, such as "{called[0]}".')
    return found
