"""`nahtlos outcomes`: documents, files, and every fault with its place."""

import json
from pathlib import Path

import pytest

from nahtlos.site.cli import main

MONTHS = [f"2024-{m:02d}" for m in range(1, 13)] + [f"2025-{m:02d}" for m in range(1, 13)]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    stock = [f"p{n},{month},{'fm'[n % 2]},{n % 2}" for month in MONTHS for n in range(10)]
    write(tmp_path, "stock", "person,month,sex,single_parent", *stock)
    write(tmp_path, "starts", "person,date,kind", "p1,2025-11-15,insured", "p2,2025-11-16,training")
    write(tmp_path, "insured", "person,month", "p1,2025-12")
    return tmp_path


def write(folder: Path, name: str, *lines: str) -> Path:
    file = folder / f"{name}.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def run(files: Path, month: str, *more: str) -> int:
    named = [
        word
        for name in ("stock", "starts", "insured")
        for word in (f"--{name}", str(files / f"{name}.csv"))
    ]
    return main(["outcomes", "indicators", *named, "--month", month, *more])


def k2(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(capsys.readouterr().out)["indicators"]["K2"]
    return found


def test_one_document_as_promised(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "2025-12", "--json") == 0
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert told.err == ""
    assert document["month"] == "2025-12"
    assert list(document["indicators"]) == ["K2", "K2E1", "K2E2", "K2E3", "K2E4"]
    assert document["indicators"]["K2"] == {
        "total": {"numerator": 2, "denominator": 10.0, "value": 20.0},
        "f": {"numerator": 1, "denominator": 5.0, "value": 20.0},
        "m": {"numerator": 1, "denominator": 5.0, "value": 20.0},
    }
    assert document["indicators"]["K2E3"]["f"]["value"] is None


def test_on_the_cut_off_belongs_to_the_month(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(files, "2025-11", "--json")
    assert k2(capsys)["total"]["numerator"] == 1


def test_other_cut_offs_shift_it(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cutoffs = write(files, "cutoffs", "month,date", "2025-11,2025-11-13")
    run(files, "2025-11", "--json", "--cutoffs", str(cutoffs))
    assert k2(capsys)["total"]["numerator"] == 0


def test_it_can_be_read_without_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "2025-12") == 0
    assert "K2    total 20.0 (2 of 10.0)" in capsys.readouterr().out


def test_months_without_stock_are_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "2026-02", "--json") == 0
    assert "nobody in the stock of 2026-01: counted as 0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        ("stock", "p1,2025-13,f,0", 'stock.csv:242: month: "2025-13" is not a month like 2025-12'),
        ("stock", "p11,2025-01,w,0", 'stock.csv:242: sex: "w" is not one of f m d'),
        ("stock", ",2025-01,f,0", "stock.csv:242: person: is empty"),
        ("stock", "p11,2025-01,f,", 'single_parent: "" is not one of 1 true yes 0 false no'),
        ("stock", "p11,2025-01,f", "stock.csv:242: has 3 values instead of 4"),
        ("stock", "p1,2025-01,f,0", "stock.csv:242: p1 2025-01: is there twice, first in line 123"),
        ("stock", '"p1', "stock.csv:242: unexpected end of data"),
        ("starts", "p1,15.11.2025,insured", 'starts.csv:4: date: "15.11.2025" is not a date'),
        ("starts", "p1,2025-11-15,job", 'starts.csv:4: kind: "job" is not one of insured'),
        ("insured", "p1,2025", 'insured.csv:3: month: "2025" is not a month like 2025-12'),
    ],
)
def test_a_fault_is_named_with_its_line(
    files: Path, name: str, line: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = files / f"{name}.csv"
    file.write_text(f"{file.read_text()}{line}\n")
    assert run(files, "2025-12", "--json") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err


def test_two_faults_are_both_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(files, "insured", "person,month", "p1,never", "p1,2025-12", "p1,later")
    assert run(files, "2025-12") == 2
    assert [line.split(":")[1] for line in capsys.readouterr().err.splitlines()] == ["2", "4"]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("person,monht", 'monht: unknown column, did you mean "month"?'),
        ("person", "the column month is missing"),
        ("person,month,month", "month: is there twice"),
    ],
)
def test_a_wrong_first_line(
    files: Path, header: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(files, "insured", header)
    assert run(files, "2025-12") == 2
    assert f"insured.csv:1: {says}" in capsys.readouterr().err


def test_a_file_that_is_no_text(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "insured.csv").write_bytes(b"person,month\n\xff\xfe,2025-01\n")
    assert run(files, "2025-12") == 2
    assert "is not text in UTF-8" in capsys.readouterr().err


def test_no_file_and_no_month(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "12/2025") == 2
    assert '"12/2025" is not a month' in capsys.readouterr().err
    (files / "stock.csv").unlink()
    assert run(files, "2025-12") == 2
    assert "stock.csv: No such file" in capsys.readouterr().err


def test_semicolons_and_another_order_of_columns(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(files, "starts", "kind;date;person", "insured;2025-11-15;p1")
    assert run(files, "2025-12", "--json") == 0
    assert k2(capsys)["total"]["numerator"] == 1


def test_cut_offs_in_the_wrong_order(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cutoffs = write(files, "cutoffs", "month,date", "2025-11,2025-12-31")
    assert run(files, "2025-12", "--cutoffs", str(cutoffs)) == 2
    assert "do not follow each other" in capsys.readouterr().err


TABLE = ("place,f,m,total", "Aue,1,10,11", "Bad Elm,20,10,30", "total,21,20,41")


def protect(table: Path, *more: str) -> int:
    return main(["outcomes", "protect", str(table), "-o", str(table.with_name("out.csv")), *more])


def test_a_table_is_published_with_stars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protect(write(tmp_path, "table", *TABLE), "--min", "3") == 0
    assert (tmp_path / "out.csv").read_text().splitlines() == [
        "place,f,m,total",
        "Aue,*,*,11",
        "Bad Elm,*,*,30",
        "total,21,20,41",
    ]
    told = capsys.readouterr()
    assert told.out == ""
    assert "4 of 9 cells are hidden: 1 below 3, 3 that would give them away" in told.err


def test_totals_may_stand_anywhere(tmp_path: Path) -> None:
    assert (
        protect(
            write(tmp_path, "table", "x,total,f,m", "total,41,21,20", "a,11,1,10", "b,30,20,10")
        )
        == 0
    )
    assert (tmp_path / "out.csv").read_text().splitlines()[2] == "a,11,*,*"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("x,f,total", "a,1,2", "total,1,2"), "table.csv:2: adds up to 1, and total says 2"),
        (("x,f,total", "a,1,1", "total,2,2"), "f: adds up to 1, and total says 2"),
        (("x,f,total", "a,*,1", "total,1,1"), 'table.csv:2: f: "*" is not a whole number'),
        (("x,f,total", "a,-1,-1", "total,-1,-1"), '"-1" is not a whole number from 0 on'),
        (("x,f,m", "a,1,1", "total,1,1"), "no column has the label total"),
        (("x,f,total", "a,1,1"), "no row has the label total"),
        (("x,f,total", "a,1", "total,1,1"), "table.csv:2: has 2 values instead of 3"),
        (("x,f,total", "a,1,1", "a,1,1", "total,2,2"), 'the row "a" is there twice'),
        (("",), "is not a table with labels and totals"),
    ],
)
def test_what_is_no_table(
    tmp_path: Path, lines: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protect(write(tmp_path, "table", *lines)) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write(tmp_path, "table", *TABLE)
    assert main(["outcomes", "protect", str(table), "-o", str(tmp_path / "no" / "out.csv")]) == 1
    assert "out.csv: No such file" in capsys.readouterr().err
    assert main(["outcomes", "protect", str(table), "-o", "x.csv", "--min", "0"]) == 2
