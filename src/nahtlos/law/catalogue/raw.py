"""The shipped files of instruments as documents, for whoever copies one: every rule written out."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from nahtlos.law.catalogue.conditions import WORDS
from nahtlos.law.catalogue.faults import read
from nahtlos.law.catalogue.load import HERE
from nahtlos.law.catalogue.serving import catalogue

RULES = ("rules.yaml", "instrument_rules.yaml")


def document(id_: str) -> dict[str, Any] | None:
    """The document of a shipped instrument without references to rules, None where there is none."""
    if id_ not in catalogue().instruments:
        return None
    found: dict[str, Any] = written_out(read(HERE / "instruments" / f"{id_}.yaml"))
    return found


def written_out(raw: Any) -> Any:
    """The same with what each rule says in its place; words beside the rule win over its own."""
    if isinstance(raw, list):
        return [written_out(one) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if "rule" in raw:
        own = {key: value for key, value in raw.items() if key in WORDS}
        return {**written_out(_rules()[raw["rule"]]), **own}
    return {key: written_out(value) for key, value in raw.items()}


@cache
def _rules() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in RULES:
        raw = read(HERE / name)
        found |= raw if isinstance(raw, dict) else {}
    return found
