"""Which supports matter at which stage, and when trainings begin: dated, with their sources."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Begins:
    """Something that begins on the same day of every year; `cite` and `certainty` say how sure it is."""

    key: str
    month: int
    day: int
    cite: str
    certainty: str


@dataclass(frozen=True)
class Supports:
    """Instruments of the law room by their id, facts that hold at this stage, and titles of residence."""

    instruments: tuple[str, ...]
    facts: tuple[str, ...]
    titles: tuple[str, ...]


@cache
def _read(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def begins() -> tuple[Begins, ...]:
    """When trainings, entry qualifications and school years begin."""
    return tuple(Begins(key, **entry) for key, entry in _read("begins.yaml").items())


@cache
def supports() -> dict[str, Supports]:
    """What helps, by the stage of an apprenticeship."""
    return {
        stage: Supports(
            *(tuple(entry.get(part, ())) for part in ("instruments", "facts", "titles"))
        )
        for stage, entry in _read("supports.yaml").items()
    }
