"""What is wrong in a file, where, and why it was refused; and YAML read without surprises."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Step = str | int
SURPRISES = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}


class CatalogueFault(ValueError):
    """An entry that must not advise anybody; the message names file, line, place and reason."""


@dataclass(frozen=True)
class Place:
    """A spot in a file: `at("steps", 2)` goes down, `fault(...)` tells what is wrong there."""

    file: Path
    steps: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> "Place":
        return Place(self.file, (*self.steps, *steps))

    def fault(self, reason: str) -> CatalogueFault:
        where = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps)
        line = _line(self.file, self.steps)
        return CatalogueFault(f"{self.file.name}:{line}: {where.lstrip('.') or 'file'}: {reason}")


class _Plain(yaml.CSafeLoader):
    """YAML in which `no` is the word, a day is text, and a key stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                said = f"{key.value} is there twice"
                raise yaml.constructor.ConstructorError(None, None, said, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in SURPRISES]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def read(file: Path) -> object:
    """The YAML of a file; raises CatalogueFault where it cannot be read."""
    try:
        return _Plain(file.read_text(encoding="utf-8")).get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(error, "problem", None) or "no YAML"
        raise CatalogueFault(f"{file.name}:{line}: file: {reason}") from error


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
