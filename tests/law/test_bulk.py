"""Many at once: the same answers as one by one, from files of every kind, and bad ones refused."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nahtlos.law import queries
from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine import compiled, plain
from nahtlos.law.engine.diagram import Known
from nahtlos.law.queries import bulk, programs
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.book import in_force
from nahtlos.law.queries.checks import doubts
from nahtlos.law.translate import BadDocument, read
from nahtlos.site.cli import main
from tests.law.people import ON, Document, person, table

SEED = 2026
PEOPLE = 100_000


@pytest.fixture(scope="module")
def people() -> list[Document]:
    r = random.Random(SEED)
    return [person(r) for _ in range(800)]


def test_columns_say_what_each_diagram_says_of_a_hundred_thousand_persons() -> None:
    law = in_force(ON)
    program = programs.programs(law.book).instruments
    columns, rng = program.unknown(PEOPLE, compiled), np.random.default_rng(SEED)
    masks = np.empty((PEOPLE, len(program.sizes)), np.uint64)
    for fact, size in enumerate(program.sizes):
        one = np.uint64(1) << rng.integers(0, size, PEOPLE).astype(np.uint64)
        masks[:, fact] = np.where(rng.random(PEOPLE) < 0.4, np.uint64((1 << size) - 1), one)
        columns.row(fact)[:] = masks[:, fact].astype(columns.row(fact).dtype)
    verdicts = np.empty((len(program.names), PEOPLE), np.uint8)
    columns.settled(verdicts)
    by_numpy = np.empty_like(verdicts)
    replace(columns, machine=plain).settled(by_numpy)
    assert np.array_equal(by_numpy, verdicts)
    prepared = [law.book.prepared[id_] for id_ in program.names]
    for some, found in zip(masks.tolist(), verdicts.T.tolist(), strict=True):
        known = Known([m.bit_length() - 1 if m & (m - 1) == 0 else -1 for m in some], some)
        assert [programs.VERDICTS.index(one.outcome(known, {})) for one in prepared] == found


def one_by_one(documents: Sequence[Document]) -> list[tuple[dict[str, str], tuple[str, ...]]]:
    source = catalogue()
    asked = [Asked(read(one), ON, source) for one in documents]
    return [
        (
            {id_: one.verdict(id_) for id_ in source.instruments},
            tuple("+".join(doubt.facts) for doubt in doubts(one)),
        )
        for one in asked
    ]


def test_a_table_and_documents_are_answered_like_single_persons(people: list[Document]) -> None:
    expected = one_by_one(people)
    for found in (bulk.table(table(people), on=ON), bulk.documents(people, on=ON)):
        answers = [(found.words(i), found.contradictions.get(i, ())) for i in range(len(people))]
        assert answers == expected


def test_single_answers_are_those_of_the_check(people: list[Document]) -> None:
    for one, (words, _) in zip(people[:20], one_by_one(people[:20]), strict=True):
        assert {a.id: a.verdict for a in queries.check(one, on=ON).instruments} == words


@pytest.fixture
def files(tmp_path: Path, people: list[Document]) -> dict[str, Path]:
    some = people[:40]
    lines = tmp_path / "people.jsonl"
    lines.write_text(
        "\n".join(json.dumps({"id": str(i), **one}) for i, one in enumerate(some)), "utf-8"
    )
    rows = tmp_path / "people.parquet"
    pq.write_table(table(some), rows)
    return {"jsonl": lines, "parquet": rows}


def run(people: Path, out: Path) -> int:
    return main(["law", "bulk", str(people), "-o", str(out), "--on", ON.isoformat()])


def rows(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        found: list[dict[str, Any]] = pq.read_table(file).to_pylist()
        return found
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_every_way_from_file_to_file_gives_the_same_rows(
    files: dict[str, Path], tmp_path: Path
) -> None:
    written = []
    for file in files.values():
        for ending in files:
            out = tmp_path / f"out-{file.suffix[1:]}.{ending}"
            assert run(file, out) == 0
            written.append(rows(out))
    assert all(one == written[0] for one in written)
    assert set(written[0][0]) == {"id", "contradictions", *catalogue().instruments}
    assert [row["id"] for row in written[0]] == [str(i) for i in range(40)]


def test_bad_lines_are_all_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "people.jsonl"
    bad.write_text(
        '{"facts": {"german": "B7"}}\nnonsense\n{"facts": {"germann": "B1"}}\n{}\n', "utf-8"
    )
    out = tmp_path / "out.jsonl"
    assert run(bad, out) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f'{bad}:1: facts.german: "B7" is not one of A0 A1 A2 B1 B2 C1 C2'
    assert told[1].startswith(f"{bad}:2: is not JSON")
    assert "the nearest known key is german" in told[2]
    assert [file.name for file in tmp_path.iterdir()] == ["people.jsonl"]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"german": ["B7"]}, 'german: "B7" is not one of A0'),
        ({"age": [-4]}, 'age: "-4" is not a whole number from 0 to 120'),
        ({"age": [1.5]}, "is not a whole number"),
        ({"age": ["old"]}, "expected numbers, found string"),
        ({"employed": ["yes"]}, "expected true and false, found string"),
        ({"birth_date": ["1998-02-30"]}, "is not a date like 1998-04-12"),
        ({"nationality": ["QQ"]}, "is not a country code"),
        ({"germann": ["B1"]}, "the nearest known key is german"),
        ({"status": [["ae_24"]]}, "expected words"),
    ],
)
def test_a_bad_column_is_named(columns: dict[str, list[object]], says: str) -> None:
    with pytest.raises(BadDocument) as caught:
        bulk.table(pa.table({"id": ["a"], **columns}), on=ON)
    assert says in str(caught.value)


def test_no_file_and_no_table_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = tmp_path / "people.parquet"
    fake.write_bytes(b"PAR1 but not really")
    latin = tmp_path / "people.jsonl"
    latin.write_bytes('{"id": "Größe"}'.encode("latin-1"))
    for file in (fake, latin, tmp_path / "nothing.jsonl", tmp_path / "people.csv"):
        assert run(file, tmp_path / "out.jsonl") == 2
    assert not (tmp_path / "out.jsonl").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_nobody_gives_an_empty_answer(tmp_path: Path) -> None:
    empty = tmp_path / "people.jsonl"
    empty.write_text("\n", "utf-8")
    for name in ("out.jsonl", "out.parquet"):
        assert run(empty, tmp_path / name) == 0
        assert rows(tmp_path / name) == []
