"""Each dependency has a sentence that says why it is here, and the lock names no host."""

import json
import re
import tomllib

from .house import ROOT

DOCUMENT = ROOT / "docs" / "dependencies.md"


def canonical(requirement: str) -> str:
    """The bare name of a requirement, as the package index compares names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def declared() -> set[str]:
    """What pyproject.toml and, for the static files, package.json ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lists = [
        project["project"]["dependencies"],
        *project["project"].get("optional-dependencies", {}).values(),
        *project["dependency-groups"].values(),
        project["build-system"]["requires"],
    ]
    found = {canonical(name) for names in lists for name in names if isinstance(name, str)}
    package = ROOT / "package.json"
    if package.is_file():
        wanted = json.loads(package.read_text("utf-8"))
        found |= {*wanted.get("dependencies", {}), *wanted.get("devDependencies", {})}
    return found


def explained() -> dict[str, str]:
    """Name and sentence of each line `- **name** – sentence`."""
    lines = re.findall(r"^- \*\*(.+?)\*\* – (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return dict(lines)


def test_every_dependency_has_its_sentence() -> None:
    assert declared() == set(explained())


def test_the_sentences_say_something() -> None:
    assert [n for n, why in explained().items() if len(why) < 25 or not why.endswith(".")] == []


def test_the_lock_is_hashed_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.findall(r"^[a-z0-9][\w.-]*==\S+(?: ;.+)? \\\n\s+--hash=sha256:", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z0-9].*==", lock, re.MULTILINE)) > 0
    assert "://" not in lock


def test_the_lock_of_the_static_files_names_no_host() -> None:
    for lock in (path for path in [ROOT / "package-lock.json"] if path.is_file()):
        assert '"resolved"' not in lock.read_text("utf-8")
