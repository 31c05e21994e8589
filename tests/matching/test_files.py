"""Files of any length are refused in little memory, with the row of the fault."""

import json
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.matching.people import Throw

from nahtlos.site.cli import main, match_files

Said = pytest.CaptureFixture[str]


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_files, "CHUNK", 200)


def peak_of_refusing(rows: int, folder: Path, capsys: Said) -> int:
    """The most memory that Python and Arrow had while a file with a fault near its end was refused."""
    lines = [json.dumps(one, default=str) for one in Throw(4).candidates(rows).to_pylist()]
    lines[rows - 100] = lines[rows - 100].replace('"german": "', '"german": "X')
    people, offered = folder / "c.jsonl", folder / "o.parquet"
    people.write_text("\n".join(lines), "utf-8")
    pq.write_table(Throw(5).openings(50), offered)
    del lines
    before = int(pa.total_allocated_bytes())
    tracemalloc.start()
    assert main(["match", str(people), str(offered), "-o", str(folder / "m.jsonl")]) == 2
    peak = tracemalloc.get_traced_memory()[1] + int(pa.total_allocated_bytes()) - before
    tracemalloc.stop()
    assert capsys.readouterr().err.startswith(f"{people}:{rows - 99}: german: ")
    return peak


def test_memory_does_not_grow_with_the_file(
    small_parts: None, tmp_path: Path, capsys: Said
) -> None:
    peak_of_refusing(300, tmp_path, capsys)  # what is loaded once
    few, many = (peak_of_refusing(rows, tmp_path, capsys) for rows in (1_000, 6_000))
    assert many < 1.5 * few


def test_good_parts_of_a_file_become_one_table(small_parts: None, tmp_path: Path) -> None:
    whole = Throw(6).openings(950)
    pq.write_table(whole, tmp_path / "o.parquet")
    (tmp_path / "o.jsonl").write_text(
        "".join(json.dumps(one, default=str) + "\n\n" for one in whole.to_pylist()), "utf-8"
    )
    files = [
        (str(tmp_path / f"o.{ending}"), match_files.OPENINGS) for ending in ("parquet", "jsonl")
    ]
    with match_files.tables(*files) as (one, other):
        assert one.drop_columns("line").equals(other.drop_columns("line"))
        assert one.select(whole.schema.names).to_pylist() == whole.to_pylist()
        assert other["line"].to_pylist() == list(range(1, 1901, 2))
