"""Reads the whole catalogue once, and refuses it whole if one entry is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

from nahtlos.recognition.catalogue import lists
from nahtlos.recognition.catalogue.entries import (
    Answers,
    Body,
    Funding,
    Law,
    NextStep,
    Occupation,
    Page,
    Procedure,
    Version,
)
from nahtlos.recognition.catalogue.faults import Place, read
from nahtlos.recognition.catalogue.occupations import occupations
from nahtlos.recognition.catalogue.procedures import procedure
from nahtlos.recognition.catalogue.spots import Names, Spot

HERE = Path(str(files("nahtlos.recognition") / "catalogue"))
LISTS = ("bodies", "next_steps", "funding")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


@dataclass(frozen=True)
class Catalogue:
    """Every entry by its id."""

    procedures: Mapping[str, Procedure]
    occupations: Mapping[str, Occupation]
    bodies: Mapping[str, Body]
    next_steps: Mapping[str, NextStep]
    funding: Mapping[str, Funding]
    answers: Answers
    laws: Mapping[str, Law]
    pages: Mapping[str, Page]

    def on(self, day: date) -> Mapping[str, Version]:
        """The version of each procedure in force that day; one without is left out."""
        found = {one.id: one.on(day) for one in self.procedures.values()}
        return {id_: version for id_, version in found.items() if version is not None}


@cache
def catalogue() -> Catalogue:
    """The catalogue that is shipped."""
    return load(HERE)


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder; raises CatalogueFault on the first thing that is wrong."""
    raw = {file: read(file) for file in sorted(folder.rglob("*.yaml"))}
    groups = [file for file in raw if file.parent.name == "occupations"]
    single = [file for file in raw if file.parent.name == "procedures"]
    names = _names(raw, folder, groups, single)
    spots = {file: Spot(found, Place(file), names) for file, found in raw.items()}
    sources, answers = spots[folder / "sources.yaml"], spots[folder / "answers.yaml"]
    return Catalogue(
        procedures=_by_id(procedure(spots[file]) for file in single),
        occupations=_by_id(one for file in groups for one in occupations(spots[file])),
        bodies=_by_id(lists.bodies(spots[folder / "bodies.yaml"])),
        next_steps=_by_id(lists.next_steps(spots[folder / "next_steps.yaml"])),
        funding=_by_id(lists.funding(spots[folder / "funding.yaml"])),
        answers=lists.answers(answers),
        laws=_by_id(lists.laws(sources)),
        pages=_by_id(lists.pages(sources)),
    )


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries}


def _names(
    raw: Mapping[Path, object], folder: Path, groups: Iterable[Path], single: Iterable[Path]
) -> Names:
    """First only the ids, so that entries may refer to each other in any order."""
    sources = folder / "sources.yaml"
    top = Spot(raw[sources], Place(sources), Names())
    ids = {name: _ids(raw, [folder / f"{name}.yaml"], name) for name in LISTS}
    return Names(
        laws=_by_id(lists.laws(top)),
        ids={
            **ids,
            "laws": _ids(raw, [sources], "laws"),
            "pages": _ids(raw, [sources], "pages"),
            "procedures": frozenset(file.stem for file in single),
            "occupations": _ids(raw, groups, "occupations"),
        },
    )


def _ids(raw: Mapping[Path, object], some: Iterable[Path], key: str) -> frozenset[str]:
    """The ids of all entries below the key; one that is there twice is refused."""
    seen: set[str] = set()
    for file in some:
        for spot in Spot(raw[file], Place(file), Names()).each(key, lambda one: one):
            id_ = spot.get("id").text()
            if id_ in seen:
                raise spot.get("id").fault(f"{id_} is there twice")
            seen.add(id_)
    return frozenset(seen)
