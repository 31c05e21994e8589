"""A job search that answers from the hand-written file beside it; no line to anywhere is opened."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from nahtlos.employers.engine.agency import Ask, Search

ANSWER = Path(__file__).parent / "answers" / "openings.json"
NOTHING = b'{"maxErgebnisse": "0", "page": "1", "size": "100"}'
SEARCH = Search(place="Lindenau")
ELECTRICIAN, NURSE, BAKER = "10000-1990000001-S", "12265-990002_JB4990002-S", "10000-1990000003-S"


def offers() -> list[dict[str, Any]]:
    """What the file tells, anew for each test, so that it can be bent."""
    found: list[dict[str, Any]] = json.loads(ANSWER.read_text("utf-8"))["stellenangebote"]
    return found


def answer(*told: object) -> bytes:
    """An answer with these openings."""
    said = {"stellenangebote": told, "maxErgebnisse": str(len(told)), "page": "1", "size": "100"}
    return json.dumps(said).encode()


def search_with(work: bytes) -> Ask:
    """A job search that tells this about work, and of apprenticeships and internships nothing."""

    def ask(parameters: Mapping[str, str]) -> bytes:
        return work if parameters["angebotsart"] == "1" else NOTHING

    return ask


def bent(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The first opening of the file, with one thing other than it should be."""
    one = offers()[0]
    change(one)
    return answer(one)
