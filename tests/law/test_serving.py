"""A broken catalogue is refused with file, line and reason, and the last good one serves on."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from nahtlos.law.catalogue import Catalogue, serving
from nahtlos.law.catalogue.load import load

FOLDER = Path(str(files("nahtlos.law") / "catalogue"))
SHIPPED = load(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.fixture
def server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> serving.Serving:
    monkeypatch.setattr(serving, "LOOK_EVERY", 0)
    return serving.Serving(folder, lambda: SHIPPED)


def rewrite(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def title(found: Catalogue) -> str:
    return found.instruments["egz"].title["en"]


def test_a_change_serves_without_a_restart(server: serving.Serving, folder: Path) -> None:
    before = title(server.current())
    rewrite(folder / "instruments" / "egz.yaml", before, "Another name")
    assert title(server.current()) == "Another name"
    assert server.fault == ""


def test_a_broken_entry_is_named_and_the_last_good_one_serves_on(
    server: serving.Serving, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = server.current()
    rewrite(folder / "instruments" / "egz.yaml", "grants: discretionary", "grants: perhaps")
    assert server.current() is good
    assert server.fault.startswith("egz.yaml:")
    assert "'perhaps' is not one of entitled discretionary" in server.fault
    assert server.fault in caplog.text


def test_a_folder_that_was_never_good_lets_the_shipped_one_serve(
    server: serving.Serving, folder: Path
) -> None:
    (folder / "rules.yaml").unlink()
    assert server.current() is SHIPPED
    assert "rules.yaml" in server.fault


def test_mended_it_serves_again(server: serving.Serving, folder: Path) -> None:
    file = folder / "instruments" / "egz.yaml"
    rewrite(file, "grants: discretionary", "grants: perhaps")
    server.current()
    rewrite(file, "grants: perhaps", "grants: entitled")
    assert server.current().instruments["egz"].versions[0].grants == "entitled"
    assert server.fault == ""


def test_an_operator_names_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert serving.fault() == ""
    monkeypatch.setenv(serving.FOLDER, str(folder))
    rewrite(folder / "lists.yaml", "countries:", "lands:")
    assert serving.catalogue().statuses.keys() == SHIPPED.statuses.keys()
    assert "lists.yaml" in serving.fault()
