"""What is wrong in a file, where, and why it was refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

Step = str | int


class CatalogueFault(ValueError):
    """An entry that must not decide anything; the message names file, line, place and reason.

    `steps` lead to the place from the top of the document, for whoever shows the fault there.
    """

    def __init__(self, message: str, steps: tuple[Step, ...] = (), reason: str = "") -> None:
        self.steps, self.reason = steps, reason or message
        super().__init__(message)


@dataclass(frozen=True)
class Place:
    """A spot in a file: `at("work", 2)` goes down, `fault(...)` tells what is wrong there.

    Without a file it is a spot in a document that lies elsewhere, and has no line.
    """

    file: Path | None = None
    steps: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> "Place":
        return Place(self.file, (*self.steps, *steps))

    def fault(self, reason: str) -> CatalogueFault:
        where = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps)
        spot = where.lstrip(".") or "file"
        if self.file is not None:
            spot = f"{self.file.name}:{_line(self.file, self.steps)}: {spot}"
        return CatalogueFault(f"{spot}: {reason}", self.steps, reason)


def read(file: Path) -> object:
    """The YAML of a file; raises CatalogueFault where it cannot be read."""
    try:
        loader = yaml.CSafeLoader(file.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        if node is None:
            return None
        _once(node)
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "no YAML"
        raise CatalogueFault(f"{file.name}:{line}: file: {problem}") from error


def _once(top: yaml.Node) -> None:
    """Raise where a key stands twice: YAML keeps the last and loses what a lawyer wrote first."""
    todo, known = [top], {id(top)}
    while todo:
        node = todo.pop()
        parts = node.value if isinstance(node, yaml.SequenceNode) else []
        if isinstance(node, yaml.MappingNode):
            parts = [value for _key, value in node.value]
            names: set[str] = set()
            for key in (key for key, _value in node.value if isinstance(key, yaml.ScalarNode)):
                if key.value in names:
                    said = f"{key.value} is there twice"
                    raise yaml.constructor.ConstructorError(None, None, said, key.start_mark)
                names.add(key.value)
        new = [part for part in parts if id(part) not in known]  # an alias may lead back
        known.update(map(id, new))
        todo += new


def _line(file: Path, steps: Sequence[Step]) -> int:
    node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    line = 1
    for step in steps:
        node = _child(node, step)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _child(node: yaml.Node | None, step: Step) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def mapping(raw: object, place: Place, keys: frozenset[str]) -> Mapping[str, object]:
    """An object with no other keys than these; raises CatalogueFault."""
    if not isinstance(raw, dict):
        raise place.fault("expected an object of keys and values")
    for key in raw:
        if key not in keys:
            raise place.at(str(key)).fault(f"unknown key; known are {', '.join(sorted(keys))}")
    return raw


def sequence(raw: object, place: Place) -> Sequence[object]:
    """A list with at least one entry; raises CatalogueFault."""
    if not isinstance(raw, list) or not raw:
        raise place.fault("expected a list")
    return raw
