"""The official lists: taken in as they are published, and only where a code is sure."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from nahtlos.employers.catalogue.load import BadList, own_occupations, with_brought
from nahtlos.employers.engine import Concept, Title, Word, joined
from nahtlos.site.cli.main import main

HEAD = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels")
BAKER, WELDER, CLERK = ("http://esco.example/occupation/" + name for name in ("b", "w", "c"))
KLDB = ("Ebene", "Schlüssel KldB 2010", "Titel")
TITLES = (("4", "2922", "Backen"), ("5", "29222", "Bäcker/in"), ("5", "24422", "Schweißer/in"),
          ("5", "71402", "Bürofachkraft"), ("5", "71401", "Bürohilfe"), ("5", "1104", "Offizier"))  # fmt: skip
LEADS = (
    ("7512", "29222"),
    ("7212", "24422"),
    ("7212", "24421"),
    ("4110", "71402"),
    ("4110", "71401"),
)


def table(
    path: Path, head: Iterable[str], rows: Iterable[Iterable[str]], between: str = ","
) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=between).writerows([head, *rows])
    return path


def lists(at: Path) -> list[str]:
    german = ((BAKER, "7512", "Bäcker", ""), (WELDER, "7212", "Lichtbogenschweißer", "Schweißer"),
              (CLERK, "4110", "Sachbearbeiter", ""))  # fmt: skip
    other = ((BAKER, "7512", "пекар", "пекарка\nхлібопекар"), (WELDER, "7212", "зварник", ""),
             (CLERK, "4110", "діловод", ""))  # fmt: skip
    kldb = table(at / "kldb.csv", KLDB, TITLES, ";")
    isco = table(at / "isco.csv", ("ISCO-08", "KldB 2010"), LEADS, ";")
    found = ["--kldb", str(kldb), "--isco", str(isco)]
    for language, rows in (("de", german), ("uk", other)):
        whole = [("Occupation", *row, "") for row in rows]
        path = table(at / f"occupations_{language}.csv", HEAD, whole)
        found += ["--esco", f"{language}={path}"]
    return found


def test_the_lists_are_joined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "words.txt"
    assert main(["occupations", *lists(tmp_path), "-o", str(out)]) == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert {"29222|uk|пекар", "29222|uk|хлібопекар", "24422|uk|зварник", "01104|de|Offizier"} <= {
        *lines
    }
    assert not [line for line in lines if "діловод" in line]
    assert "1 of ESCO left out" in capsys.readouterr().out


def test_brought_words_stand_beside_our_own(tmp_path: Path) -> None:
    brought = tmp_path / "words.txt"
    brought.write_text(
        "29222|uk|хлібопекар\n29222|de|BÄCKER/IN\n00001|uk|слово\n", encoding="utf-8"
    )
    own = own_occupations()
    found = with_brought(own, brought)
    assert found["29222"].words["uk"][-1] == "хлібопекар"
    assert found["29222"].words["de"] == own["29222"].words["de"]
    assert found.keys() == own.keys()


@pytest.mark.parametrize("line", ["2922|uk|пекар", "29222|xx|baker", "29222|uk| ", "29222|uk"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    brought = tmp_path / "words.txt"
    brought.write_text(f"29222|uk|пекар\n{line}\n", encoding="utf-8")
    with pytest.raises(BadList, match=r"words\.txt:2"):
        with_brought({}, brought)


def test_a_single_lead_is_enough_without_german_labels() -> None:
    labels = {"uk": [Concept(BAKER, "7512", ("пекар",)), Concept(WELDER, "7212", ("зварник",))]}
    found = joined([Title("29222", "Bäcker/in")], LEADS, labels)
    assert found.words == (Word("29222", "de", "Bäcker/in"), Word("29222", "uk", "пекар"))
    assert found.unsure == (WELDER,)


def test_a_german_name_outside_the_group_is_not_believed() -> None:
    labels = {"de": [Concept(CLERK, "4110", ("Bäcker",))]}
    assert joined([Title("29222", "Bäcker/in")], LEADS, labels).unsure == (CLERK,)


@pytest.mark.parametrize(
    ("head", "rows", "says"),
    [
        (("a", "b"), [("1", "2")], "a column is missing"),
        (KLDB, [("4", "2922", "Backen")], "no code of five digits"),
    ],
)
def test_a_list_that_is_none_gets_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    head: tuple[str, ...],
    rows: list[tuple[str, ...]],
    says: str,
) -> None:
    kldb, out = table(tmp_path / "x.csv", head, rows), tmp_path / "out.txt"
    assert main(["occupations", "--kldb", str(kldb), "-o", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()
