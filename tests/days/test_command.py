"""`nahtlos day`: one JSON document on standard output, faults with their place, exit status 2."""

import json
from pathlib import Path

import pytest

from nahtlos.site.cli import main

from .test_documents import DAY, changed

Said = pytest.CaptureFixture[str]


def written(folder: Path, name: str, document: object) -> str:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return str(file)


@pytest.fixture
def day(tmp_path: Path) -> str:
    return written(tmp_path, "day", DAY)


@pytest.fixture
def planned(day: str, tmp_path: Path, capsys: Said) -> str:
    assert main(["day", "plan", day, "--seconds", "0.05", "--json"]) == 0
    return written(tmp_path, "plan", json.loads(capsys.readouterr().out))


def test_plan_prints_one_document_that_check_accepts(day: str, planned: str, capsys: Said) -> None:
    told = json.loads(Path(planned).read_text(encoding="utf-8"))
    assert told["figures"] == {"unmet": 0, "idle_minutes": 0, "interpreter_minutes": 50}
    assert main(["day", "check", day, planned]) == 0
    assert "2 meetings, 0 unmet: every rule holds" in capsys.readouterr().out


def test_a_plan_that_breaks_a_rule_is_named_and_status_1(
    day: str, planned: str, tmp_path: Path, capsys: Said
) -> None:
    told = json.loads(Path(planned).read_text(encoding="utf-8"))
    told["meetings"][0]["interpreter"] = None
    assert main(["day", "check", day, written(tmp_path, "wrong", told)]) == 1
    assert "meetings[0]: visitor v1 and desk d1 share no language" in capsys.readouterr().out


def test_plan_reads_like_a_timetable(day: str, capsys: Said) -> None:
    assert main(["day", "plan", day, "--seconds", "0.05"]) == 0
    told = capsys.readouterr().out
    assert "Unmet: 0 (at least 0)" in told
    assert "09:30–09:50  d1  v1: language with i1; " in told


def test_replan_tells_what_is_moved_and_check_knows_the_changes(
    day: str, planned: str, tmp_path: Path, capsys: Said
) -> None:
    changes = written(tmp_path, "changes", {"visitor_late": [{"id": "v1", "until": "10:00"}]})
    assert main(["day", "replan", day, planned, changes, "--now", "09:00", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["moved"][0] == {
        "visitor": "v1", "topic": "language", "from": "09:30", "to": "10:00", "minutes": 30,
    }  # fmt: skip
    new = written(tmp_path, "new", told)
    assert main(["day", "check", day, new, "--changes", changes, "--now", "09:00"]) == 0
    assert main(["day", "replan", day, planned, changes, "--now", "09:00"]) == 0
    assert "moved: v1: language from 09:30 to 10:00" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["plan", "{bad}"], 'bad.json: grid_minutes: "5" is not a whole number'),
        (["plan", "nowhere.json"], "nowhere.json: No such file"),
        (["plan", "{day}", "--seconds", "no"], '"no" is not a number of seconds'),
        (["check", "{day}", "{day}"], "day.json: date: unknown key"),
        (["check", "{day}", "{plan}", "--now", "09:00"], "--changes and --now belong together"),
        (
            ["replan", "{day}", "{plan}", "{none}", "--now", "9"],
            '--now: "9" is not a time like 09:30',
        ),
        (["replan", "{other}", "{plan}", "{none}", "--now", "09:00"], 'there is no visitor "v1"'),
    ],
)
def test_bad_input_is_named_with_its_place(
    arguments: list[str], says: str, day: str, planned: str, tmp_path: Path, capsys: Said
) -> None:
    files = {
        "day": day, "plan": planned, "none": written(tmp_path, "none", {}),
        "bad": written(tmp_path, "bad", changed("grid_minutes", "5")),
        "other": written(tmp_path, "other", changed("visitors.0.id", "v2")),
    }  # fmt: skip
    assert main(["day", *(one.format(**files) for one in arguments)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err


@pytest.mark.parametrize("name", ["day", "dayplan"])
def test_the_schemas_are_printed(name: str, capsys: Said) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["$id"].endswith(f"/{name}.json")
