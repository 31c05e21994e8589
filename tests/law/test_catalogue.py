"""The catalogue is whole, its faults are named, and every condition has been decided both ways."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from nahtlos.law.catalogue import KINDS, CatalogueFault, catalogue, load
from nahtlos.law.engine.conditions import Always, Condition, leaves
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.tables import Table
from nahtlos.law.translate import derive, read
from nahtlos.people.facts import FACTS
from tests.law.test_cases import FILES
from tests.law.test_cases import read as read_case

FOLDER = Path(str(files("nahtlos.law") / "catalogue"))
SCHEMA = json.loads((FOLDER / "access.schema.json").read_text(encoding="utf-8"))
STATUSES = sorted((FOLDER / "access").glob("*.yaml"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(FOLDER, folder)
    return folder


def spoil(folder: Path, name: str, before: str, after: str) -> str:
    """Put a fault into a copy and return what the loader says to it."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogueFault) as caught:
        load(folder)
    return str(caught.value)


def test_every_status_that_a_person_can_have_has_its_law() -> None:
    assert set(catalogue().statuses) == {choice.value for choice in FACTS["status"].choices}
    today = catalogue().on(date(2026, 11, 23))
    assert set(today) == set(catalogue().statuses)


def test_the_groups_are_those_of_the_vocabulary() -> None:
    groups = {status.group for status in catalogue().statuses.values()}
    assert groups == {choice.value for choice in FACTS["status_group"].choices}


@pytest.mark.parametrize("file", STATUSES, ids=lambda file: file.stem)
def test_every_file_follows_the_schema(file: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("access/ae_24.yaml", "group: temp24", "group: temp24\ncolour: red", "unknown key"),
        ("access/ae_24.yaml", "runs_out: title\n", "", "runs_out is missing"),
        ("access/ae_24.yaml", "id: ae_24", "id: ae_25", "not a status that a person can have"),
        ("access/ae_24.yaml", "id: ae_24", "id: ae_22", "the file of ae_22 is named ae_24.yaml"),
        ("access/ae_24.yaml", "use: free_by_title", "use: free", "no shared rows named free"),
        ("access/ae_24.yaml", '"2024-01-01"', '"2024-02-31"', "is not a date"),
        ("access/ae_24.yaml", "apprenticeship:", "training:", "unknown key"),
        ("access/ae_19d.yaml", "years_matching_qualified_work", "years", "no fact named years"),
        ("access/ae_19d.yaml", "at_least: 2", "is: true", "cannot be tested like this"),
        ("access/ae_19d.yaml", "at_least: 2", "at_least: two", "expected a number"),
        ("access/ae_19d.yaml", "decide: free", "decide: maybe", "not one of free"),
        ("access/ae_16a.yaml", "rule: up_to_20_hours", "rule: hours", "no rule named hours"),
        ("access/ae_16d_5.yaml", "versions:", "versions: [", "file:"),
        ("access/ae_24.yaml", "id: ae_24", "id: ae_24\nid: ae_22", "id is there twice"),
        ("tables.yaml", "entitlement: should", "entitlement: claim\n    entitlement: should", "twice"),
        ("access/ae_24.yaml", "id: ae_24", "? [id]\n: ae_24", "unhashable"),
        ("access/ae_24.yaml", "id: ae_24", "id: &a [*a]", "expected words"),
        ("rules.yaml", "in_list: eu_list", "in_list: list", "no list named list"),
        ("rules.yaml", "{fact: asylum_outcome, is: none}", "{fact: asylum_outcome, is: no_}", "never no_"),
        ("rules.yaml", "  months_since: 3\n", "", "exactly one of"),
        ("rules.yaml", '{de: "Höchstens', '{da: "Höchstens', "unknown key"),
        ("tables.yaml", 'cite: "§ 4a Abs. 1 S. 1 AufenthG"', "cite: 4", "expected words"),
        ("tables.yaml", "entitlement: should", "entitlement: must", "not one of claim"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_file_line_place_and_reason(
    copy: Path, name: str, before: str, after: str, says: str
) -> None:
    told = spoil(copy, name, before, after)
    file, line, rest = told.split(":", 2)
    assert file == Path(name).name
    assert line.isdecimal()
    assert says in rest


def test_an_empty_file_is_refused(copy: Path) -> None:
    (copy / "access" / "ae_24.yaml").write_text("", encoding="utf-8")
    with pytest.raises(CatalogueFault, match=r"ae_24\.yaml:1: file: "):
        load(copy)


def test_two_versions_in_force_on_one_day_are_refused(copy: Path) -> None:
    file = copy / "access" / "ae_24.yaml"
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["versions"].append(found["versions"][0] | {"since": "2025-06-01"})
    file.write_text(yaml.safe_dump(found), encoding="utf-8")
    with pytest.raises(CatalogueFault, match="two versions are in force on 2025-06-01"):
        load(copy)


def test_an_old_version_answers_for_its_days(copy: Path) -> None:
    file = copy / "access" / "ae_24.yaml"
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    old = found["versions"][0]
    new = {**old, "since": "2025-06-01", "read_on": "2026-09-01"}
    found["versions"] = [new, {**old, "until": "2025-05-31"}]
    file.write_text(yaml.safe_dump(found), encoding="utf-8")
    status = load(copy).statuses["ae_24"]
    days = {day: status.on(day) for day in (date(2025, 5, 31), date(2025, 6, 1))}
    assert [version and version.read_on.month for version in days.values()] == [8, 9]
    assert status.on(date(2023, 12, 31)) is None


def rows() -> Iterator[tuple[str, Condition]]:
    """Every condition of every status, by the sentence of its row."""
    for status in catalogue().statuses.values():
        for kind in KINDS:
            table = status.versions[-1].work[kind]
            for row in table.rows if isinstance(table, Table) else ():
                if not isinstance(row.when, Always):
                    yield row.says["en"], row.when


def test_every_condition_is_decided_both_ways_by_some_case() -> None:
    situations = []
    for case in map(read_case, FILES):
        known = derive(read(case["given"]), date.fromisoformat(case["day"]), catalogue())
        situations.append(known.situation)
    for says, when in rows():
        truths = {truth(when, situation) for situation in situations}
        assert {True, False} <= truths, says
        for leaf in leaves(when):
            assert {True, False} <= {truth(leaf, one) for one in situations}, leaf


def test_every_decision_names_a_paragraph_and_says_how_sure_it_is() -> None:
    for status in catalogue().statuses.values():
        for kind in KINDS:
            table = status.versions[-1].work[kind]
            for row in table.rows if isinstance(table, Table) else ():
                assert row.cite.startswith(("§", "Art.")), status.id
                doubtful = row.outcome == "unknown"
                assert not doubtful or row.tags.get("certainty"), row.says["en"]
