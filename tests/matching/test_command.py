"""`nahtlos match`: files in, files out, faults with their place, status 2, nothing half-written."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.matching.people import Throw

from nahtlos.matching.engine import Market
from nahtlos.matching.engine.tables import values
from nahtlos.site.cli import main

Said = pytest.CaptureFixture[str]
CANDIDATE: dict[str, Any] = {
    "id": "c1", "lat": 51.36, "lon": 7.46, "reach_km": 25, "german": "B1",
    "occupations": [{"kldb": "81302", "years": 4.5}], "skills": ["s0017"],
    "certificates": ["driving_b"], "shifts": ["early", "late", "night", "weekend"],
    "hours": [20, 40], "from": "2027-01-01", "wants": ["job", "internship", "apprenticeship"],
    "may_practise": ["81302"], "work_access": "free",
}  # fmt: skip
OPENING: dict[str, Any] = {
    "id": "o1", "kind": "job", "lat": 51.37, "lon": 7.50, "german": "A2", "kldb": "81301",
    "essential": ["s0017"], "optional": [], "certificates": [], "shifts": ["early"], "hours": 30,
    "start": "2027-02-01", "regulated": False, "seats": 2, "needs_access": "permission",
}  # fmt: skip


def lines(file: Path, *rows: object) -> str:
    file.write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    return str(file)


def read(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        found: list[dict[str, Any]] = pq.read_table(file).to_pylist()
        return found
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    return lines(tmp_path / "c.jsonl", CANDIDATE), lines(tmp_path / "o.jsonl", OPENING)


def schema(name: str, capsys: Said) -> dict[str, Any]:
    assert main(["schema", name]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_example_of_the_contract(files: tuple[str, str], tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "m.jsonl"
    assert main(["match", *files, "-o", str(out), "--explain"]) == 0
    (found,) = read(out)
    assert (found["candidate"], found["opening"]) == ("c1", "o1")
    assert found["terms"]["occupation"] == pytest.approx(0.3 * 0.8 * 0.96)
    assert sum(found["terms"].values()) == pytest.approx(found["score"], abs=1e-9)
    assert found["because"]["essential_held"] == ["s0017"]
    for name, document in (("matches", found), ("candidate", CANDIDATE), ("opening", OPENING)):
        jsonschema.validate(document, schema(name, capsys))


@pytest.fixture(scope="module")
def many() -> tuple[pa.Table, pa.Table]:
    dice = Throw(9)
    return dice.candidates(400), dice.openings(500)


@pytest.mark.parametrize("side", ["candidates", "openings"])
def test_every_kind_of_file_and_any_number_of_workers_give_the_same(
    side: str, many: tuple[pa.Table, pa.Table], tmp_path: Path
) -> None:
    given: dict[str, list[str]] = {"jsonl": [], "parquet": []}
    for name, table in zip("co", many, strict=True):
        rows = json.loads(json.dumps(table.to_pylist(), default=str))
        given["jsonl"].append(lines(tmp_path / f"{name}.jsonl", *rows))
        given["parquet"].append(str(tmp_path / f"{name}.parquet"))
        pq.write_table(table, tmp_path / f"{name}.parquet")
    written = []
    for ending, options in (("jsonl", []), ("parquet", []), ("parquet", ["--workers", "2"])):
        out = tmp_path / f"{ending}{len(options)}.jsonl"
        assert (
            main(["match", *given[ending], "-o", str(out), "--side", side, "--top", "5", *options])
            == 0
        )
        written.append(out.read_bytes())
    assert written[0] == written[1] == written[2] != b""
    market = Market.of_table(many[1])
    told = {
        (one["candidate"], one["opening"]): one["score"]
        for one in map(json.loads, written[0].splitlines())
    }
    ours = {
        (m.candidate, m.opening): m.score for c in values(many[0]) for m in market.matches(c, 5)
    }
    assert ours == told or (side == "openings" and ours.items() & told.items())


def test_why_names_what_fails_and_what_would_change_it(tmp_path: Path, capsys: Said) -> None:
    weak = lines(tmp_path / "c.jsonl", CANDIDATE | {"german": "A1"})
    offered = lines(tmp_path / "o.jsonl", OPENING)
    asked = ["match", "why", weak, offered, "--candidate", "c1", "--opening", "o1"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fails"] == [
        {"condition": "german", "has": "A1", "needs": "A2", "changes": [{"fact": "german", "becomes": "A2"}]}
    ]  # fmt: skip
    assert told["would_score"] == pytest.approx(0.7624518, abs=1e-6)
    assert main(asked) == 0
    assert "german: has A1, needs A2; would fit if german becomes A2" in capsys.readouterr().out
    assert main([*asked[:-1], "o9"]) == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"german": "B7"}, 'german: "B7" is not one of A0 A1 A2 B1 B2 C1 C2'),
        ({"skils": []}, "skils: unknown key; the nearest known key is skills"),
        ({"hours": [-20, 40]}, "hours: -20 is not a number from 0 to 168"),
        ({"hours": [40, 20]}, "hours: [40, 20]: the most is less than the least"),
        (
            {"lat": 7.46, "lon": 51.36},
            "lat: 7.46, with lon 51.36, lies in the sea off Somalia; latitude and",
        ),
        ({"lat": 151.0}, "lat: 151.0 is not a number from -90 to 90"),
        ({"shifts": ["nite"]}, 'shifts: "nite" is not one of early late night weekend'),
        ({"occupations": [{"kldb": "8130x"}]}, 'occupations: "8130x" is not a KldB 2010 code'),
        ({"from": "01.02.2027"}, 'from: "01.02.2027" is not a date like 2027-01-01'),
        ({"wants": None}, "wants: is missing"),
        ({"reach_km": True}, "reach_km: true is not a number"),
        ({"work_access": "maybe"}, 'work_access: "maybe" is not one of free'),
    ],
)
def test_each_fault_is_named_with_its_place(
    change: dict[str, Any], says: str, files: tuple[str, str], tmp_path: Path, capsys: Said
) -> None:
    bad = lines(tmp_path / "bad.jsonl", CANDIDATE, CANDIDATE | {"id": "c2"} | change)
    out = tmp_path / "m.jsonl"
    out.write_text("as before", "utf-8")
    assert main(["match", bad, files[1], "-o", str(out)]) == 2
    assert f"{bad}:2: {says}" in capsys.readouterr().err
    assert out.read_text("utf-8") == "as before"
    assert {file.name for file in tmp_path.iterdir()} == {
        "c.jsonl",
        "o.jsonl",
        "bad.jsonl",
        "m.jsonl",
    }


def test_an_id_that_stands_there_twice_and_broken_json_are_named(
    files: tuple[str, str], tmp_path: Path, capsys: Said
) -> None:
    twice = lines(tmp_path / "twice.jsonl", CANDIDATE, CANDIDATE)
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "o1",\n\n{"id": "o2", "id": "o3"}\n', "utf-8")
    assert main(["match", twice, str(broken), "-o", str(tmp_path / "m.jsonl")]) == 2
    told = capsys.readouterr().err
    assert f'{twice}:2: id: "c1" stands there twice' in told
    assert f"{broken}:1: is not JSON" in told
    assert f"{broken}:3: is not JSON: id: stands there twice" in told


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["match", "{c}", "-o", "{m}"], "two files are expected"),
        (["match", "{c}", "{o}"], "-o is missing"),
        (["match", "{c}", "{o}", "-o", "m.csv"], "expected a file ending in .jsonl or .parquet"),
        (["match", "{c}", "{o}", "-o", "{m}", "--top", "0"], "is not a whole number from 1 on"),
        (["match", "why", "{c}", "{o}", "--candidate", "c1"], "--opening is missing"),
        (["match", "assign", "{c}", "{o}", "-o", "{m}", "--top", "3"], "--top does not belong"),
        (
            ["match", "assign", "{m}", "{o}", "-o", "{m}", "--floor", "f=50%"],
            "--floor needs --groups",
        ),
    ],
)
def test_what_is_asked_wrongly_is_said(
    asked: list[str], says: str, files: tuple[str, str], tmp_path: Path, capsys: Said
) -> None:
    names = {"c": files[0], "o": files[1], "m": str(tmp_path / "m.jsonl")}
    assert main([one.format(**names) for one in asked]) == 2
    assert says in capsys.readouterr().err


def test_a_fault_far_down_a_parquet_file_is_named_by_its_row(
    many: tuple[pa.Table, pa.Table], tmp_path: Path, capsys: Said
) -> None:
    rows = many[0].slice(0, 300).to_pylist()
    rows[271]["skills"] = ["s0001", None]
    rows[280]["reach_km"] = -1.0
    people, offered = tmp_path / "c.parquet", tmp_path / "o.parquet"
    pq.write_table(pa.Table.from_pylist(rows, many[0].schema), people)
    pq.write_table(many[1], offered)
    assert main(["match", str(people), str(offered), "-o", str(tmp_path / "m.parquet")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"{people}:272: skills: null is not words",
        f"{people}:281: reach_km: -1.0 is not a number from 0 on",
    ]
    pq.write_table(many[0].append_column("skils", pa.array([1] * len(many[0]))), people)
    assert main(["match", str(people), str(offered), "-o", str(tmp_path / "m.parquet")]) == 2
    assert "skils: unknown key; the nearest known key is skills" in capsys.readouterr().err


def test_seats_floors_and_their_price(tmp_path: Path, capsys: Said) -> None:
    found = [("c1", 0.8), ("c2", 0.9), ("c3", 0.7)]
    matches = lines(
        tmp_path / "m.jsonl", *({"candidate": c, "opening": "o1", "score": s} for c, s in found)
    )
    offered = lines(tmp_path / "o.jsonl", OPENING)
    groups = lines(tmp_path / "g.jsonl", {"id": "c3", "groups": ["women"]})
    out = tmp_path / "a.jsonl"
    assert main(["match", "assign", matches, offered, "-o", str(out)]) == 0
    assert [one["candidate"] for one in read(out)] == ["c1", "c2"]
    asked = ["--groups", groups, "--floor", "women=50%", "--json"]
    capsys.readouterr()
    assert main(["match", "assign", matches, offered, "-o", str(out), *asked]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["candidate"] for one in read(out)] == ["c2", "c3"]
    assert told["price"] == pytest.approx(0.1)
    assert told["groups"][0]["share"] == 0.5


def test_an_assignment_to_an_opening_that_is_not_there_is_refused(
    tmp_path: Path, capsys: Said
) -> None:
    matches = lines(tmp_path / "m.jsonl", {"candidate": "c1", "opening": "o9", "score": 0.5})
    offered = lines(tmp_path / "o.jsonl", OPENING)
    assert main(["match", "assign", matches, offered, "-o", str(tmp_path / "a.jsonl")]) == 2
    assert f'{matches}:1: opening: there is no opening "o9"' in capsys.readouterr().err
    assert not (tmp_path / "a.jsonl").exists()
