"""The instruments as files: whole, by their schema, dated, and broken ones refused with their place."""

import json
import shutil
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from nahtlos.law import queries
from nahtlos.law.catalogue import CatalogueFault, catalogue, load
from nahtlos.law.engine.conditions import Condition, leaves
from nahtlos.network.queries import TOPICS
from nahtlos.people.facts import FACTS, RECORD_FIELDS

FOLDER = Path(str(files("nahtlos.law") / "catalogue"))
SCHEMA = json.loads((FOLDER / "instrument.schema.json").read_text(encoding="utf-8"))
FILES = sorted((FOLDER / "instruments").glob("*.yaml"))
TODAY = date(2026, 11, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(FOLDER, folder)
    return folder


def refused(folder: Path, name: str, before: str, after: str) -> str:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogueFault) as caught:
        load(folder)
    return str(caught.value)


def test_there_are_eighty_eight_and_each_has_its_law_today() -> None:
    assert len(catalogue().instruments) == len(FILES) == 88
    assert set(catalogue().terms(TODAY)) == set(catalogue().instruments)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_follows_the_schema(file: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("instruments/egz.yaml", "id: egz", "id: egz2", "the file of egz2 is named egz.yaml"),
        ("instruments/egz.yaml", "applies: employer", "applies: all", "'all' is not one of person"),
        ("instruments/egz.yaml", "category: ", "kategorie: ", "unknown key"),
        ("instruments/egz.yaml", "grants: discretionary", "grants: maybe", "not one of entitled"),
        ("instruments/egz.yaml", "fact: placement_hindered", "fact: hindered", "no fact named"),
        ("instruments/egz.yaml", "until: before_start", "until: soon", "not one of any_time"),
        ("instruments/fsj.yaml", "decided_by: [", "decided_by: [mayor, ", "not one of jobcenter"),
        ("instruments/egz.yaml", "share: 0.7", "share: much", "expected a number"),
        ("instruments/egz.yaml", "rule: may_work_or_could", "rule: may_work", "no rule named"),
        ("instrument_rules.yaml", "one_of: [free, permission_possible]", "one_of: [gratis]", "never gratis"),
        ("calendar.yaml", "value: true", "value: perhaps", "expected true or false"),
        ("changes.yaml", "german: more", "german: better", "expected a list"),
        ("changes.yaml", "employed: [true]", "employed: more", "has no more or less"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_file_line_place_and_reason(
    copy: Path, name: str, before: str, after: str, says: str
) -> None:
    file, line, rest = refused(copy, name, before, after).split(":", 2)
    assert file == Path(name).name
    assert line.isdecimal()
    assert says in rest


def test_a_condition_without_words_or_paragraph_is_refused(copy: Path) -> None:
    told = refused(
        copy,
        "instruments/fsj.yaml",
        "conditions:",
        "conditions:\n      - {fact: employed, is: true}",
    )
    assert "a condition needs says and cite" in told


def test_no_two_versions_are_in_force_and_none_ends_before_it_begins() -> None:
    for one in catalogue().instruments.values():
        for earlier, later in zip(one.versions, one.versions[1:], strict=False):
            assert earlier.until is not None
            assert earlier.since <= earlier.until < later.since
        for day in {terms.since + timedelta(days=n) for terms in one.versions for n in (-1, 0)}:
            assert sum(terms.in_force(day) for terms in one.versions) <= 1


def conditions() -> list[Condition]:
    return [
        condition
        for one in catalogue().instruments.values()
        for terms in one.versions
        for condition in (*terms.conditions, *([terms.claim] if terms.claim else []))
    ]


def test_every_fact_that_is_asked_about_is_in_the_vocabulary() -> None:
    asked = {leaf.fact for condition in conditions() for leaf in leaves(condition)}
    assert asked <= {*FACTS, *RECORD_FIELDS}


def test_every_condition_has_a_sentence_in_both_languages() -> None:
    for page in queries.instruments(TODAY):
        for line in (*page.conditions, *page.claim):
            for language in ("de", "en"):
                assert line.says[language].strip().endswith((".", "?")), (page.instrument.id, line)
                assert "{" not in line.says[language]


def test_each_names_who_answers_where_and_until_when() -> None:
    for one in catalogue().instruments.values():
        assert one.topic is None or one.topic in dict(TOPICS), one.id
        for terms in one.versions:
            assert terms.offices, one.id
            assert terms.application.says["de"], one.id
            assert terms.cite.startswith(("§", "Art.")) or terms.certainty or terms.note, one.id


def test_old_law_answers_for_its_days() -> None:
    fbw = catalogue().instruments["fbw"]
    before, after = fbw.on(date(2024, 12, 31)), fbw.on(date(2025, 1, 1))
    assert before is not None
    assert after is not None
    assert before is not after
    assert "jobcenter" in {office.office for office in before.offices}
    assert "jobcenter" not in {office.office for office in after.offices}


def test_a_programme_that_has_ended_is_closed_and_says_until_when() -> None:
    found = queries.check({}, on=date(2027, 1, 1)).by_id["zsba"]
    assert found.verdict == "closed"
    assert found.because[0].says["en"] == "This existed until 2026-12-31."
