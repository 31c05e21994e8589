"""The law by cases that a lawyer can read: what is given, on which day, and what follows."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from nahtlos.law import queries
from nahtlos.law.catalogue import KINDS, catalogue
from nahtlos.law.queries import Answer, WorkAccess

FOLDER = Path(str(files("nahtlos.law") / "cases" / "access"))
FILES = sorted(FOLDER.rglob("*.yaml"))
KEYS = {"note", "source", "day", "given", "expect"}


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(found) == KEYS, f"{file.name} has the keys {sorted(found)}"
    return found


def answer(case: dict[str, Any]) -> Answer:
    return queries.check(case["given"], on=date.fromisoformat(case["day"]))


def shown(one: WorkAccess, key: str) -> object:
    found = getattr(one, key)
    if isinstance(found, date):
        return found.isoformat()
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_law_says_what_the_case_says(file: Path) -> None:
    case = read(file)
    work = answer(case).work
    for one in work:
        expected = case["expect"][one.kind]
        details = expected if isinstance(expected, dict) else {"decision": expected}
        found = {key: shown(one, key) for key in details}
        assert found == details, f"{one.kind}: {case['note']}"


def test_there_are_enough_cases_for_every_status_and_kind() -> None:
    cases = {file: read(file) for file in FILES}
    assert len(cases) >= 150
    for status in catalogue().statuses:
        settled = {
            kind
            for file, case in cases.items()
            if file.parent.name == status
            for kind in KINDS
            if kind in case["expect"]
        }
        assert settled == set(KINDS), status
