"""Every paragraph that the catalogue or a case names exists, down to sentence and number."""

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import yaml

from tests.law.statutes import FILES, NOT_AT_HAND, Citation, Statute, citations

ROOT = Path(__file__).parents[2]
LAW = Path(str(files("nahtlos.law")))
LIST = Path(__file__).parent / "citations.txt"
SHARED = Path(os.environ.get("NAHTLOS_SHARED", ROOT.parent / "shared")) / "law" / "text"


def named() -> Iterator[Citation]:
    for folder in ("catalogue", "cases"):
        for file in sorted((LAW / folder).rglob("*.yaml")):
            for words in strings(yaml.safe_load(file.read_text(encoding="utf-8"))):
                yield from citations(words)


def strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    for part in (
        found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    ):
        yield from strings(part)


def faults(statutes: Path) -> Iterator[str]:
    laws = {law: Statute(statutes / f"{name}.md") for law, name in FILES.items()}
    for place in sorted(set(named())):
        if place.law not in NOT_AT_HAND and (fault := laws[place.law].fault(place)):
            yield f"{' '.join(filter(None, place))}: {fault}"


def test_the_list_of_opened_citations_covers_every_one_that_is_named() -> None:
    """The statutes are not part of the project; where they lie beside it, each one is opened."""
    opened = set(LIST.read_text(encoding="utf-8").splitlines())
    assert {str(place) for place in named()} == opened
    if SHARED.is_dir():
        assert list(faults(SHARED)) == []


def test_a_citation_is_read_to_its_last_number() -> None:
    found = list(citations("§ 61 Abs. 1 S. 1, 2 Nr. 1, Abs. 2 AsylG; § 32 Abs. 2 Nr. 1, 2 BeschV"))
    assert found == [
        Citation("AsylG", "61", "1", "1"),
        Citation("AsylG", "61", "1", "2", "1"),
        Citation("AsylG", "61", "2"),
        Citation("BeschV", "32", "2", "", "1"),
        Citation("BeschV", "32", "2", "", "2"),
    ]


def test_what_does_not_stand_in_a_statute_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "law.md"
    file.write_text(
        "# § 1 – Work\n\n(1) One must rest. Work is allowed, if\n\n1. asked or\n\n2. told.\n\n"
        "(2) Until 31. Mai nobody minds.\n",
        encoding="utf-8",
    )
    law = Statute(file)
    fault = {
        place: law.fault(Citation("Law", *place))
        for place in (("2",), ("1", "3"), ("1", "2", "2"), ("1", "1", "1", "1"))
    }
    assert all(fault.values()), fault
    assert law.fault(Citation("Law", "1", "1", "2", "2")) == ""
