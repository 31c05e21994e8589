"""What was typed into the page of an instrument: plain names and texts, lines and their alternatives.

One shape for three sources: a form that was sent, a document that is to be changed, an empty page.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict

Texts = dict[str, list[str]]
OF_A_LINE = re.compile(r"c(\d{1,3})-(?:(\d{1,3})-)?(\w+)\Z")
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "op"})
MOST_LINES, MOST_ALTERNATIVES = 30, 12


@dataclass
class Line:
    """One condition: its own words, and the alternatives of which one is enough."""

    own: Texts = field(default_factory=dict)
    alternatives: list[Texts] = field(default_factory=list)

    @property
    def kept(self) -> Any:
        """The document of a block that is shown and not edited, None for an ordinary line."""
        return loaded(self.own.get("kept", [""])[0])


@dataclass
class Typed:
    """Everything on the page; `own` are the fields that stand outside the conditions."""

    own: Texts = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def kept(self) -> dict[str, Any]:
        """What came with a copy and is carried along unchanged, by its key in the document."""
        found = loaded(self.own.get("kept", [""])[0])
        return found if isinstance(found, dict) else {}

    def keep(self, kept: Mapping[str, Any]) -> None:
        """Carry this along and nothing else."""
        self.own["kept"] = [json.dumps(kept, ensure_ascii=False)]

    def data(self) -> MultiValueDict[str, str]:
        """The same under flat names, as a browser would send it."""
        flat: MultiValueDict[str, str] = MultiValueDict(self.own)
        for i, line in enumerate(self.lines):
            for name, texts in line.own.items():
                flat.setlist(f"c{i}-{name}", texts)
            for j, alternative in enumerate(line.alternatives):
                for name, texts in alternative.items():
                    flat.setlist(f"c{i}-{j}-{name}", texts)
        return flat


def loaded(text: str) -> Any:
    """What a hidden field holds; None where somebody has spoilt it."""
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def sent(data: MultiValueDict[str, str]) -> Typed:
    """What a browser has sent; numbers only say the order."""
    own: Texts = {}
    lines: dict[int, dict[int | None, Texts]] = {}
    for name, texts in data.lists():
        found = OF_A_LINE.match(name)
        if found:
            place = int(found[2]) if found[2] else None
            lines.setdefault(int(found[1]), {}).setdefault(place, {})[found[3]] = texts
        elif name not in NOT_TYPED:
            own[name] = texts
    return Typed(own, [_line(parts) for _i, parts in sorted(lines.items())][:MOST_LINES])


def _line(parts: dict[int | None, Texts]) -> Line:
    own = parts.pop(None, {})
    alternatives = [texts for _j, texts in sorted(parts.items(), key=lambda one: one[0] or 0)]
    return Line(own, alternatives[:MOST_ALTERNATIVES])


def changed(typed: Typed, op: str) -> str:
    """Do what a button asks that stays on the page; says where the reader goes on, as a prefix."""
    verb, *places = op.split(":")
    if verb not in VERBS:
        return ""
    try:
        return VERBS[verb](typed, places)
    except (IndexError, ValueError):  # a button that was not on the page
        return ""


def _add_line(typed: Typed, _places: list[str]) -> str:
    if len(typed.lines) < MOST_LINES:
        typed.lines.append(Line({}, [{}]))
    return f"c{len(typed.lines) - 1}"


def _remove_line(typed: Typed, places: list[str]) -> str:
    del typed.lines[int(places[0])]
    return f"c{len(typed.lines) - 1}" if typed.lines else ""


def _add_alternative(typed: Typed, places: list[str]) -> str:
    alternatives = typed.lines[int(places[0])].alternatives
    if len(alternatives) < MOST_ALTERNATIVES:
        alternatives.append({})
    return f"c{places[0]}-{len(alternatives) - 1}"


def _remove_alternative(typed: Typed, places: list[str]) -> str:
    del typed.lines[int(places[0])].alternatives[int(places[1])]
    return f"c{places[0]}"


def _choose(_typed: Typed, places: list[str]) -> str:
    return "-".join([f"c{places[0]}", *places[1:]])


def _drop(typed: Typed, places: list[str]) -> str:
    typed.keep({key: value for key, value in typed.kept.items() if key != places[0]})
    return ""


VERBS: Mapping[str, Callable[[Typed, list[str]], str]] = {
    "add-line": _add_line,
    "remove-line": _remove_line,
    "add-alternative": _add_alternative,
    "remove-alternative": _remove_alternative,
    "choose": _choose,
    "drop": _drop,
}
