"""JSON Schemas of the documents that outside programs hand in and get back."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

NAMES = ("day", "dayplan")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of `day` or `dayplan`; the KeyError names what has none."""
    if name not in NAMES:
        raise KeyError(name)
    found: dict[str, Any] = json.loads(_text(name))
    return found


@cache
def _text(name: str) -> str:
    file = files("nahtlos.days") / "catalogue" / "schemas" / f"{name}.json"
    return file.read_text(encoding="utf-8")
