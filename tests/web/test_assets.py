"""The built files: complete, small, licensed, and from nowhere but here."""

import json
import re
from pathlib import Path

import pytest

from nahtlos.site import assets

TEMPLATES = assets.WEB / "templates"
FOR_HTML = 10_000
BUDGET = 60_000
# What the templates put together from a variable; the rest of the name is read from the callers.
PIECED = re.compile(r"kern-[\w-]*\{\{|kern-[\w-]*\{%")


@pytest.fixture(scope="session")
def built() -> Path:
    """The static files as they are served."""
    assets.build()
    return assets.BUILT


@pytest.fixture(scope="session")
def stylesheet(built: Path) -> str:
    return (built / "nahtlos.css").read_text("utf-8")


def sources() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(TEMPLATES.rglob("*.html"))]


def classes_used() -> set[str]:
    """Every KERN class that is written out in a template."""
    found: set[str] = set()
    for source in sources():
        bare = re.sub(r"\{%\s*comment.*?endcomment\s*%\}", "", source, flags=re.DOTALL)
        found |= set(re.findall(r"kern-[a-z][\w-]*(?![\w-]*\{)", PIECED.sub("", bare)))
    return found


def icons_used() -> set[str]:
    joined = "\n".join(sources())
    return set(re.findall(r"""(?:<c-icon name|\bicon)="([a-z-]+)\"""", joined))


def test_the_lock_file_names_no_host_and_pins_every_file() -> None:
    lock = json.loads((assets.ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_every_class_in_a_template_is_in_the_stylesheet(stylesheet: str) -> None:
    missing = {name for name in classes_used() if f".{name}" not in stylesheet}
    assert missing - {"kern-form-input--year"} == set()


def test_every_icon_in_a_template_is_in_the_stylesheet(stylesheet: str) -> None:
    assert icons_used()
    assert {name for name in icons_used() if f".kern-icon--{name}" not in stylesheet} == set()


@pytest.mark.parametrize("name", ["nahtlos.css", "nahtlos.rtl.css"])
def test_a_stylesheet_reads_only_files_that_are_there(built: Path, name: str) -> None:
    addresses = set(re.findall(r"url\([\"']?([^)\"']+)", (built / name).read_text("utf-8")))
    files = {address for address in addresses if not address.startswith("data:")}
    assert files
    assert {address for address in files if not (built / address).is_file()} == set()


def test_right_to_left_is_the_mirror_of_left_to_right(built: Path, stylesheet: str) -> None:
    mirrored = (built / "nahtlos.rtl.css").read_text("utf-8")
    margins = re.compile(r"margin-(left|right):")
    there = margins.findall(stylesheet)
    other = {"left": "right", "right": "left"}
    here = [other[side] for side in margins.findall(mirrored)]
    assert there
    assert there == here


def test_a_first_visit_stays_small(built: Path) -> None:
    files = ("nahtlos.css.br", "nahtlos.js.br", "favicon.svg.br")
    assert sum((built / name).stat().st_size for name in files) <= BUDGET - FOR_HTML


def test_every_text_file_is_there_compressed_twice(built: Path) -> None:
    texts = [path for path in built.rglob("*") if path.suffix in {".css", ".js", ".svg"}]
    assert len(texts) == 4
    assert all(
        path.with_name(f"{path.name}{end}").is_file() for path in texts for end in (".br", ".gz")
    )


def test_licences_stand_beside_what_they_cover(built: Path) -> None:
    names = {path.name.partition(".")[0] for path in (built / "licences").iterdir()}
    assert names == {"kern-ux", "fira-sans", "noto-sans-arabic", "vazirmatn", "htmx"}


def test_what_has_not_changed_is_not_built_again(tmp_path: Path) -> None:
    target = tmp_path / "built"
    assert assets.build(target=target)
    assert not assets.build(target=target)
    (target / ".stamp").write_text("of another day", "ascii")
    assert assets.build(target=target)
