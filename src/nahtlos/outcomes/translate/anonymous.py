"""What gives somebody away in a text: names of the person, dates, addresses, numbers to ring."""

import re
from collections.abc import Iterable

LEAST = 3
GIVES_AWAY = (
    re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?"),
    re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    re.compile(r"\S+@\S+"),
    re.compile(r"\b\d[\d /-]{5,}\d\b"),
    re.compile(r"\b(?:str\.|straße|strasse|street)\b|\w+(?:straße|strasse)\b", re.IGNORECASE),
)


def gives_away(text: str, names: Iterable[str]) -> list[str]:
    """The pieces of the text by which somebody could be found; empty when there are none."""
    words = {part.casefold() for name in names for part in re.split(r"[\s-]+", name) if len(part) >= LEAST}  # fmt: skip
    found = [one for one in re.findall(r"\w+", text) if one.casefold() in words]
    return found + [match.group() for pattern in GIVES_AWAY for match in pattern.finditer(text)]
