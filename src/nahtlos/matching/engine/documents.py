"""The documents `candidate` and `opening`: their keys, their schemas, and how one is read."""

from collections.abc import Mapping
from typing import Any

from nahtlos.matching.engine.reading import (
    WEEK,
    Fault,
    Field,
    day,
    each,
    hours,
    kldb,
    nearest,
    number,
    occupation,
    one_of,
    seats,
    show,
    text,
    truth,
)
from nahtlos.matching.engine.values import ACCESS, KINDS, LEVELS, NEEDS, SHIFTS

FAR = float("inf")
CODE = {"type": "string", "pattern": "^[0-9]{1,5}$"}
WORD = {"type": "string", "pattern": "\\S"}
DATE = {"type": "string", "format": "date"}
GERMANY = ((47.0, 55.2), (5.5, 15.6))
"""Latitudes and longitudes; what lies there once both are turned round was turned round by mistake."""


def _words(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _span(low: float, high: float) -> dict[str, Any]:
    return {"type": "number", "minimum": low} | ({} if high == FAR else {"maximum": high})


def _optional(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [of, {"type": "null"}]}


NONE: list[Any] = []
PLACE = {
    "lat": Field(number(-90, 90), _span(-90, 90), 0.0, need=True),
    "lon": Field(number(-180, 180), _span(-180, 180), 0.0, need=True),
}
LEVEL = Field(one_of(LEVELS), {"enum": LEVELS}, LEVELS[0], need=True)
NAMES = Field(each(text), _words(WORD), NONE)
WHEN = Field(day, DATE, need=True)
NO = False
ALL_SHIFTS = Field(each(one_of(SHIFTS)), _words({"enum": SHIFTS}), NONE)
PAIR = {"type": "array", "items": _span(0, WEEK), "minItems": 2, "maxItems": 2}
DONE = {
    "type": "object",
    "properties": {"kldb": CODE, "years": _optional(_span(0, 100))},
    "required": ["kldb"],
    "additionalProperties": False,
}

CANDIDATE: Mapping[str, Field] = {
    "id": Field(text, WORD, "", need=True),
    **PLACE,
    "reach_km": Field(number(0, FAR), _span(0, FAR), 0.0, need=True),
    "german": LEVEL,
    "occupations": Field(each(occupation), _words(DONE), NONE),
    "skills": NAMES,
    "certificates": NAMES,
    "shifts": ALL_SHIFTS,
    "hours": Field(hours, PAIR, NONE, need=True),
    "from": WHEN,
    "wants": Field(each(one_of(KINDS)), _words({"enum": KINDS}), NONE, need=True),
    "may_practise": Field(each(kldb), _words(CODE), NONE),
    "work_access": Field(one_of(ACCESS), {"enum": ACCESS}, ACCESS[-1], need=True),
}
OPENING: Mapping[str, Field] = {
    "id": Field(text, WORD, "", need=True),
    "kind": Field(one_of(KINDS), {"enum": KINDS}, "", need=True),
    **PLACE,
    "german": LEVEL,
    "kldb": Field(kldb, CODE, "", need=True),
    "essential": NAMES,
    "optional": NAMES,
    "certificates": NAMES,
    "shifts": ALL_SHIFTS,
    "hours": Field(number(0, WEEK), _span(0, WEEK), 0.0, need=True),
    "start": WHEN,
    "regulated": Field(truth, {"type": "boolean"}, NO),
    "seats": Field(seats, {"type": "integer", "minimum": 0}, 1),
    "needs_access": Field(one_of(NEEDS), {"enum": NEEDS}, NEEDS[0]),
}
MATCH: Mapping[str, Field] = {
    "candidate": Field(text, WORD, "", need=True),
    "opening": Field(text, WORD, "", need=True),
    "score": Field(number(0, 1), _span(0, 1), 0.0, need=True),
    "terms": Field(dict, {"type": "object"}),
    "because": Field(dict, {"type": "object"}),
}
GROUPS: Mapping[str, Field] = {
    "id": Field(text, WORD, "", need=True),
    "groups": Field(each(text), _words(WORD), NONE, need=True),
}


def read(raw: object, document: Mapping[str, Field]) -> tuple[dict[str, Any], list[Fault]]:
    """What stands in a document by key, and everything that is wrong with it."""
    if not isinstance(raw, Mapping):
        return {}, [Fault("", f"{show(raw)} is not an object")]
    faults = [
        Fault(str(key), f"unknown key{nearest(str(key), document)}")
        for key in raw
        if key not in document
    ]
    found: dict[str, Any] = {}
    for key, known in document.items():
        given = raw.get(key)
        found[key] = known.otherwise
        if given is not None:
            try:
                found[key] = known.read(given)
            except (TypeError, ValueError) as bad:
                faults.append(Fault(key, str(bad)))
        elif known.need:
            faults.append(Fault(key, "is missing"))
    if not faults and "lat" in found and turned_round(found["lat"], found["lon"]):
        told = f"{found['lat']:g}, with lon {found['lon']:g}, lies in the sea off Somalia"
        faults.append(Fault("lat", f"{told}; latitude and longitude are swapped"))
    return found, faults


def turned_round(lat: Any, lon: Any) -> Any:
    """Whether a point, or which of many points, would lie in Germany with its coordinates swapped."""
    (south, north), (west, east) = GERMANY
    return (west <= lat) & (lat <= east) & (south <= lon) & (lon <= north)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of `candidate`, `opening` or `matches`; the KeyError names what has none."""
    made = {"candidate": CANDIDATE, "opening": OPENING}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    head |= {"$id": f"https://nahtlos.example/schemas/{name}.json", "title": name}
    if name == "matches":
        return head | MATCHES
    document = made[name]
    known = {
        key: dict(one.schema) if one.need else _optional(one.schema)
        for key, one in document.items()
    }
    needed = [key for key, one in document.items() if one.need]
    return head | _object(known, needed)


def _object(known: Mapping[str, Any], needed: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(known),
        "required": list(known) if needed is None else needed,
        "additionalProperties": False,
    }


SHARE = _span(0, 1)
TERMS = _object(dict.fromkeys(("skills", "occupation", "near", "language"), SHARE))
BECAUSE = _object(
    {
        "distance_km": _span(0, FAR),
        **dict.fromkeys(("essential_held", "essential_missing", "optional_held"), _words(WORD)),
        "levels_above": {"type": "integer"},
    }
)
MATCHES = _object(
    {"candidate": WORD, "opening": WORD, "score": SHARE, "terms": TERMS, "because": BECAUSE},
    ["candidate", "opening", "score", "terms"],
) | {
    "description": "One line of a file of matches. The terms are weighted and add up to the score."
}
