"""The shipped files of instruments as documents, for whoever copies one: every rule written out."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from nahtlos.law.catalogue.conditions import WORDS
from nahtlos.law.catalogue.faults import CatalogueFault, read
from nahtlos.law.catalogue.load import HERE
from nahtlos.law.catalogue.serving import FOLDER, catalogue

RULES = ("rules.yaml", "instrument_rules.yaml")


def document(id_: str) -> dict[str, Any] | None:
    """The document of a shipped instrument without references to rules, None where there is none."""
    if id_ not in catalogue().instruments:
        return None
    folder = Path(os.environ.get(FOLDER) or HERE)
    try:
        found: dict[str, Any] = written_out(read(folder / "instruments" / f"{id_}.yaml"), folder)
    except (CatalogueFault, OSError, KeyError):  # the files are being changed; the last good serve
        return None
    return found


def written_out(raw: Any, folder: Path = HERE) -> Any:
    """The same with what each rule says in its place; words beside the rule win over its own."""
    if isinstance(raw, list):
        return [written_out(one, folder) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if "rule" in raw:
        own = {key: value for key, value in raw.items() if key in WORDS}
        return {**written_out(_rules(folder)[raw["rule"]], folder), **own}
    return {key: written_out(value, folder) for key, value in raw.items()}


def _rules(folder: Path) -> Mapping[str, Any]:
    stamps = tuple((folder / name).stat().st_mtime_ns for name in RULES)
    return _rules_as_of(folder, stamps)


@lru_cache(maxsize=2)
def _rules_as_of(folder: Path, _stamps: tuple[int, ...]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in RULES:
        raw = read(folder / name)
        found |= raw if isinstance(raw, dict) else {}
    return found
