"""The schemas for editors and the loader agree: what one refuses by its form, so does the other."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nahtlos.recognition.catalogue import CatalogueFault, catalogue, lists
from nahtlos.recognition.catalogue.faults import Place, read
from nahtlos.recognition.catalogue.occupations import occupations
from nahtlos.recognition.catalogue.procedures import procedure
from nahtlos.recognition.catalogue.spots import Names, Spot
from tests.recognition.test_catalogue import FOLDER

READERS: dict[str, Callable[[Spot], object]] = {
    "procedure": procedure,
    "occupations": occupations,
    "bodies": lists.bodies,
    "next_steps": lists.next_steps,
    "funding": lists.funding,
    "answers": lists.answers,
    "sources": lambda spot: (lists.laws(spot), lists.pages(spot)),
}
FILES = sorted(FOLDER.rglob("*.yaml"))
BAD: tuple[object, ...] = (None, 7, "", " ", True, [], {})
Way = tuple[str | int, ...]


def kind(file: Path) -> str:
    if file.parent == FOLDER:
        return file.stem
    return {"procedures": "procedure"}.get(file.parent.name, file.parent.name)


VALIDATORS = {
    name: Draft202012Validator(json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8")))
    for name in READERS
}
DOCUMENTS: dict[Path, Any] = {file: read(file) for file in FILES}


def names() -> Names:
    known = catalogue()
    ids = {
        "bodies": known.bodies,
        "next_steps": known.next_steps,
        "procedures": known.procedures,
        "occupations": known.occupations,
        "pages": known.pages,
    }
    return Names(known.laws, {name: frozenset(found) for name, found in ids.items()})


def loads(file: Path, document: object) -> bool:
    try:
        READERS[kind(file)](Spot(document, Place(file), names()))
    except CatalogueFault:
        return False
    return True


def paths(found: object, here: Way = ()) -> Iterator[Way]:
    yield here
    parts: Iterable[tuple[str | int, object]] = ()
    if isinstance(found, dict):
        parts = found.items()
    elif isinstance(found, list):
        parts = enumerate(found)
    for key, part in parts:
        yield from paths(part, (*here, key))


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Path, Way, object]:
    """A file in which one thing is taken away, added or put in another form."""
    file = draw(st.sampled_from(FILES))
    path = draw(st.sampled_from([one for one in paths(DOCUMENTS[file]) if one]))
    document = copy.deepcopy(DOCUMENTS[file])
    parent = document
    for step in path[:-1]:
        parent = parent[step]
    how = draw(st.sampled_from(("take", "add", "change")))
    if how == "take":
        del parent[path[-1]]
    elif how == "add" and isinstance(parent, dict):
        parent["colour"] = "red"
    else:
        parent[path[-1]] = draw(st.sampled_from(BAD))
    return file, path, document


@pytest.mark.parametrize("name", READERS)
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_follows_its_schema(file: Path) -> None:
    found = VALIDATORS[kind(file)].iter_errors(DOCUMENTS[file])
    assert [error.message for error in found] == []


@settings(max_examples=200, deadline=None)
@given(spoiled())
def test_schema_and_loader_refuse_the_same(case: tuple[Path, Way, object]) -> None:
    file, path, document = case
    assert VALIDATORS[kind(file)].is_valid(document) == loads(file, document), (file.name, path)
