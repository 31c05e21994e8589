"""The catalogue is whole, and its faults are named with file, line, place and reason."""

import re
import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from nahtlos.recognition.catalogue import CatalogueFault, Regulated, Sentence, catalogue, load
from nahtlos.recognition.catalogue.faults import read

FOLDER = Path(str(files("nahtlos.recognition") / "catalogue"))
NONREG = "procedures/bqfg_nonreg.yaml"
CRAFTS = "occupations/crafts.yaml"


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


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        (NONREG, "kind: recognition", "kind: recognition\ncolour: red", "unknown key"),
        (NONREG, "kind: recognition\n", "kind: recognise\n", "not one of recognition"),
        (NONREG, "    starts:", "    start:", "did you mean starts?"),
        (NONREG, "id: bqfg_nonreg", "id: bqfg", "the file of bqfg is named bqfg_nonreg.yaml"),
        (NONREG, '"§ 6 Abs. 2 S. 1 BQFG"', '"§ 6 Abs. 2 S. 1 BQFC"', "a law of sources.yaml"),
        (NONREG, '"§ 6 Abs. 2 S. 1 BQFG"', '"Abs. 2 BQFG"', "a law of sources.yaml"),
        (NONREG, "months: 1", "months: one", "expected a whole number"),
        (NONREG, "months: 1", "months: 0", "expected a whole number above 0"),
        (NONREG, "months: 1\n", "months: 1\n        weeks: 2\n", "expected months or weeks"),
        (NONREG, "        months: 1\n", "", "expected months or weeks"),
        (NONREG, 'read_on: "2026-08-19"', 'read_on: "2026-02-31"', "is not a date"),
        (NONREG, 'since: "2026-08-19"', 'since: "2026-08-19"\n    until: "2026-08-01"', "ends on"),
        (NONREG, "next: [none]", "next: [nothing]", "there is no nothing among next_steps"),
        (NONREG, "procedure: validierung", "procedure: test", "there is no test among procedures"),
        (NONREG, "source: FOSA", "source: HEARSAY", "there is no HEARSAY among pages"),
        (NONREG, "        source: FOSA\n", "", "cite or source is missing"),
        (NONREG, "certainty: practice", "certainty: sure", "not one of practice"),
        (NONREG, "translation: true", "translation: yes", "expected true or false"),
        (NONREG, "kind: recognition\n", "kind: recognition\nkind: permit\n", "is there twice"),
        (NONREG, "versions:", "versions: [", "file:"),
        (NONREG, "kind: recognition", "? [kind]\n: recognition", "unhashable"),
        (NONREG, "steps:\n", "steps: []\n    pauses:\n", "is there twice"),
        (CRAFTS, 'kldb: "26212"', "kldb: 26212", "expected words"),
        (CRAFTS, 'kldb: "26212"', 'kldb: "2621"', "expected five digits"),
        (CRAFTS, "regulated: business", "regulated: maybe", "not one of yes"),
        (CRAFTS, "    trade: 25\n", "", "stands exactly where regulated is business"),
        (CRAFTS, "regulated: no", "regulated: no\n    trade: 3", "stands exactly where"),
        (CRAFTS, "body: hwk", "body: guild", "there is no guild among bodies"),
        (CRAFTS, "id: kfz", "id: elektro_bau", "elektro_bau is there twice"),
        (CRAFTS, "{from: A2, to: B1}", "{from: B2, to: B1}", "B1 is below B2"),
        (CRAFTS, "{from: A2, to: B1}", "{from: A2, to: B7}", "not one of A0"),
        (CRAFTS, ', en: "Electrician (craft)"', "", "en is missing"),
        ("bodies.yaml", "  - id: hwk", "  - name: hwk", "expected words"),
        ("next_steps.yaml", "read_on:", "read:", "unknown key"),
        ("funding.yaml", "max_eur: 600", "max_eur: true", "expected a whole number"),
        ("answers.yaml", '  "no":', "  never:", "unknown key"),
        ("sources.yaml", "{id: AFBG,", "{id: AFBG, year: 1996,", "unknown key"),
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


def test_the_line_of_a_fault_is_its_line(copy: Path) -> None:
    before = (copy / CRAFTS).read_text(encoding="utf-8").partition("trade: 20")[0]
    told = spoil(copy, CRAFTS, "trade: 20", "trade: twenty")
    assert told.startswith(f"crafts.yaml:{before.count(chr(10)) + 1}: occupations[1].trade: ")


def versions(folder: Path, *days: dict[str, str]) -> None:
    file = folder / NONREG
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["versions"] = [found["versions"][0] | day for day in days]
    file.write_text(yaml.safe_dump(found, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize("until", [None, "2027-01-01", "2028-05-05"])
def test_two_versions_in_force_on_one_day_are_refused(copy: Path, until: str | None) -> None:
    versions(copy, {"until": until} if until else {}, {"since": "2027-01-01"})
    with pytest.raises(CatalogueFault, match="two versions are in force on 2027-01-01"):
        load(copy)


def test_an_old_version_answers_for_its_days(copy: Path) -> None:
    new = {"since": "2027-01-01", "read_on": "2027-01-01"}
    versions(copy, new, {"until": "2026-12-31"})
    found = load(copy).procedures["bqfg_nonreg"]
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    assert [version and version.read_on.year for version in map(found.on, days)] == [2026, 2027]
    assert found.on(date(2026, 8, 18)) is None


def test_a_word_stays_a_word_and_a_day_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("{regulated: no, day: 2026-08-19, land_rule: true}\n", encoding="utf-8")
    assert read(file) == {"regulated": "no", "day": "2026-08-19", "land_rule": True}


def test_every_list_is_used() -> None:
    """A body, a next step, a law or a page that nothing names would be a forgotten entry."""
    text = "".join(file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.yaml"))
    known = catalogue()
    ids = {*known.bodies, *known.next_steps, *known.pages}
    assert [id_ for id_ in ids if text.count(id_) < 2] == []
    unused = [law for law in known.laws if not re.search(rf" {re.escape(law)}[;.)\"]", text)]
    assert unused == []


def test_every_occupation_has_body_procedure_and_level() -> None:
    known = catalogue()
    assert len(known.occupations) >= 68
    for one in known.occupations.values():
        assert one.body in known.bodies
        assert one.procedure in known.procedures
        assert one.read_on == date(2026, 8, 19)
        assert one.basis.cite or one.basis.certainty, one.id


def test_where_the_land_decides_the_entry_is_not_called_certain() -> None:
    for one in catalogue().occupations.values():
        if one.land_rule:
            assert one.basis.certainty == "doubtful", one.id


def test_a_licence_is_no_recognition() -> None:
    for one in catalogue().occupations.values():
        permit = one.regulated in {Regulated.LICENCE, Regulated.INSTRUCTION}
        assert (one.procedure == "permit") == permit, one.id
        assert bool(one.conditions) == permit, one.id


def test_a_law_that_was_not_at_hand_is_marked() -> None:
    known = catalogue()
    health = known.procedures["health_federal"].versions[0]
    nursing = known.procedures["bqfg_nonreg"].versions[0]
    assert not health.about.basis.read
    assert nursing.about.basis.read
    assert not health.starts.basis.read


def test_no_example_of_a_fee_is_sold_as_law() -> None:
    fees: list[Sentence] = [
        fee.sentence
        for one in catalogue().procedures.values()
        for version in one.versions
        for fee in version.fees
    ]
    assert fees
    assert {fee.basis.certainty for fee in fees} <= {"practice", "doubtful"}
