"""A spot in a file with its value: typed reading, and a fault with its place for all else."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from nahtlos.recognition.catalogue.basis import Says
from nahtlos.recognition.catalogue.entries import Law
from nahtlos.recognition.catalogue.faults import CatalogueFault, Place

Made = TypeVar("Made")
CITATION = re.compile(r"(?:§§? |Art\. ).*[0-9a-z] ")


@dataclass(frozen=True)
class Names:
    """What entries may refer to: laws by short name, and the ids of every kind of entry."""

    laws: Mapping[str, Law] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def laws_of(self, cite: str) -> tuple[Law, ...] | None:
        """The laws of "§ 1 A; § 2 B"; None if a part names none that is known."""
        found = [self._law_of(part.strip()) for part in cite.split(";")]
        known = [law for law in found if law is not None]
        return tuple(known) if len(known) == len(found) else None

    def _law_of(self, part: str) -> Law | None:
        by_length = sorted(self.laws, key=len, reverse=True)
        name = next((law for law in by_length if part.endswith(f" {law}")), None)
        if name is None or not CITATION.fullmatch(part.removesuffix(name)):
            return None
        return self.laws[name]


@dataclass(frozen=True)
class Spot:
    """`get("steps")` goes down to a value; the other methods read it or raise CatalogueFault."""

    raw: object
    place: Place
    names: Names

    def fault(self, reason: str) -> CatalogueFault:
        return self.place.fault(reason)

    def keys(self, required: str, optional: str = "") -> None:
        """Refuses missing and unknown keys; both are lists with blanks between."""
        given = self.mapping()
        must, may = required.split(), optional.split()
        for key in given:
            if key not in {*must, *may}:
                near = get_close_matches(str(key), [*must, *may], 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise self.get(str(key)).fault(f"unknown key{hint}")
        for key in must:
            if key not in given:
                raise self.fault(f"{key} is missing")

    def mapping(self) -> Mapping[str, object]:
        if not isinstance(self.raw, dict):
            raise self.fault("expected an object of keys and values")
        return self.raw

    def has(self, key: str) -> bool:
        return key in self.mapping()

    def get(self, key: str) -> "Spot":
        return Spot(self.mapping().get(key), self.place.at(key), self.names)

    def each(self, key: str, make: Callable[["Spot"], Made], *, least: int = 0) -> tuple[Made, ...]:
        """Every entry of a list; an absent key is an empty list."""
        if not self.has(key):
            return ()
        spot = self.get(key)
        if not isinstance(spot.raw, list) or len(spot.raw) < least:
            raise spot.fault("expected a list" + (" with an entry" if least else ""))
        return tuple(
            make(Spot(one, spot.place.at(i), self.names)) for i, one in enumerate(spot.raw)
        )

    def maybe(self, key: str, make: Callable[["Spot"], Made]) -> Made | None:
        return make(self.get(key)) if self.has(key) else None

    def text(self) -> str:
        if not isinstance(self.raw, str) or not self.raw.strip():
            raise self.fault("expected words")
        return self.raw

    def says(self) -> Says:
        self.keys("de en")
        return {language: self.get(language).text() for language in ("de", "en")}

    def day(self) -> date:
        given = self.text()
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise self.fault(f"{given!r} is not a date like 2026-08-19") from None

    def number(self) -> int:
        if not isinstance(self.raw, int) or isinstance(self.raw, bool) or self.raw < 1:
            raise self.fault("expected a whole number above 0")
        return self.raw

    def flag(self) -> bool:
        if not isinstance(self.raw, bool):
            raise self.fault("expected true or false")
        return self.raw

    def one_of(self, words: tuple[str, ...]) -> str:
        if self.raw not in words:
            raise self.fault(f"{self.raw!r} is not one of {' '.join(words)}")
        return str(self.raw)

    def id_of(self, kind: str) -> str:
        """The id of another entry, which must exist."""
        given = self.text()
        if given not in self.names.ids[kind]:
            raise self.fault(f"there is no {given} among {kind}")
        return given
