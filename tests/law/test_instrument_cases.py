"""Every instrument by cases that a lawyer can read: what is given, on which day, and the verdict."""

from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from nahtlos.law import queries
from nahtlos.law.catalogue import catalogue
from nahtlos.law.catalogue.instrument import Terms
from nahtlos.law.engine.conditions import Condition, parts_of
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.grants import OPEN
from nahtlos.law.queries.instruments import InstrumentAnswer

FOLDER = Path(str(files("nahtlos.law") / "cases" / "instruments"))
FILES = sorted(FOLDER.rglob("*.yaml"))
KEYS = {"note", "source", "day", "given", "expect"}


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(found) == KEYS, f"{file.name} has the keys {sorted(found)}"
    return found


@cache
def answered(file: Path) -> InstrumentAnswer:
    case = read(file)
    found = queries.check(case["given"], on=date.fromisoformat(case["day"]))
    return found.by_id[file.parent.name]


def shown(one: InstrumentAnswer, key: str) -> object:
    ways = [{change.fact: change.becomes for change in way} for way in one.opens_if]
    values: dict[str, object] = {
        "verdict": one.verdict,
        "missing": sorted(one.missing),
        "opens_on": one.opens_on and one.opens_on.isoformat(),
        "opens_if": ways,
        "decided_by": "|".join(one.offices),
        "up_to": one.amount and one.amount.up_to,
    }
    return values[key]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_law_says_what_the_case_says(file: Path) -> None:
    case, one = read(file), answered(file)
    expected = case["expect"]
    if "missing" in expected:
        expected = {**expected, "missing": sorted(expected["missing"])}
    assert {key: shown(one, key) for key in expected} == expected, case["note"]


def test_every_instrument_has_an_open_a_closed_and_an_unknown_case() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for file in FILES:
        verdict = answered(file).verdict
        seen[file.parent.name].add("open" if verdict in OPEN else verdict)
    lack = {
        one.id: {"open", "closed", "unknown"} - seen[one.id]
        for one in catalogue().instruments.values()
        if any(terms.conditions for terms in one.versions)
    }
    assert {id_: missing for id_, missing in lack.items() if missing} == {}
    assert set(seen) == set(catalogue().instruments)
    assert len(FILES) >= 400


def nodes(condition: Condition) -> list[Condition]:
    return [condition, *(node for part in parts_of(condition) for node in nodes(part))]


def asked_by(terms: Terms) -> list[Condition]:
    every = (*terms.conditions, *([terms.claim] if terms.claim else []))
    return [node for condition in every for node in nodes(condition)]


def test_each_condition_is_decided_both_ways_somewhere() -> None:
    """The same rule in two instruments is one condition: it counts where either decides it."""
    decided: dict[str, set[bool | None]] = {
        repr(node): set()
        for one in catalogue().instruments.values()
        for terms in one.versions
        for node in asked_by(terms)
    }
    for one in map(answered, FILES):
        for node in asked_by(one.terms) if one.terms else ():
            decided[repr(node)].add(truth(node, one.asked.situation))
    assert [text for text, found in decided.items() if not {True, False} <= found] == []
