"""`nahtlos law`: one JSON document on standard output, faults with their place, exit status 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nahtlos.site.cli import main

UKRAINE = {"record": {"status": "ae_24", "status_until": "2027-03-04"}, "facts": {}}


@pytest.fixture
def person(tmp_path: Path) -> str:
    return written(tmp_path, json.dumps(UKRAINE))


def written(folder: Path, text: str) -> str:
    file = folder / "person.json"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_check_prints_one_document(person: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", person, "--on", "2026-11-23", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["work"]["employment"] == "free"
    assert told.err.startswith("Read over six months before that day: ")


def test_check_reads_like_an_answer(person: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", person, "--on", "2026-11-23"]) == 0
    told = capsys.readouterr().out
    for words in (
        "Indication; the office decides",
        "law text of 2026-08-19",
        "§ 4a Abs. 1 S. 1 AufenthG",
        "changes on: 2027-03-04",
    ):
        assert words in told


def test_german_sentences_on_request(person: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["law", "check", person, "--on", "2026-11-23", "--language", "de"])
    assert "Wer einen Aufenthaltstitel hat, darf arbeiten" in capsys.readouterr().out


def test_an_old_text_is_warned_of(person: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", person, "--on", "2027-03-01", "--json"]) == 0
    told = capsys.readouterr()
    assert "over six months ago" in told.err
    json.loads(told.out)


def test_every_fault_stands_in_a_line_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, '{"record": {"birth_dat": 1}, "facts": {"german": "B7"}}')
    assert main(["law", "check", file, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        f"{file}: record.birth_dat: unknown key; the nearest known key is birth_date",
        f'{file}: facts.german: "B7" is not one of A0 A1 A2 B1 B2 C1 C2',
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"facts": {,}}', ":1: is not JSON"),
        ('{"id": "a", "id": "b"}', "id: stands there twice"),
        ('{"facts": {"age": NaN}}', "NaN is not a number"),
        ("[" * 100_000, "person.json"),
    ],
)
def test_what_is_not_json_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    assert main(["law", "ask", written(tmp_path, text)]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere.json"], "nowhere.json: No such file"),
        (["check", "{person}", "--on", "tomorrow"], '--on: "tomorrow" is not a date'),
        (["check", "{person}", "--for", "dog"], "invalid choice"),
        (["show", "ae_25"], "the nearest known key is ae_25"),
    ],
)
def test_bad_arguments_are_bad_input(
    person: str, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main(["law", *(one.replace("{person}", person) for one in arguments)]) == 2
    assert says in capsys.readouterr().err


def test_ask_list_show_and_facts_answer_as_json(
    person: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nobody.json").write_text("{}", encoding="utf-8")
    commands = {
        "question": ["ask", str(tmp_path / "nobody.json")],
        "next": ["ask", person, "--on", "2026-11-23"],
        "list": ["list"],
        "show": ["show", "duldung_60a"],
        "facts": ["facts"],
    }
    found = {}
    for name, arguments in commands.items():
        assert main(["law", *arguments, "--json"]) == 0
        found[name] = json.loads(capsys.readouterr().out)
    assert found["question"]["fact"] == "status"
    assert set(found["next"]) == {"fact", "splits", "says"}
    assert len(found["list"]) == 51 + 88
    assert found["show"]["work"]["employment"][-1]["entitlement"] == "should"
    assert {"german", "birth_date"} <= {fact["id"] for fact in found["facts"]}


@pytest.mark.parametrize("command", [["list"], ["show", "ae_38a"], ["facts"]])
def test_the_lists_read_as_text(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", *command]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 10


def test_neither_database_nor_settings_are_needed(person: str) -> None:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "nahtlos", "law", "check", person, "--json"],
        env=bare,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["work"]["employment"] in {"free", "unknown"}
