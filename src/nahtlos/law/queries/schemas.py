"""JSON Schemas of the documents that outside programs hand in and get back."""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import Any

from nahtlos.law.translate.values import LEVELS
from nahtlos.people import countries
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

NAMES = ("person", "verdicts")


def schema(name: str) -> Mapping[str, Any]:
    """The JSON Schema of `person` or `verdicts`; the KeyError names what has none."""
    if name not in NAMES:
        raise KeyError(name)
    return deepcopy(_read(name))


@cache
def _read(name: str) -> dict[str, Any]:
    file = files("nahtlos.law") / "catalogue" / "schemas" / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if name == "person":
        for part, fields in (("record", RECORD_FIELDS), ("facts", FACTS)):
            known = found["properties"][part]["properties"]
            known |= {f.id: _value(f) for f in fields.values() if f.id not in known}
    return found


def _value(fact: Fact) -> dict[str, Any]:
    return {"description": fact.label.en} | _allowed(fact)


def _allowed(fact: Fact) -> dict[str, Any]:
    match fact.kind:
        case Kind.INTEGER | Kind.NUMBER:
            whole = "integer" if fact.kind is Kind.INTEGER else "number"
            top = {} if fact.maximum is None else {"maximum": fact.maximum}
            return {"type": [whole, "null"], "minimum": fact.minimum} | top
        case Kind.LEVEL:
            return {"enum": [*LEVELS, None]}
        case Kind.CHOICE:
            return {"enum": [*(choice.value for choice in fact.choices), None]}
        case _:
            return dict(PLAIN.get(fact.kind, {"type": ["string", "null"]}))


PLAIN: Mapping[Kind, Mapping[str, Any]] = {
    Kind.BOOL: {"type": ["boolean", "null"]},
    Kind.COUNTRY: {"enum": [*countries.COUNTRIES, None]},
    Kind.DATE: {"type": ["string", "null"], "format": "date"},
}
